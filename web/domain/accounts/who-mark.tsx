// What one goes by on a shared phone: a round mark in a colour with the first letter or a symbol, and the word for it.
import { m } from '../../paraglide/messages.js'
import { Icon, iconNamed } from '../../ui/icon.tsx'
import type { Shown } from './who.data.ts'

export const symbolWords: Record<string, () => string> = {
  star: m.symbol_star, flower: m.symbol_flower, tree: m.symbol_tree, fish: m.symbol_fish, bird: m.symbol_bird, boat: m.symbol_boat,
}
export const colourWords: Record<string, () => string> = {
  green: m.colour_green, blue: m.colour_blue, purple: m.colour_purple, rose: m.colour_rose, yellow: m.colour_yellow, grey: m.colour_grey,
}

/** The name chosen, else the symbol's. */
export const wordOf = (shown: Shown | null): string => shown?.name ?? symbolWords[shown?.symbol ?? 'star']?.() ?? m.someone()

export const WhoMark = ({ shown }: { shown: Shown | null }) => (
  <span className={`face look-${shown?.colour ?? 'grey'}`} aria-hidden="true">
    {shown?.name ? [...shown.name][0]!.toUpperCase() : <Icon name={iconNamed(shown?.symbol ?? 'star', 'star')} />}
  </span>
)

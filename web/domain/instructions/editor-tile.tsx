// Which tile on "Just nu" leads to the instruction: its words, its picture, its place.
import { m } from '../../paraglide/messages.js'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import type { Edited, Problems } from './edited.ts'

const icons = (): [string, string][] => [
  ['alert', m.icon_alert()], ['zap', m.icon_zap()], ['wind', m.icon_wind()], ['frown', m.icon_frown()], ['hand', m.icon_hand()], ['thermometer', m.icon_thermometer()],
  ['battery-warning', m.icon_battery()], ['power-off', m.icon_power()], ['octagon-x', m.icon_stop()], ['map-pin-off', m.icon_gone()], ['utensils', m.icon_food()], ['pill', m.icon_pill()],
  ['droplet', m.icon_drop()], ['bed', m.icon_bed()], ['bath', m.icon_bath()], ['car', m.icon_car()], ['accessibility', m.icon_chair()], ['heart-pulse', m.icon_heart()],
]

export function EditorTile({ edited, problems, change }: { edited: Edited; problems: Problems | null; change: (next: Partial<Edited>) => void }) {
  const known = icons()
  // One that a newer app has chosen stays, by its own name.
  const choices = known.some(([id]) => id === edited.tileIcon) ? known : [...known, [edited.tileIcon, edited.tileIcon] as [string, string]]
  return (
    <>
      <Field label={m.editor_tile()} help={m.editor_tile_help()} value={edited.tile} onChange={(tile) => change({ tile })} maxLength={24} />
      {edited.tile.trim() && (
        <>
          <Field label={m.editor_tile_place()} help={m.editor_tile_place_help()} inputMode="numeric" value={edited.tilePlace} onChange={(tilePlace) => change({ tilePlace })} maxLength={3} error={problems?.tilePlace ? m.editor_tile_place_wrong() : null} />
          <details className="card">
            <summary>{m.editor_tile_icon({ icon: choices.find(([id]) => id === edited.tileIcon)![1] })}</summary>
            <ChooseOne label={m.editor_tile_icon_label()} choices={choices.map(([id, word]) => ({ id, word }))} chosen={edited.tileIcon} short onChange={(tileIcon) => change({ tileIcon })} />
          </details>
        </>
      )}
    </>
  )
}

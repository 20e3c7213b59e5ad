// The inside of an open phone: what every file of this folder is handed.
import { heldKey } from './keys/unlocked.ts'
import { makeWriteOnlyKey, openPageKey } from './keys/inbox.ts'
import type { Parts } from './parts.ts'
import type { HomeRow, Registry } from './registry.ts'
import type { Store } from './store.ts'

export type Copy = {
  parts: Parts
  registry: Registry
  store: Store
  database: string
  /** As last read or written; see `changeHome`. */
  home: HomeRow
  /** After a commit: subscribers here and in other tabs look again. `gone`: facts that must leave every memory. */
  tell(gone?: string[]): void
  /** Bodies in clear, by fact; emptied when the binder locks. */
  bodies: Map<string, unknown>
}

export async function changeHome(copy: Copy, how: (row: HomeRow) => void): Promise<void> {
  const changed = await copy.registry.change(copy.home.human, copy.home.account, how)
  if (changed) copy.home = changed
}

/** The device's clock put right by the offset measured at last contact: the best guess of server time, ms. */
export const rightedNow = (copy: Pick<Copy, 'parts' | 'home'>): number => copy.parts.now() - (copy.home.offset ?? 0)

/** Another one for each moment key there has been: what one that was withdrawn has sealed is never taken for the next one's. */
export const momentLabelOf = (home: Pick<HomeRow, 'momentLabel'>): string => home.momentLabel ?? 'm1'
/** Where rows under a moment key are looked for, whichever it is. */
export const momentLabels = 'm'
export const isMomentLabel = (label: string): boolean => label.startsWith(momentLabels)
export type WritingKey = { label: string; key: CryptoKey }

export const momentAllowed = (home: HomeRow): boolean => home.agreed.momentKey && home.momentKey !== null

/** The key a new row goes under. While the binder is locked: a key that can be written with and not read. Null when there is nothing to wrap it by yet. */
export async function writingKey(copy: Copy, moment: boolean): Promise<WritingKey | null> {
  if (moment && momentAllowed(copy.home)) {
    const label = momentLabelOf(copy.home)
    const key = heldKey(copy.database, label) ?? copy.home.momentKey
    if (key) return { label, key }
  }
  const label = copy.home.binder?.label
  // Held by the device, it can be written with also where this tab has not opened the binder: else what comes for a person who is not shown
  // would wait for an unlocking that nobody asks for, unseen by the moment path.
  const key = label ? heldKey(copy.database, label) ?? (copy.home.shared ? null : copy.home.binder!.device) : null
  if (label && key) return { label, key }
  return makeWriteOnlyKey(copy)
}

/** The key of a row, or null while it is locked. */
export async function readingKey(copy: Copy, label: string): Promise<CryptoKey | null> {
  const held = heldKey(copy.database, label)
  if (held) return held
  return label.startsWith('i') ? openPageKey(copy, label) : null
}

export const binderIsOpen = (copy: Copy): boolean => copy.home.binder !== null && heldKey(copy.database, copy.home.binder.label) !== null

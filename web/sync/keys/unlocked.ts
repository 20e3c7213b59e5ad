// Keys held in this tab's memory, by database and label. Emptied when the binder locks. Imports nothing: the moment path asks it too.
const open = new Map<string, Map<string, CryptoKey>>()

export function holdKey(database: string, label: string, key: CryptoKey): void {
  const keys = open.get(database) ?? new Map<string, CryptoKey>()
  keys.set(label, key)
  open.set(database, keys)
}
export const heldKey = (database: string, label: string): CryptoKey | null => open.get(database)?.get(label) ?? null
export const dropKey = (database: string, label: string): void => { open.get(database)?.delete(label) }
/** Everything, or only the binder's keys (all but the moment key's label, "m…"). */
export function dropKeys(database: string, which: 'all' | 'binder'): void {
  const keys = open.get(database)
  for (const label of [...(keys?.keys() ?? [])]) if (which === 'all' || !label.startsWith('m')) keys!.delete(label)
}

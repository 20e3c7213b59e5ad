// A row is stored only under a key that is still today's, asked inside the transaction that stores it. Encrypting takes its time and cannot be part
// of a transaction, and this tab or another may change the key meanwhile: whoever changes it first says so in the copy itself, and then lists what
// lies under the old one. So what came before is found, what comes later is refused and encrypted again, and the old key can be let go of at once.
import type { Table } from 'dexie'
import { isMomentLabel, momentAllowed, momentLabelOf, type Copy } from '../copy.ts'
import type { Store } from '../store.ts'
import type { InboxMeta } from './inbox.ts'

/** Today's moment key by its label; null: withdrawn. Absent in a copy where it never has been. */
type MomentMeta = { label: string | null }
export const sayMomentKey = (store: Store, label: string | null) => store.meta.put({ label } satisfies MomentMeta, 'momentKey')

const numberOf = (label: string) => Number(label.slice(1))

/** A label that no row has had before. */
export async function nextMomentLabel({ home, store }: Copy): Promise<string> {
  const hasHad = home.momentLabel !== undefined || await store.meta.get('momentKey') !== undefined
  return hasHad ? `m${numberOf(momentLabelOf(home)) + 1}` : 'm1'
}

/** Call inside a transaction over meta and pageKeys: may rows under these keys be stored? */
export async function mayStore(store: Store, rows: readonly { key: string }[]): Promise<boolean> {
  const inbox = await store.meta.get('inbox') as InboxMeta | undefined
  const moment = await store.meta.get('momentKey') as MomentMeta | undefined
  for (const label of new Set(rows.map((row) => row.key))) {
    if (moment && isMomentLabel(label) && label !== moment.label) return false
    if (!inbox) continue
    if (label.startsWith('b') && numberOf(label) < numberOf(inbox.label)) return false
    if (label.startsWith('i') && (await store.pageKeys.get(label))?.key !== inbox.label) return false
  }
  return true
}

/** After a refusal: another tab may have changed the key, and the registry knows. Throws when it has destroyed this copy. */
export async function readHome(copy: Copy): Promise<void> {
  const home = await copy.registry.home(copy.home.human, copy.home.account)
  if (home?.database !== copy.database) throw new Error('the copy has been destroyed')
  copy.home = home
  // The registry has the last word: two tabs may have heard of two decisions in another order than they were made.
  if (momentAllowed(home)) await sayMomentKey(copy.store, momentLabelOf(home))
}

/** Encrypts (`make`) and stores in one transaction over `tables`, again if the key was changed in between. Null when `make` finds no key to write with. */
export async function storeUnderTodaysKey<Row extends { key: string }, T>(
  copy: Copy, tables: readonly Table<any, any>[], make: () => Promise<readonly Row[] | null>, put: (rows: readonly Row[]) => Promise<T>,
): Promise<{ stored: T } | null> {
  const { store } = copy
  for (;;) {
    const rows = await make()
    if (!rows) return null
    const done = await store.transaction('rw', [...new Set([...tables, store.meta, store.pageKeys])], async () =>
      (await mayStore(store, rows) ? { stored: await put(rows) } : null))
    if (done) return done
    await readHome(copy)
  }
}

// After an update of the app: what an older app put into this copy without understanding it is folded, and lies under the key it asks for.
// Until then a new kind's facts are missing from what stands, also from the moment path. Never the network; nothing is shown or decided here.
import { contractNumber, kinds } from '@viewme/contract/kinds.ts'
import type { Kind } from '@viewme/contract/kind.ts'
import type { Copy } from './copy.ts'
import { refold, settleKeys } from './in-force.ts'
import { unpackAll } from './packs.ts'
import { keepMomentNames } from './people.ts'
import { bodyOf, isFolded, isMoment } from './rows.ts'
import type { ContractMeta, FactRow, Store } from './store.ts'

const stepRows = 125
const stepSubjects = 25

const thisApp = (): ContractMeta => ({ number: contractNumber, kinds: Object.fromEntries(kinds.map(({ kind, v }) => [kind, v])) })
const contractOf = (store: Store) => store.meta.get('contract') as Promise<ContractMeta | undefined>

const learning = new WeakMap<Copy, Promise<void>>()

/**
 * One read when there is nothing to learn. Else in small steps, in the background; the copy is readable all the while. What lies under a locked key
 * is left for the next unlocking. A fault, or a phone switched off half-way, means doing it again: the number is put last.
 */
export function learn(copy: Copy): Promise<void> {
  const next = (learning.get(copy) ?? Promise.resolve()).then(() => learnNow(copy)).catch(() => {})
  learning.set(copy, next)
  return next
}

/** Call inside the transaction that stores a page: a tab with an older app says that the copy holds what it may not have understood. */
export async function noteOlderApp(store: Store): Promise<void> {
  if (((await contractOf(store))?.number ?? 0) > contractNumber) await store.meta.put(thisApp(), 'contract')
}

async function learnNow(copy: Copy): Promise<void> {
  const { store } = copy
  const before = await contractOf(store)
  if (before && before.number >= contractNumber) return
  await unpackAll(store)
  const subjects = new Set<string>()
  let locked = false
  for (const kind of kinds) {
    const known = isFolded(kind.kind) ? 0 : before?.kinds[kind.kind] ?? 0
    if (known >= kind.v) continue
    const ids = await store.facts.where('[kind+at]').between([kind.kind, ''], [kind.kind, '\uffff']).primaryKeys()
    for (let at = 0; at < ids.length; at += stepRows) {
      const rows = (await store.facts.bulkGet(ids.slice(at, at + stepRows))).filter((row) => row !== undefined && row.v > known) as FactRow[]
      locked = await judgeAnew(copy, kind, rows, subjects) || locked
      await rest()
    }
  }
  const all = [...subjects]
  for (let at = 0; at < all.length; at += stepSubjects) {
    const some = all.slice(at, at + stepSubjects)
    await store.transaction('rw', store.facts, store.inForce, () => refold(store, some))
    await settleKeys(copy, some)
    await rest()
  }
  if (all.length > 0) await keepMomentNames(copy)
  if (!locked) await store.meta.put(thisApp(), 'contract')
  if (all.length > 0) copy.tell()
}

/** Asks each body whether it belongs in the moment set, and names the subjects to fold. True when some were locked. */
async function judgeAnew(copy: Copy, kind: Kind, rows: readonly FactRow[], subjects: Set<string>): Promise<boolean> {
  const { store } = copy
  let locked = false
  const moment = new Map<string, boolean>()
  await Promise.all(rows.map(async (row) => {
    // A damaged row stays as it is: it can hold up neither the others nor the end.
    const body = await bodyOf(copy, row).catch(() => null)
    if (body === undefined) locked = true
    else if (body !== null && isMoment(row.kind, row.v, body) !== row.moment) moment.set(row.id, !row.moment)
  }))
  for (const row of rows) if (isFolded(kind.kind) || moment.has(row.id)) subjects.add(row.subject)
  if (moment.size > 0) {
    await store.transaction('rw', store.facts, async () => {
      const now = (await store.facts.bulkGet([...moment.keys()])).filter((row) => row !== undefined)
      await store.facts.bulkPut(now.map((row) => ({ ...row, moment: moment.get(row.id)! })))
    })
  }
  return locked
}

/** Lets the screen go first. */
const rest = () => new Promise((resolve) => setTimeout(resolve))

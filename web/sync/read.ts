// Reading the copy: facts in clear for the folds, newest first when only a window is asked for. Never the network.
import { heads } from '@viewme/contract/fold.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { pullReply } from '@viewme/contract/sync.ts'
import type { Copy } from './copy.ts'
import { ask, type Answer } from './http.ts'
import { packedRows, rowsOfSubject, together } from './packs.ts'
import { bodyOf, factOf, isFolded, type PhoneFact } from './rows.ts'
import type { FactRow, Store } from './store.ts'

export type Want = {
  /** All facts (of any kind) of every subject that has a fact of this kind. */
  kind?: string
  /** All facts of one subject. */
  subject?: string
  /** Only the subjects of the newest so many facts of the kind, by arrival, and of all of it that waits here. */
  newest?: number
}

export async function readFacts(copy: Copy, want: Want): Promise<PhoneFact[]> {
  if (copy.home.state !== 'in') return []
  const rows = await rowsWanted(copy, want)
  const read = new Map<string, unknown>()
  await Promise.all(rows.map(async (row) => {
    // A damaged row says so by its absence and never takes the list with it.
    const body = await bodyOf(copy, row).catch(() => undefined)
    if (body !== undefined) read.set(row.id, body)
  }))
  return [...Map.groupBy(rows, (row) => row.subject).values()].flatMap((own) => readableOf(own, read))
}

/**
 * While the binder is locked a subject is shown only if what stands of it can be read: an older version must never look as if it were in force.
 * What merely speaks of it (a withdrawal) counts by its header.
 */
function readableOf(own: readonly FactRow[], read: ReadonlyMap<string, unknown>): PhoneFact[] {
  if (own.every((row) => read.has(row.id))) return own.map((row) => factOf(row, read.get(row.id)))
  const kinds = new Set(own.map((row) => row.kind).filter(isFolded))
  const hidden = [...kinds].some((kind) => heads(own, kind).some((head) => !read.has(head.id)))
  if (hidden) return []
  return own.flatMap((row) => (read.has(row.id) ? [factOf(row, read.get(row.id))] : kindOf(row.kind)?.opens === false ? [factOf(row, {})] : []))
}

// As the index has them.
const newestFirst = (a: FactRow, b: FactRow): number => (a.at === b.at ? (a.id < b.id ? 1 : -1) : a.at < b.at ? 1 : -1)

async function rowsWanted({ store }: Copy, want: Want): Promise<FactRow[]> {
  if (want.subject) {
    const own = await rowsOfSubject(store, want.subject)
    return want.kind && !own.some((row) => row.kind === want.kind) ? [] : own
  }
  // What is folded is never packed, so that the screens it is for need not look there.
  const packed = want.kind && isFolded(want.kind) ? [] : await packedRows(store, () => true)
  const { kind, newest: most } = want
  if (!kind) return together(packed, await store.facts.toArray())
  // As it was at one moment: what is read twice must not have changed in between.
  return store.transaction('r', [store.facts, store.outbox], async () => {
    const ofKind = store.facts.where('[kind+at]').between([kind, ''], [kind, '\uffff'])
    const alone = most === undefined ? await ofKind.toArray() : await ofKind.reverse().limit(most).toArray()
    const found = together(packed.filter((row) => row.kind === kind), alone)
    const newest = most === undefined || found.length <= most ? found : found.sort(newestFirst).slice(0, most)
    // What was written by a clock set back, or while much else came, is still looked for by whoever wrote it.
    const waiting = most === undefined ? [] : (await store.facts.bulkGet(await store.outbox.orderBy('id').keys() as string[])).filter((row) => row?.kind === kind)
    const subjects = new Set([...newest, ...waiting].map((row) => row!.subject))
    return together(packed.filter((row) => subjects.has(row.subject)), await rowsOfSubjects(store, [...subjects], alone))
  })
}

/** With more subjects than this one walk through the index is quicker than a question for each. */
const fewSubjects = 250

/** All facts of these subjects. `here`: rows that have been read already in this transaction, and are not read again: nearly all of a list that is opened. */
async function rowsOfSubjects(store: Store, subjects: readonly string[], here: readonly FactRow[]): Promise<FactRow[]> {
  if (subjects.length > fewSubjects) return store.facts.where('subject').anyOf([...subjects]).toArray()
  const known = new Map(here.map((row) => [row.id, row]))
  const ids = (await Promise.all(subjects.map((one) => store.facts.where('subject').equals(one).primaryKeys()))).flat()
  const more = await store.facts.bulkGet(ids.filter((id) => !known.has(id)))
  for (const row of more) if (row) known.set(row.id, row)
  return ids.flatMap((id) => known.get(id) ?? [])
}

/** Of a kind, or of one subject. `before`: the lowest seq at hand; absent = from the newest. */
export type Older = ({ kind: string } | { subject: string }) & { before?: number }
/** Older facts than this phone keeps, from the server, kept nowhere. */
export async function readOlder(copy: Copy, want: Older): Promise<Answer<{ facts: PhoneFact[]; more: boolean }>> {
  const answer = await ask(copy.parts, `/api/accounts/${copy.home.account}/facts?${new URLSearchParams(Object.entries(want).map(([name, value]) => [name, String(value)]))}`, pullReply, { device: copy.home.device })
  if (answer.is !== 'ok') return answer
  if (answer.value.rights.membership !== copy.home.membership) return { is: 'sign-in' }
  const facts = answer.value.facts.filter((fact) => fact.account === copy.home.account).map(({ body, ...rest }) => factOf({ ...rest, at: rest.receivedAt, moment: false, key: '', apart: undefined, data: new Uint8Array() }, body))
  return { is: 'ok', value: { facts, more: answer.value.more } }
}

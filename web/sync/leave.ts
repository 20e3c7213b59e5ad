// A copy's end: at sign-out, when access has ended, at the tenth wrong PIN, and 30 days after the lease.
// Reading keys and the database go; what had not been sent stays sealed, without being readable, until it is delivered. Where the copy that goes by itself
// is the one that is shown, another one is shown from then on.
import { sealFact } from '@viewme/contract/delivery.ts'
import type { FactResult } from '@viewme/contract/sync.ts'
import { encryptValue, makeKey } from './cipher.ts'
import { changeHome, type Copy } from './copy.ts'
import { forgetNote } from './cleared.ts'
import { deleteDatabase } from './idb.ts'
import { raws } from './keys/binder.ts'
import { dropKeys } from './keys/unlocked.ts'
import { deliver } from './push.ts'
import { personUnasked } from './people.ts'
import { idOf, nameOfGone, type Current, type Destroyed, type HomeRow, type LeftBehind, type Registry } from './registry.ts'
import { sealedWaitsOn } from './results.ts'
import { bodyOf } from './rows.ts'
import { headerOf, stoppedRows, waitingRows, type OutboxRow } from './store.ts'

/** What a copy that went away by itself had: said at the next sign-in. */
export const destroyedHere = async (registry: Registry): Promise<Destroyed[]> => (await registry.setting<Destroyed[]>('destroyed')) ?? []

/** What would be lost with this copy: refused, half written, pictures that have not been sent, and what waits and could not be sealed. */
export async function lostWithCopy({ store }: Copy): Promise<number> {
  const refused = (await stoppedRows(store)).filter((row) => row.result === 'refused').length
  const unsealed = (await waitingRows(store)).filter((row) => !row.sealed).length
  return refused + unsealed + await store.drafts.count() + await store.uploads.where('state').anyOf('waiting', 'refused').count()
}

/** `next`: `ended` keeps the line for its writer to see, `left` only until all is delivered. `why`: nobody was asked, so it must be told of afterwards; so must every end. */
export async function destroyCopy(copy: Copy, next: 'ended' | 'left', why: Destroyed['why'] | undefined = next === 'ended' ? 'ended' : undefined): Promise<void> {
  const { store, home, registry, parts } = copy
  const waiting = await waitingRows(store)
  const stopped = await stoppedRows(store)
  const rows: LeftBehind[] = []
  for (const row of waiting) rows.push(lineOf(copy, row, row.sealed ?? await sealNow(copy, row)))
  if (next === 'ended') for (const row of stopped) rows.push({ ...lineOf(copy, row, null), state: row.result === 'refused' ? 'refused' : 'held' })
  await registry.leaveBehind(rows)
  const said = why && { destroyed: await withGone(copy, why, stopped.filter((row) => row.result === 'refused').length), ...await shownInstead(registry, home) }
  const database = copy.database
  await changeHome(copy, (row) => {
    // Overwritten before they are let go of.
    if (row.binder?.pin) crypto.getRandomValues(row.binder.pin.wrapped)
    if (row.binder?.passkey) crypto.getRandomValues(row.binder.passkey.wrapped)
  })
  // That it is gone, that this is to be said and what is shown instead: in one transaction.
  await registry.changeAll((row) => { if (row.id === home.id) Object.assign(row, { binder: null, momentKey: null, database: null, state: next }) }, said ?? {})
  copy.home = (await registry.home(home.human, home.account)) ?? copy.home
  dropKeys(database, 'all')
  raws.delete(copy)
  copy.bodies.clear()
  copy.tell()
  store.close()
  await deleteDatabase(parts.indexedDB, database)
  forgetNote(parts, database)
  if (next === 'left' && !rows.some((row) => row.sealed)) await registry.remove(home.human, home.account)
}

/** What is to be told of, with this copy. */
async function withGone(copy: Copy, why: Destroyed['why'], lost: number): Promise<Destroyed[]> {
  const { human, account } = copy.home
  const before = (await destroyedHere(copy.registry)).filter((one) => one.human !== human || one.account !== account)
  const person = await personUnasked(copy)
  const key = await makeKey()
  return [...before, { human, account, why, lost, name: person ? { key, data: await encryptValue(key, nameOfGone, person) } : null }]
}

/**
 * Nothing to change where another copy is shown, or none is left. Else one of the same human; on a shared phone first one of the same account, whoever's
 * it is, for the one it is all about is who stands beside it: before it is unlocked it shows the moment set and asks who it is.
 */
async function shownInstead(registry: Registry, gone: HomeRow): Promise<{ current?: Current | null }> {
  const current = await registry.setting<Current | null>('current')
  if (current?.human !== gone.human || current.account !== gone.account) return {}
  const here = (await registry.homes()).filter((home) => home.state === 'in' && home.database !== null && home.id !== gone.id).toSorted((a, b) => b.lease.usedAt - a.lease.usedAt)
  const next = (gone.shared ? here.find((home) => home.account === gone.account) : undefined) ?? here.find((home) => home.human === gone.human)
  if (next) return { current: { human: next.human, account: next.account } }
  return gone.shared && here.length > 0 ? { current: null } : {}
}

const lineOf = ({ home }: Copy, row: OutboxRow, sealed: LeftBehind['sealed']): LeftBehind =>
  ({ id: row.id, human: home.human, account: home.account, device: home.device, writtenAt: row.writtenAt, sealed, state: sealed ? 'waiting' : 'lost', reason: row.reason ?? null,
    ...(home.signing ? { signedBy: home.signing.publicJwk } : {}) })

/** A fact written before the delivery key was known is sealed at the last moment, if it can be read. */
export async function sealNow(copy: Copy, row: OutboxRow): Promise<LeftBehind['sealed']> {
  const { delivery, signing } = copy.home
  const fact = await copy.store.facts.get(row.id)
  const body = fact && await bodyOf(copy, fact).catch(() => undefined)
  if (!fact || body === undefined || !delivery || !signing) return null
  return sealFact({ header: headerOf(fact), body, counter: row.counter, insteadOf: row.insteadOf, delivery, signWith: signing.privateKey })
}

/** Delivers what others have left on this browser, whoever is signed in. A line without an ended membership goes with its last fact. True: something has been answered. */
export async function deliverLeftBehind(registry: Registry, parts: Copy['parts'], holding: () => boolean): Promise<boolean> {
  let answered = false
  const all = await registry.leftBehind()
  for (const [device, rows] of Map.groupBy(all.filter((row) => row.sealed !== null), (row) => row.device)) {
    const { results } = await deliver(parts, device, rows.map((row) => ({ id: row.id, sealed: row.sealed })), holding)
    const answers = new Map(results.map((one) => [one.id, one]))
    const settled = rows.flatMap((row): LeftBehind[] => {
      const answer = answers.get(row.id)
      if (!answer) return []
      if (sealedWaitsOn(answer)) return [{ ...row, reason: answer.reason! }]
      return [{ ...row, sealed: null, ...outcomeOf(answer) }]
    })
    if (settled.length > 0) await registry.leaveBehind(settled)
    answered ||= settled.length > 0
  }
  const homes = await registry.homes()
  const kept = new Set(homes.filter((home) => home.state === 'ended').map((home) => home.id))
  const lines = await registry.leftBehind()
  await registry.forget(lines.filter((row) => (row.state === 'sent' || row.state === 'lost') && !kept.has(idOf(row.human, row.account))).map((row) => row.id))
  for (const home of homes) {
    if (home.state === 'left' && !lines.some((row) => row.sealed !== null && idOf(row.human, row.account) === home.id)) await registry.remove(home.human, home.account)
  }
  return answered
}

function outcomeOf({ result, reason }: FactResult): Pick<LeftBehind, 'state' | 'reason'> {
  if (result === 'accepted' || result === 'already') return { state: 'sent', reason: null }
  return { state: result === 'refused' ? 'refused' : 'held', reason: reason ?? result }
}

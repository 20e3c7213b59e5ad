// A copy's end: at sign-out, when access has ended, at the tenth wrong PIN, and 30 days after the lease.
// Reading keys and the database go; what had not been sent stays sealed, without being readable, until it is delivered.
import { sealFact } from '@viewme/contract/delivery.ts'
import { changeHome, type Copy } from './copy.ts'
import { forgetNote } from './cleared.ts'
import { deleteDatabase } from './idb.ts'
import { raws } from './keys/binder.ts'
import { dropKeys } from './keys/unlocked.ts'
import { deliver } from './push.ts'
import { idOf, type Destroyed, type LeftBehind, type Registry } from './registry.ts'
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

/** `next`: `ended` keeps the line for its writer to see, `left` only until all is delivered. `why`: nobody was asked, so it must be told of afterwards. */
export async function destroyCopy(copy: Copy, next: 'ended' | 'left', why?: Destroyed['why']): Promise<void> {
  const { store, home, registry, parts } = copy
  const waiting = await waitingRows(store)
  const stopped = await stoppedRows(store)
  const rows: LeftBehind[] = []
  for (const row of waiting) rows.push(lineOf(copy, row, row.sealed ?? await sealNow(copy, row)))
  if (next === 'ended') for (const row of stopped) rows.push({ ...lineOf(copy, row, null), state: 'delivered', reason: row.reason ?? null })
  await registry.leaveBehind(rows)
  if (why) await registry.set('destroyed', [...await destroyedHere(registry), { human: home.human, why, lost: stopped.filter((row) => row.result === 'refused').length } satisfies Destroyed])
  const database = copy.database
  await changeHome(copy, (row) => {
    // Overwritten before they are let go of.
    if (row.binder?.pin) crypto.getRandomValues(row.binder.pin.wrapped)
    if (row.binder?.passkey) crypto.getRandomValues(row.binder.passkey.wrapped)
  })
  await changeHome(copy, (row) => {
    row.binder = null
    row.momentKey = null
    row.database = null
    row.state = next
  })
  dropKeys(database, 'all')
  raws.delete(copy)
  copy.bodies.clear()
  copy.tell()
  store.close()
  await deleteDatabase(parts.indexedDB, database)
  forgetNote(parts, database)
  if (next === 'left' && !rows.some((row) => row.sealed)) await registry.remove(home.human, home.account)
}

const lineOf = ({ home }: Copy, row: OutboxRow, sealed: LeftBehind['sealed']): LeftBehind =>
  ({ id: row.id, human: home.human, account: home.account, device: home.device, writtenAt: row.writtenAt, sealed, state: 'waiting', reason: row.reason ?? null,
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
      return [{ ...row, sealed: null, state: 'delivered', reason: answer.result === 'accepted' || answer.result === 'already' ? null : answer.reason ?? answer.result }]
    })
    if (settled.length > 0) await registry.leaveBehind(settled)
    answered ||= settled.length > 0
  }
  const homes = await registry.homes()
  const kept = new Set(homes.filter((home) => home.state === 'ended').map((home) => home.id))
  const lines = await registry.leftBehind()
  await registry.forget(lines.filter((row) => row.state === 'delivered' && row.reason === null && !kept.has(idOf(row.human, row.account))).map((row) => row.id))
  for (const home of homes) {
    if (home.state === 'left' && !lines.some((row) => row.sealed !== null && idOf(row.human, row.account) === home.id)) await registry.remove(home.human, home.account)
  }
  return answered
}

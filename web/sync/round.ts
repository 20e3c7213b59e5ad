// One round of sync: who is signed in, what waits goes out, what is new comes in. The order matters: nothing is sent before the human has been asked for.
import { me } from '@viewme/contract/me.ts'
import { askAgain, deliverOwn, push } from './push.ts'
import { heardFromServer, measureClock, registerDevice } from './devices.ts'
import { readCleared } from './cleared.ts'
import { ask, type Trouble } from './http.ts'
import { destroyCopy, deliverLeftBehind } from './leave.ts'
import { sendOpenings } from './openings.ts'
import { keepPerson, pullPeople } from './people.ts'
import { keepEnd } from './planned-end.ts'
import { pull, sweepKept } from './pull.ts'
import { forgetSent } from './reset.ts'
import { endOwed } from './session-end.ts'
import type { Copy } from './copy.ts'

/** `other-human`: someone else is signed in on this browser. `locked`: nothing to write with before a PIN has been set. */
export type Round = { is: 'done' } | { is: 'other-human' } | { is: 'locked' } | Trouble

const peopleEveryMs = 600_000
const sweepEveryMs = 3_600_000

/** `people`: the stream said that the directory has changed. */
export async function syncRound(copy: Copy, holding: () => boolean, people: boolean): Promise<Round> {
  // A copy that has been destroyed has nothing to read or write; what was left behind is still delivered.
  if (copy.home.state !== 'in') {
    await deliverLeftBehind(copy.registry, copy.parts, holding)
    return { is: 'ended' }
  }
  const owed = await endOwed(copy.registry, copy.parts)
  // While somebody's session is still to be ended nothing is asked with it. What is sealed needs none.
  const round = owed.is === 'nothing-owed' || owed.is === 'ended' ? await ownRound(copy, holding, people) : owed
  if (round.is === 'ended') await destroyCopy(copy, 'ended')
  else if (round.is === 'sign-in' || round.is === 'other-human' || round === owed) await deliverOwn(copy, holding)
  if (round.is !== 'offline' && round.is !== 'captive') await deliverLeftBehind(copy.registry, copy.parts, holding)
  return round
}

async function ownRound(copy: Copy, holding: () => boolean, people: boolean): Promise<Round> {
  const { store, parts } = copy
  const asked = parts.now()
  const who = await ask(parts, '/api/me', me, { device: copy.home.device })
  if (who.is !== 'ok') return who
  if (who.value.human.id !== copy.home.human) return { is: 'other-human' }
  await keepEnd(copy, who.value.memberships)
  await measureClock(copy, asked, Date.parse(who.value.serverTime))
  const registered = await registerDevice(copy)
  if (registered && registered.is !== 'wait') return registered
  // Twice at most for one restore: what was offered again is pushed, then pulled back with its new numbers.
  for (let turn = 0; turn < 3; turn++) {
    const pushed = await push(copy, holding)
    if (pushed.is !== 'done') return pushed
    const pulled = await pull(copy, holding)
    if (pulled.is !== 'done') return pulled
    if (!pulled.again) break
  }
  if (!holding()) return { is: 'done' }
  await heardFromServer(copy)
  const peopleAt = await store.meta.get('peopleAt') as number | undefined
  if (people || peopleAt === undefined || Math.abs(parts.now() - peopleAt) > peopleEveryMs) {
    const person = who.value.memberships.find((one) => one.id === copy.home.membership)?.person.name
    if (person) await keepPerson(copy, person)
    const trouble = await pullPeople(copy)
    if (trouble && trouble.is !== 'fault') return trouble
  }
  await deliverOwn(copy, holding)
  await sendOpenings(copy)
  await askAgain(copy, holding)
  const sweptAt = await store.meta.get('sweptAt') as number | undefined
  if (sweptAt === undefined || Math.abs(parts.now() - sweptAt) > sweepEveryMs) {
    await sweepKept(copy)
    await forgetSent(copy)
  }
  // It is all here again, and nothing went that anybody must be told of.
  if (copy.home.cleared?.lost === 0) await readCleared(copy)
  return { is: 'done' }
}

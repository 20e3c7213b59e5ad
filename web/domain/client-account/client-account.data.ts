// The people around the person, as this member may see them. Names come already shortened where somebody is protected.
import type { Role } from '@viewme/contract/actor.ts'
import { now } from '../../platform/clock.ts'
import { openCurrent } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

/** `title`: what they are in the account's own words, where those say more. `until`: ISO date-time when the membership ends or ended; `former` when that is past. */
export type TeamMember = { id: string; name: string; roles: string[]; title: string | null; until: string | null; former: boolean; protected: boolean; me: boolean }

export const watchTeam: Watch<TeamMember[]> = watchOf(openCurrent)(async (phone) => {
  const people = await phone.people()
  const time = now().toISOString()
  return people
    .map(({ id, name, roles, title, until, protected: isProtected }) => ({ id, name, roles, title: title ?? null, until, former: until !== null && until < time, protected: isProtected, me: id === phone.membership }))
    .sort((a, b) => placeOf(a.roles) - placeOf(b.roles) || a.name.localeCompare(b.name, 'sv'))
})

/** By what the server last said: who owns sees what waits. The server decides again when it is asked. */
export const watchOwner: Watch<boolean> = watchOf(openCurrent)(async (phone) => (await phone.rights())?.roles.includes('owner') ?? false)

/** `inside`: only where this owner may read it. `name`: null for one who is no longer in the directory. */
export type Waiting = { kind: string; cameAt: Date; inside: { id: string; name: string | null; writtenAt: Date; reason: string; refused: boolean } | null }
export type WaitingAnswer = { is: 'ok'; waiting: Waiting[]; more: boolean } | { is: 'offline' | 'sign-in' | 'owners-only' | 'broken' }

export async function readWaiting(): Promise<WaitingAnswer> {
  const phone = await openCurrent()
  if (!phone) return { is: 'sign-in' }
  const answer = await phone.quarantine()
  if (answer.is === 'fault' && answer.status === 403) return { is: 'owners-only' }
  if (answer.is === 'offline' || answer.is === 'sign-in') return { is: answer.is }
  if (answer.is !== 'ok') return { is: 'broken' }
  const names = new Map((await phone.people()).map((one) => [one.id, one.name]))
  const waiting = answer.value.waiting.map(({ kind, receivedAt, inside }): Waiting => ({
    kind, cameAt: new Date(receivedAt),
    inside: inside ? { id: inside.id, name: names.get(inside.author) ?? null, writtenAt: new Date(inside.writtenAt), reason: inside.reason, refused: inside.refused === true } : null,
  }))
  return { is: 'ok', waiting, more: answer.value.more }
}

/** Leads and assistants are asked for most often; then owners, relatives and therapists. */
const order: readonly Role[] = ['person', 'lead', 'assistant', 'substitute', 'owner', 'relative', 'therapist']
const placeOf = (roles: readonly Role[]) => Math.min(...roles.map((role) => order.indexOf(role)), order.length)

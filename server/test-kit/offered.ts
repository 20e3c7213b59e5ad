// One kind of fact offered and held over HTTP by the cast, in Tove's account: what the tests of a kind ask of the whole server.
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Cast } from './cast.ts'
import type { TestApp } from './test-app.ts'

export type Name = 'karin' | 'sara' | 'omar' | 'linnea' | 'elin'
type Held = { kind: string; body: Record<string, unknown> }

/** `body`: of a fact that says nothing else. `groups`: its readers. `name`: what of its body tells one from another. */
export function offeredOf(kind: string, now: () => { test: TestApp; cast: Cast }, { body, groups, name }: { body: () => unknown; groups: (of: Cast['tove']['groups']) => string[]; name: string }) {
  const url = () => `/api/accounts/${now().cast.tove.account}/facts`
  const made = (who: Name, more: object = {}) => {
    const { tove } = now().cast
    return {
      id: uuidv7(Date.now()), account: tove.account, kind, v: 1, subject: crypto.randomUUID(), basedOn: [] as string[], author: tove.members[who], device: crypto.randomUUID(),
      writtenAt: '2026-11-26T09:00:00.000Z', audience: { groups: groups(tove.groups), members: [] as string[] }, body: body(), ...more,
    }
  }
  const held = async (who: Name): Promise<Held[]> => (await now().test.app.server.inject({ url: url(), headers: now().cast.as(who) })).json().facts
  return {
    made,
    /** Built on `first`, about the same thing. */
    later: (who: Name, first: ReturnType<typeof made>, more: object) => {
      const { audience: _, ...rest } = made(who, { subject: first.subject, basedOn: [first.id], ...more })
      return rest
    },
    offer: async (who: Name, ...facts: object[]) =>
      (await now().test.app.server.inject({ method: 'POST', url: url(), headers: { ...now().cast.as(who), 'content-type': 'application/json' }, payload: JSON.stringify({ facts }) })).json().results,
    held,
    /** Names of those of this kind that they hold. */
    seenBy: async (who: Name) => (await held(who)).flatMap((one) => (one.kind === kind ? [one.body[name]] : [])),
  }
}

// Who is let to write about the person and who gets it, asked of the whole server: over HTTP, with a real PostgreSQL and a real key store.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { plainOfExpression } from '@viewme/contract/about-me.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp({ now: '2026-11-26T09:30:00Z' }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

type Name = 'karin' | 'sara' | 'omar' | 'elin'
const bodies = {
  'profile-part': { part: 'calms', lines: ['Ett mörkt rum.'] },
  expression: { says: 'Ja', how: 'Blick uppåt.', order: 0, plain: plainOfExpression({ says: 'Ja', how: 'Blick uppåt.' }) },
  'own-decision': { decided: 'Inga bilder i duschen.', asked: 'Med två bilder.', answer: 'Blick uppåt.', present: 'God man.', on: '2026-09-02' },
}
type Kind = keyof typeof bodies
const kinds = Object.keys(bodies) as Kind[]
const fact = (who: Name, kind: string, body: unknown, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind, v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: '2026-11-26T09:00:00.000Z', body, ...more,
})
const first = (who: Name, kind: Kind) => fact(who, kind, bodies[kind], { audience: { groups: [cast.tove.groups.everyone], members: [] as string[] } })
const url = () => `/api/accounts/${cast.tove.account}/facts`
const offer = async (who: Name, ...facts: object[]): Promise<{ result: string; reason?: string }[]> =>
  (await test.app.server.inject({ method: 'POST', url: url(), headers: { ...cast.as(who), 'content-type': 'application/json' }, payload: JSON.stringify({ facts }) })).json().results
const held = async (who: Name): Promise<{ kind: string; body: unknown }[]> => (await test.app.server.inject({ url: url(), headers: cast.as(who) })).json().facts
const heldKinds = async (who: Name) => (await held(who)).map(({ kind }) => kind).filter((kind) => kind in bodies).toSorted()

it('each kind is taken from the lead and from the owner, and reaches all in its audience and nobody outside it', async () => {
  for (const kind of kinds) expect(await offer('sara', first('sara', kind)), kind).toMatchObject([{ result: 'accepted' }])
  for (const kind of kinds) expect(await offer('karin', first('karin', kind)), kind).toMatchObject([{ result: 'accepted' }])
  for (const who of ['karin', 'sara', 'omar'] as const) expect([who, await heldKinds(who)]).toEqual([who, kinds.flatMap((kind) => [kind, kind]).toSorted()])
  expect(await heldKinds('elin')).toEqual([])
})

it('no kind is taken from an assistant or a relative: neither a new one, nor a change, nor its removal', async () => {
  for (const kind of kinds) {
    const standing = first('sara', kind)
    await offer('sara', standing)
    const on = { subject: standing.subject, basedOn: [standing.id] }
    expect(await offer('omar', first('omar', kind), fact('omar', kind, bodies[kind], on), fact('omar', 'withdrawal', {}, on)), kind)
      .toMatchObject([{ reason: 'only-leads-and-owners' }, { reason: 'only-leads-and-owners' }, { reason: 'only-writer-leads-and-owners' }])
    expect((await offer('elin', fact('elin', kind, bodies[kind], { audience: { groups: [cast.tove.groups.otherPlace], members: [] } })))[0]!.reason, kind).toBe('only-leads-and-owners')
  }
  expect(await heldKinds('omar')).toEqual(kinds.toSorted())
})

it('a changed decision reaches the team beside what it said before: both can be read', async () => {
  const standing = first('sara', 'own-decision')
  const changed = fact('karin', 'own-decision', { ...bodies['own-decision'], decided: 'Bara bilder som Tove har valt.', on: '2026-11-20' }, { subject: standing.subject, basedOn: [standing.id] })
  expect([...await offer('sara', standing), ...await offer('karin', changed)]).toMatchObject([{ result: 'accepted' }, { result: 'accepted' }])
  expect((await held('omar')).filter((one) => one.kind === 'own-decision').map((one) => (one.body as { decided: string }).decided)).toEqual(['Inga bilder i duschen.', 'Bara bilder som Tove har valt.'])
})

it('an expression without its plain text is refused for good, and so is a decision that does not say who was there', async () => {
  const { plain: _, ...hidden } = bodies.expression
  const { present: __, ...alone } = bodies['own-decision']
  const audience = { audience: { groups: [cast.tove.groups.everyone], members: [] } }
  expect(await offer('sara', fact('sara', 'expression', hidden, audience), fact('sara', 'own-decision', alone, audience))).toMatchObject([{ reason: 'body-invalid' }, { reason: 'body-invalid' }])
})

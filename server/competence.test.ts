// Who is let to write what a member may do, who gets it and how it lies, asked of the whole server: over HTTP, with a real PostgreSQL and a real key store.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { changeRoles } from './domain/client-account/client-account.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { offeredOf } from './test-kit/offered.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp({ now: '2026-11-26T09:30:00Z' }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const said = (task: string, more: object = {}) =>
  ({ member: cast.tove.members.omar, ground: 'delegation', task, given: { by: 'Mats Prototyp, kommunens sjuksköterska', from: '2026-03-15', until: '2027-03-15' }, ...more })
const { made: competence, later, offer, held, seenBy } = offeredOf('competence', () => ({ test, cast }), { body: () => said('Läkemedel via gastrostomi'), groups: ({ everyone, otherPlace }) => [everyone, otherPlace], name: 'task' })

describe('what a member may do', () => {
  it('is taken from the lead and from the owner, and reaches the team and the owner, but no relative who is in its audience', async () => {
    expect(await offer('sara', competence('sara', { body: said('Akutmedicin') }))).toMatchObject([{ result: 'accepted' }])
    expect(await offer('karin', competence('karin', { body: said('Sond', { given: undefined }) }))).toMatchObject([{ result: 'accepted' }])
    for (const one of ['karin', 'sara', 'omar', 'linnea'] as const) expect([one, await seenBy(one)]).toEqual([one, ['Akutmedicin', 'Sond']])
    expect(await seenBy('elin')).toEqual([])
  })

  it('is never taken from an assistant, not even about themselves, nor from a relative: neither a new one, nor a change, nor its removal', async () => {
    const first = competence('sara')
    await offer('sara', first)
    const [anew, changed, removed] = [competence('omar'), later('omar', first, { body: said('Allt') }), later('omar', first, { kind: 'withdrawal', body: {} })]
    expect(await offer('omar', anew, changed, removed)).toMatchObject([{ reason: 'only-leads-and-owners' }, { reason: 'only-leads-and-owners' }, { reason: 'only-writer-leads-and-owners' }])
    expect(await offer('elin', competence('elin'), later('elin', first, { body: said('Allt') }))).toMatchObject([{ reason: 'outside-audience' }, { reason: 'outside-audience' }])
    expect(await seenBy('linnea')).toEqual(['Läkemedel via gastrostomi'])
    expect((await held('linnea')).some((one) => one.kind === 'withdrawal')).toBe(false)
  })

  it('is renewed and removed by an owner, also where a lead wrote it, and every wording stays', async () => {
    const first = competence('sara')
    const renewed = later('karin', first, { body: said('Läkemedel via knappen') })
    await offer('sara', first)
    expect(await offer('karin', renewed, later('karin', first, { kind: 'withdrawal', basedOn: [first.id, renewed.id], body: {} }))).toMatchObject([{ result: 'accepted' }, { result: 'accepted' }])
    expect(await seenBy('omar')).toEqual(['Läkemedel via gastrostomi', 'Läkemedel via knappen'])
  })

  it('leaves a member with the role that let them read it', async () => {
    await offer('sara', competence('sara'))
    expect(await seenBy('linnea')).toEqual(['Läkemedel via gastrostomi'])
    expect(await changeRoles({ db: test.test.db, keys: test.keys, account: cast.tove.account, now: test.clock.now(), by: cast.tove.actor('karin'), membership: cast.tove.members.linnea, roles: ['relative'] })).toMatchObject({ yes: true })
    expect(await seenBy('linnea')).toEqual([])
  })

  it('lies sealed: neither the task, nor whoever gave it, nor whom it is about can be read in the database', async () => {
    await offer('sara', competence('sara', { audience: { groups: [cast.tove.groups.everyone], members: [] } }))
    const { rows } = await test.test.db.owner.query<{ row: string }>('SELECT f::text AS row FROM viewme.facts f WHERE account_id = $1', [cast.tove.account])
    expect(rows.length).toBe(1)
    for (const words of ['gastrostomi', 'Mats', 'delegation', cast.tove.members.omar]) for (const as of ['utf8', 'hex'] as const) expect(rows[0]!.row).not.toContain(Buffer.from(words).toString(as))
  })

  it('is refused for good without whoever gave it, to a last day before the first, and on a ground that has no word', async () => {
    for (const more of [{ given: { from: '2026-03-15' } }, { given: { by: 'Mats', from: '2026-03-15', until: '2026-03-14' } }, { ground: 'tillstånd' }]) {
      expect(await offer('sara', competence('sara', { body: said('Sond', more) }))).toEqual([expect.objectContaining({ result: 'refused', reason: 'body-invalid' })])
    }
  })
})

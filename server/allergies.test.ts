// Who is let to write an allergy and who gets it, asked of the whole server: over HTTP, with a real PostgreSQL and a real key store.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainOf } from '@viewme/contract/allergies.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { offeredOf } from './test-kit/offered.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp({ now: '2026-11-26T09:30:00Z' }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const said = (to: string, more: object = {}) => {
  const body = { to, severity: 'life-threatening', signs: 'Svullna läppar.', act: 'FIKTIV: pennan i röd väska.', ...more }
  return { ...body, plain: plainOf(body) }
}
const { made: allergy, later, offer, held, seenBy: allergiesOf } = offeredOf('allergy', () => ({ test, cast }), { body: () => said('Jordnötter'), groups: ({ everyone }) => [everyone], name: 'to' })

describe('an allergy', () => {
  it('is taken from the lead and from the owner, and reaches all in its audience and nobody outside it', async () => {
    expect(await offer('sara', allergy('sara'))).toMatchObject([{ result: 'accepted' }])
    expect(await offer('karin', allergy('karin', { body: said('Latex', { severity: 'serious' }) }))).toMatchObject([{ result: 'accepted' }])
    for (const who of ['karin', 'sara', 'omar', 'linnea'] as const) expect([who, await allergiesOf(who)]).toEqual([who, ['Jordnötter', 'Latex']])
    expect(await allergiesOf('elin')).toEqual([])
  })

  it('is never taken from an assistant or a relative: neither a new one, nor a change, nor its removal', async () => {
    const first = allergy('sara')
    await offer('sara', first)
    for (const who of ['omar', 'linnea'] as const) {
      expect(await offer(who, allergy(who))).toMatchObject([{ reason: 'only-leads-and-owners' }])
      expect(await offer(who, later(who, first, { body: said('Ingenting', { severity: 'mild' }) }))).toMatchObject([{ reason: 'only-leads-and-owners' }])
      expect(await offer(who, later(who, first, { kind: 'withdrawal', body: {} }))).toMatchObject([{ reason: 'only-writer-leads-and-owners' }])
    }
    expect((await offer('elin', allergy('elin', { audience: { groups: [cast.tove.groups.otherPlace], members: [] } })))[0].reason).toBe('only-leads-and-owners')
    expect(await allergiesOf('omar')).toEqual(['Jordnötter'])
    expect((await held('omar')).some((one) => one.kind === 'withdrawal')).toBe(false)
  })

  it('is changed and removed by an owner, also when a lead wrote it', async () => {
    const first = allergy('sara')
    const change = later('karin', first, { body: said('Jordnötter och mandel') })
    expect(await offer('sara', first)).toMatchObject([{ result: 'accepted' }])
    expect(await offer('karin', change, later('karin', first, { kind: 'withdrawal', basedOn: [first.id, change.id], body: {} }))).toMatchObject([{ result: 'accepted' }, { result: 'accepted' }])
    expect(await allergiesOf('omar')).toEqual(['Jordnötter', 'Jordnötter och mandel'])
  })

  it('is refused for good without what to do, without its plain text, or with a gravity that has no word', async () => {
    const { act: _, ...without } = said('Jordnötter')
    const { plain: __, ...hidden } = said('Jordnötter')
    for (const body of [without, hidden, said('Jordnötter', { severity: 'ganska svår' })]) expect(await offer('sara', allergy('sara', { body }))).toEqual([expect.objectContaining({ result: 'refused', reason: 'body-invalid' })])
  })
})

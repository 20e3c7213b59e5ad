// Who is let to write what one can see, who gets it and who takes it away, asked of the whole server: over HTTP, with a real PostgreSQL and a real key store.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { plainOf } from '@viewme/contract/signs.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { offeredOf, type Name } from './test-kit/offered.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp({ now: '2026-11-26T09:30:00Z' }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const said = (seen: string, more: object = {}) => {
  const body = { seen, meanings: [{ means: 'Hon har ont.', sure: 'known' as const, saidBy: 'logoped Nour' }], act: 'Fråga: ont?', ...more }
  return { ...body, plain: plainOf(body) }
}
const { made: sign, later, offer, held, seenBy } = offeredOf('sign', () => ({ test, cast }), { body: () => said('Drar upp knäet'), groups: ({ everyone }) => [everyone], name: 'seen' })

describe('what one can see', () => {
  it('is taken from the lead, the owner and an assistant, and reaches all in its audience and nobody outside it', async () => {
    const who = ['sara', 'karin', 'omar'] as const
    for (const one of who) expect(await offer(one, sign(one, { body: said(`Sett av ${one}`) }))).toMatchObject([{ result: 'accepted' }])
    for (const one of ['karin', 'sara', 'omar', 'linnea'] as const) expect([one, await seenBy(one)]).toEqual([one, ['Sett av sara', 'Sett av karin', 'Sett av omar']])
    expect(await seenBy('elin')).toEqual([])
  })

  it('is changed by an assistant, also where a lead wrote it, and what stood before stays readable', async () => {
    const first = sign('sara')
    await offer('sara', first)
    expect(await offer('omar', later('omar', first, { body: said('Drar upp höger knä') }))).toMatchObject([{ result: 'accepted' }])
    expect(await seenBy('linnea')).toEqual(['Drar upp knäet', 'Drar upp höger knä'])
  })

  it('is never removed by an assistant, not even what they wrote, but by leads and owners', async () => {
    const first = sign('omar')
    await offer('omar', first)
    const removal = (who: Name) => later(who, first, { kind: 'withdrawal', body: {} })
    expect(await offer('omar', removal('omar'))).toMatchObject([{ reason: 'only-writer-leads-and-owners' }])
    expect((await held('linnea')).some((one) => one.kind === 'withdrawal')).toBe(false)
    expect(await offer('karin', removal('karin'))).toMatchObject([{ result: 'accepted' }])
  })

  it('is never taken from a relative, neither a new one nor a change', async () => {
    const group = { groups: [cast.tove.groups.otherPlace, cast.tove.groups.everyone], members: [] }
    const first = sign('sara', { audience: group })
    await offer('sara', first)
    expect(await seenBy('elin')).toEqual(['Drar upp knäet'])
    expect(await offer('elin', sign('elin', { audience: group }), later('elin', first, { body: said('Ingenting') }))).toMatchObject([{ reason: 'only-the-team' }, { reason: 'only-the-team' }])
    expect(await seenBy('omar')).toEqual(['Drar upp knäet'])
  })

  it('is refused for good without a meaning, with one that nobody stands behind, and without what to do', async () => {
    const { act: _, ...without } = said('Smackar')
    for (const body of [without, said('Smackar', { meanings: [] }), said('Smackar', { meanings: [{ means: 'Mer.', sure: 'known', saidBy: ' ' }] })]) {
      expect(await offer('omar', sign('omar', { body }))).toEqual([expect.objectContaining({ result: 'refused', reason: 'body-invalid' })])
    }
  })
})

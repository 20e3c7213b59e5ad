// Whom a thing reaches is read before the account's lock is taken. Two who write at the very same moment: the one who comes second is
// judged by what the first one changed.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

type Name = 'karin' | 'sara' | 'omar' | 'linnea'
let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const sql = async (text: string, values: unknown[] = []) => (await test.test.db.owner.query(text, values)).rows
const facts = () => `/api/accounts/${cast.tove.account}/facts`
const header = (who: Name) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, v: 1, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID(), writtenAt: test.clock.now().toISOString(),
})
const body = { text: 'Åt hela portionen.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }
const home = () => ({ groups: [cast.tove.groups.home], members: [] as string[] })
const note = (who: Name, audience = home()) => ({ ...header(who), kind: 'note', subject: crypto.randomUUID(), audience, body })
const about = (who: Name, thing: { id: string; subject: string }) => ({ ...header(who), kind: 'note', subject: thing.subject, basedOn: [thing.id], body })
const shown = (who: Name, { subject }: { subject: string }, audience: { groups: string[]; members: string[] }) => ({ ...header(who), kind: 'visibility', subject, audience, body: {} })
const onlyFor = (who: Name) => ({ groups: [], members: [cast.tove.members[who]] })

async function offer(who: Name, ...offered: unknown[]) {
  const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: cast.as(who), payload: { facts: offered } })
  return reply.json().results as { result: string; reason?: string }[]
}
const pulled = async (who: Name, subject: string) =>
  ((await test.app.server.inject({ url: `${facts()}?subject=${subject}`, headers: cast.as(who) })).json().facts as { id: string }[]).map((one) => one.id).toSorted()

const waiting = async () => (await sql(`SELECT count(*)::integer AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%viewme.append%'`))[0].n

/** Both have been judged, and wait for the lock in this order, before either is written. */
async function bothAtOnce<A, B>(first: () => Promise<A>, second: () => Promise<B>): Promise<[A, B]> {
  const holding = await test.test.db.owner.connect()
  try {
    await holding.query('BEGIN')
    await holding.query('SELECT FROM viewme.heads WHERE account_id = $1 FOR UPDATE', [cast.tove.account])
    const one = first()
    await expect.poll(waiting).toBe(1)
    const two = second()
    await expect.poll(waiting).toBe(2)
    await holding.query('COMMIT')
    return await Promise.all([one, two])
  } finally { holding.release() }
}

describe('written at the very moment that a thing’s audience is changed', () => {
  it('a note of one who has just been left out is set aside, and nobody gets it', async () => {
    const thing = note('omar')
    await offer('omar', thing)
    const late = about('sara', thing)
    const [, [result]] = await bothAtOnce(() => offer('karin', shown('karin', thing, onlyFor('karin'))), () => offer('sara', late))
    expect(result).toMatchObject({ result: 'quarantined', reason: 'outside-audience' })
    expect(await pulled('karin', thing.subject)).not.toContain(late.id)
    expect(await sql('SELECT FROM viewme.facts WHERE id = $1', [late.id])).toEqual([])
  })

  it('a choice of audience by one who has just been left out does not open the thing again', async () => {
    const thing = note('karin', { groups: [cast.tove.groups.private], members: [] })
    await offer('karin', thing)
    const [, [result]] = await bothAtOnce(() => offer('karin', shown('karin', thing, onlyFor('karin'))), () => offer('sara', shown('sara', thing, home())))
    expect(result).toMatchObject({ result: 'quarantined', reason: 'outside-audience' })
    expect(await pulled('omar', thing.subject)).toEqual([])
  })

  it('a note of one who has just been let in is taken in', async () => {
    const thing = note('karin', onlyFor('karin'))
    await offer('karin', thing)
    const mine = about('sara', thing)
    const [, [result]] = await bothAtOnce(() => offer('karin', shown('karin', thing, home())), () => offer('sara', mine))
    expect(result).toMatchObject({ result: 'accepted' })
    expect(await pulled('linnea', thing.subject)).toContain(mine.id)
  })

  it('a note of one who stays is taken in, and reaches those it is for now and nobody else', async () => {
    const thing = note('sara')
    await offer('sara', thing)
    const mine = about('sara', thing)
    const [, [result]] = await bothAtOnce(() => offer('karin', shown('karin', thing, onlyFor('karin'))), () => offer('sara', mine))
    expect(result).toMatchObject({ result: 'accepted' })
    expect(await pulled('karin', thing.subject)).toContain(mine.id)
    expect(await pulled('omar', thing.subject)).toEqual([])
  })

  it('a batch that itself changes the audience and then writes is judged by its own order', async () => {
    const thing = note('omar')
    await offer('omar', thing)
    const [, results] = await bothAtOnce(() => offer('omar', note('omar')), () => offer('sara', shown('sara', thing, onlyFor('sara')), about('sara', thing)))
    expect(results).toMatchObject([{ result: 'accepted' }, { result: 'accepted' }])
    expect(await pulled('karin', thing.subject)).toEqual([])
  })
})

// What has been removed stays removed, whatever the phone that removed it had let go of; and what is taken back while it is young brings back
// the text before it. Asked of the whole server, over months.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Fact, OfferedFact } from '@viewme/contract/fact.ts'
import { heads, toWithdraw } from '@viewme/contract/fold.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { checkBinder } from '../operator/check-binder.ts'
import { readMigrations } from '../platform/migrate.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())
beforeEach(async () => {
  on('2026-01-10')
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true })
})

const on = (day: string) => test.clock.set(`${day}T08:00:00Z`)
const bodyOf = (kind: string) => JSON.parse(readFileSync(fileURLToPath(new URL(`../../contract/fixtures/${kind}.${kindOf(kind)!.v}.json`, import.meta.url)), 'utf8'))[0]
const facts = () => `/api/accounts/${cast.tove.account}/facts`
type Thing = Pick<OfferedFact, 'id' | 'subject'>
/** A text by Sara of this kind; on others it carries their subject. */
const text = (kind: string, ...on_: Thing[]): OfferedFact => ({
  id: uuidv7(test.clock.now().getTime()), account: cast.tove.account, kind, v: kindOf(kind)!.v, subject: on_[0]?.subject ?? crypto.randomUUID(), basedOn: on_.map((one) => one.id),
  author: cast.tove.members.sara, device: crypto.randomUUID(), writtenAt: test.clock.now().toISOString(),
  ...(on_.length > 0 ? {} : { audience: { groups: [cast.tove.groups.home], members: [] } }), body: kind === 'withdrawal' ? {} : bodyOf(kind),
})
async function taken<T extends OfferedFact[]>(...offered: T): Promise<T> {
  const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: { ...cast.as('sara'), 'content-type': 'application/json' }, payload: JSON.stringify({ facts: offered }) })
  expect(reply.json().results.map((one: { result: string }) => one.result)).toEqual(offered.map(() => 'accepted'))
  return offered
}
/** What this phone is given on this day: a new one, or after a cursor. */
async function pulled(after?: string): Promise<{ facts: Fact[]; cursor: string }> {
  return (await test.app.server.inject({ url: `${facts()}?limit=500${after ? `&after=${after}` : ''}`, headers: cast.as('omar') })).json()
}
/** What stands, by the server's columns and by a new phone's fold: always the same. */
async function standing(kind: string): Promise<string[]> {
  const { rows } = await test.test.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 AND kind = $2 AND superseded_at IS NULL ORDER BY seq', [cast.tove.account, kind])
  const ids = rows.map((row) => row.id)
  expect(heads((await pulled()).facts, kind).map((one) => one.id)).toEqual(ids)
  return ids
}
const ids = (...those: Thing[]) => those.map((one) => one.id)
/** Versions published on the tenth of January, February and so on. */
async function published(kind: string, months: number): Promise<OfferedFact[]> {
  const made: OfferedFact[] = []
  for (let month = 1; month <= months; month++) {
    on(`2026-0${month}-10`)
    made.push(...await taken(text(kind, ...made.slice(-1))))
  }
  return made
}
const verified = async () => {
  const client = await test.test.db.owner.connect()
  try { return (await checkBinder(client, test.keys, { now: test.clock.now(), anchor: null })).accounts.find((one) => one.account === cast.tove.account)!.faults } finally { client.release() }
}

// Of other kinds that one removes a phone keeps every text.
describe.each(['instruction-version', 'contact'])('a removed %s', (kind) => {
  it('stays removed when the phone that removes it holds its last two texts of four', async () => {
    await published(kind, 4)
    on('2026-09-10')
    const phone = await pulled()
    const own = phone.facts.filter((one) => one.kind === kind)
    expect(own).toHaveLength(2)
    for (const basedOn of toWithdraw(own, kind)) await taken({ ...text('withdrawal', own[0]!), basedOn })
    expect(await standing(kind)).toEqual([])
    expect((await pulled(phone.cursor)).facts.map((one) => one.kind)).toEqual(['withdrawal'])
    on('2027-02-10')
    expect(await standing(kind)).toEqual([])
    expect((await pulled()).facts.filter((one) => one.kind === kind)).toEqual([])
    expect(await verified()).toEqual([])
  })
})

const kind = 'instruction-version'

describe('a withdrawal', () => {
  it('that names only what stands brings back the text before it for 60 days, and after that none', async () => {
    const [first, second] = await taken(text(kind)).then(async ([one]) => [one, ...await taken(text(kind, one))])
    test.clock.forward(60 * 86_400_000 - 1)
    const [hides] = await taken(text('withdrawal', second!))
    expect(await standing(kind)).toEqual(ids(first!))
    await taken(text('withdrawal', hides))
    expect(await standing(kind)).toEqual(ids(second!))
    test.clock.forward(1)
    await taken(text('withdrawal', second!))
    expect(await standing(kind)).toEqual([])
    expect(await verified()).toEqual([])
  })

  it('counts from the first that hides a text, and no later one undoes more', async () => {
    const [first] = await taken(text(kind))
    const [second] = await taken(text(kind, first))
    on('2026-01-20')
    await taken(text('withdrawal', second))
    on('2026-06-20')
    await taken(text('withdrawal', second))
    expect(await standing(kind)).toEqual(ids(first))
    expect(await verified()).toEqual([])
  })

  it('that is itself withdrawn leaves all as it was, however long after', async () => {
    const [, , third, fourth] = await published(kind, 4)
    on('2026-09-10')
    const [removes] = await taken(text('withdrawal', third!, fourth!))
    expect(await standing(kind)).toEqual([])
    on('2027-03-10')
    await taken(text('withdrawal', removes))
    expect(await standing(kind)).toEqual(ids(fourth!))
    expect((await pulled()).facts.filter((one) => one.kind === kind).map((one) => one.id)).toEqual(ids(third!, fourth!))
    expect(await verified()).toEqual([])
  })

  it('hides no version of another lead that was not seen, on the last one or on one that nobody sees any longer', async () => {
    const [, second, third, fourth] = await published(kind, 4)
    on('2026-09-10')
    const [unseen, late] = [text(kind, fourth!), text(kind, second!)]
    await taken(unseen)
    await taken(text('withdrawal', third!, fourth!))
    expect(await standing(kind)).toEqual(ids(unseen))
    await taken(late)
    expect(await standing(kind)).toEqual(ids(unseen, late))
    expect(await verified()).toEqual([])
  })

  it('in parts leaves what stands standing until the last part has come, and never an older text alone', async () => {
    let last: OfferedFact[] = await taken(text(kind))
    for (let at = 0; at < 43; at++) last = await taken(text(kind, ...last))
    // Two stand at last.
    await taken(text(kind, { ...last[0]!, id: last[0]!.basedOn[0]! }))
    const two = await standing(kind)
    expect(two).toHaveLength(2)
    const own = (await pulled()).facts.filter((one) => one.kind === kind)
    const parts = toWithdraw(own, kind)
    expect(parts.map((part) => part.length)).toEqual([5, 20, 20])
    for (const basedOn of parts) {
      expect(await standing(kind)).toEqual(two)
      await taken({ ...text('withdrawal', own[0]!), basedOn })
    }
    expect(await standing(kind)).toEqual([])
    expect(await verified()).toEqual([])
  })
})

it('a database in which an old text stood again after a removal has it stand no longer', async () => {
  const [, second, third, fourth] = await published(kind, 4)
  on('2026-09-10')
  await taken(text('withdrawal', third!, fourth!))
  // As the rule of before left it.
  const { owner } = test.test.db
  await owner.query('UPDATE viewme.facts SET superseded_at = CASE WHEN id = $2 THEN NULL ELSE $3::timestamptz END WHERE account_id = $1 AND id IN ($2, $4)', [cast.tove.account, second!.id, '2026-09-10T08:00:00Z', third!.id])
  await owner.query('UPDATE viewme.facts SET before_head = true WHERE account_id = $1 AND id = ANY ($2)', [cast.tove.account, second!.basedOn])
  await owner.query(readMigrations().find(({ name }) => name.endsWith('-removal.sql'))!.sql)
  expect(await standing(kind)).toEqual([])
  expect(await verified()).toEqual([])
})

it('a removed note stays removed, though a phone keeps its texts for ninety days only: what removes it names what the oldest of them corrects', async () => {
  const [first] = await taken(text('note'))
  on('2026-03-25')
  await taken(text('note', first!))
  on('2026-04-20')
  const held = (await pulled()).facts.filter((one) => one.subject === first!.subject)
  expect(held.map((one) => one.id)).not.toContain(first!.id)
  for (const basedOn of toWithdraw(held, 'note')) await taken({ ...text('withdrawal', first!), basedOn })
  const { rows } = await test.test.db.owner.query("SELECT id FROM viewme.facts WHERE account_id = $1 AND kind = 'note' AND superseded_at IS NULL", [cast.tove.account])
  expect(rows).toEqual([])
  expect(await verified()).toEqual([])
})
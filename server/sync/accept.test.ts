// What happens to facts on arrival, against a real PostgreSQL and a real key store.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor } from '@viewme/contract/actor.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Standing } from '../platform/access.ts'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { acceptFacts } from './accept.ts'
import { rejudge } from './rejudge.ts'
import { pull } from './pull.ts'
import { silentLog } from '../platform/log.ts'

let test: TestDatabase
let keys: Keys
const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
beforeAll(async () => {
  test = await testDatabase()
  keys = await openKeys({ dir: join(dir, 'keys'), now: new Date(), mayCreate: true })
})
afterAll(async () => { await test.drop(); rmSync(dir, { recursive: true, force: true }) })

const now = new Date('2026-11-24T12:00:00Z')
const home = crypto.randomUUID()
const work = crypto.randomUUID()
let account: string
let sara: Standing
let elin: Standing
const wakes = () => []

beforeEach(async () => {
  account = crypto.randomUUID()
  await keys.createAccount(account)
  await test.db.inAccount(account, null, (tx) => tx.query('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', [account, now]))
  const actor = (roles: Actor['roles'], groups: string[]): Standing =>
    ({ actor: { human: crypto.randomUUID(), membership: crypto.randomUUID(), account, roles, groups, person: false }, epoch: 0, state: 'member', at: null })
  sara = actor(['lead'], [home, work])
  elin = actor(['relative'], [work])
})

const noteOf = (who: Standing, more: Partial<OfferedFact> = {}, text = 'En lugn kväll.'): OfferedFact => ({
  id: uuidv7(Date.now()), account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: who.actor.membership, device: crypto.randomUUID(),
  writtenAt: '2026-11-24T11:00:00.000Z', audience: { groups: [home], members: [] },
  body: { text, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})
const offer = (who: Standing, ...facts: unknown[]) =>
  acceptFacts({ db: test.db, keys, wakes }, { account, human: null, now, facts, senderNow: async () => ({ standing: who, arrivedAt: now }) })
const pulled = async (who: Standing, after?: string) =>
  JSON.parse((await pull({ db: test.db, keys, log: silentLog }, { actor: who.actor, device: 'test', now }, after ? { after } : {})).toString())
const later = (first: OfferedFact, more: Partial<OfferedFact> = {}): OfferedFact => {
  const { audience: _, ...rest } = first
  return { ...rest, id: uuidv7(Date.now()), basedOn: [first.id], ...more }
}

describe('acceptance', () => {
  it('numbers facts from 1 without gaps, also when some of a batch are refused', async () => {
    const results = await offer(sara, noteOf(sara), { nonsense: true }, noteOf(sara, { kind: 'gossip' }), noteOf(sara))
    expect(results.map((one) => [one.result, one.seq ?? one.reason])).toEqual([['accepted', 1], ['refused', 'header-invalid'], ['refused', 'unknown-kind'], ['accepted', 2]])
  })

  it('answers already with the same number when the same fact comes again, and refuses another body under its id', async () => {
    const note = noteOf(sara)
    await offer(sara, note)
    expect((await offer(sara, note))[0]).toMatchObject({ result: 'already', seq: 1 })
    expect((await offer(sara, { ...note, body: { ...(note.body as object), text: 'Något annat.' } }))[0]).toMatchObject({ result: 'refused', reason: 'id-taken' })
    expect((await offer(sara, { ...note, writtenAt: '2026-11-24T10:00:00.000Z' }))[0]).toMatchObject({ result: 'refused', reason: 'id-taken' })
  })

  it('refuses a known id for another audience, here and in quarantine, and takes the same one in another order for the same', async () => {
    const note = noteOf(sara, { audience: { groups: [home, work], members: [] } })
    await offer(sara, note)
    expect((await offer(sara, { ...note, audience: { groups: [home], members: [] } }))[0]).toMatchObject({ result: 'refused', reason: 'id-taken' })
    expect((await offer(sara, { ...note, audience: { groups: [work, home], members: [] } }))[0]).toMatchObject({ result: 'already', seq: 1 })
    await offer(sara, later(note, { kind: 'visibility', body: {}, audience: { groups: [home], members: [] } }))
    expect((await offer(sara, note))[0]).toMatchObject({ result: 'already', seq: 1 })
    const gone: Standing = { ...sara, state: 'ended-early', at: now }
    const waits = noteOf(gone)
    expect((await offer(gone, waits))[0]).toMatchObject({ result: 'quarantined' })
    expect((await offer(gone, { ...waits, audience: { groups: [work], members: [] } }))[0]).toMatchObject({ result: 'refused', reason: 'id-taken' })
    expect((await offer(gone, waits))[0]).toMatchObject({ result: 'quarantined' })
  })

  it('gives ten simultaneous copies of a fact one number and one effect', async () => {
    const note = noteOf(sara)
    const all = await Promise.all(Array.from({ length: 10 }, () => offer(sara, note)))
    expect(all.filter(([one]) => one!.result === 'accepted')).toHaveLength(1)
    expect(new Set(all.map(([one]) => one!.seq))).toEqual(new Set([1]))
  })

  it('refuses NUL, lone surrogates, unknown fields, oversize, poisoned keys and endless nesting, and takes the fact behind them', async () => {
    const body = noteOf(sara).body as object
    const deep = JSON.parse(`${'['.repeat(20_000)}${']'.repeat(20_000)}`)
    const results = await offer(sara,
      noteOf(sara, {}, 'a\u0000b'), noteOf(sara, {}, 'a\ud800'), noteOf(sara, { body: { ...body, extra: 1 } }), noteOf(sara, { body: { ...body, text: 'å'.repeat(40_000) } }),
      noteOf(sara, { body: JSON.parse('{"__proto__":{"text":"x"}}') }), noteOf(sara, { body: deep }), noteOf(sara))
    expect(results.map((one) => one.reason ?? one.result)).toEqual(['body-nul', 'body-lone-surrogate', 'unknown-field', 'too-large', 'body-key', 'body-too-deep', 'accepted'])
  })

  it('refuses a fact in another’s name or of another account', async () => {
    expect((await offer(elin, noteOf(sara)))[0]).toMatchObject({ result: 'refused', reason: 'not-the-sender' })
    expect((await offer(sara, noteOf(sara, { account: crypto.randomUUID() })))[0]).toMatchObject({ result: 'refused', reason: 'other-account' })
  })

  it('quarantines what builds on something not accepted, and takes it when the base arrives', async () => {
    const first = noteOf(sara)
    const second = later(first)
    const third = later(second)
    expect((await offer(sara, second, third)).map((one) => one.reason)).toEqual(['base-missing', 'base-missing'])
    await offer(sara, first)
    expect(await rejudge({ db: test.db, keys, wakes }, account, async () => sara, now)).toEqual({ judged: 2, accepted: 2 })
    expect((await pulled(sara)).facts.map((one: { id: string; depth: number }) => [one.id, one.depth])).toEqual([[first.id, 1], [second.id, 2], [third.id, 3]])
  })

  it('quarantines what a member may not write, and what comes after a membership was ended by a person', async () => {
    expect((await offer(elin, noteOf(elin, { kind: 'alert', body: { text: 'Epilepsi', order: 1, plain: 'Epilepsi' } })))[0]).toMatchObject({ result: 'quarantined', reason: 'only-leads-and-owners' })
    expect((await offer({ ...sara, state: 'ended-early', at: now }, noteOf(sara)))[0]).toMatchObject({ result: 'quarantined', reason: 'membership-ended' })
  })

  it('takes a late fact of a planned end only within 72 hours and only if it was written before the end by corrected time', async () => {
    const ended: Standing = { ...sara, state: 'ended-planned', at: new Date('2026-11-24T11:30:00Z') }
    expect((await offer(ended, noteOf(sara)))[0]!.result).toBe('accepted')
    expect((await offer(ended, noteOf(sara, { clockOffset: -3_600_000 })))[0]).toMatchObject({ result: 'quarantined', reason: 'membership-ended' })
    expect((await offer({ ...ended, at: new Date('2026-11-21T11:59:00Z') }, noteOf(sara, { writtenAt: '2026-11-20T11:00:00.000Z' })))[0]!.result).toBe('quarantined')
  })

  it('lets a subject’s other facts carry no audience of their own', async () => {
    const note = noteOf(sara)
    await offer(sara, note)
    expect((await offer(sara, later(note, { audience: { groups: [work], members: [] } })))[0]).toMatchObject({ result: 'refused', reason: 'audience-misplaced' })
    expect((await offer(sara, noteOf(sara, { audience: undefined })))[0]).toMatchObject({ result: 'refused', reason: 'audience-missing' })
  })

  it('keeps one row in the writes chain for each accepted fact', async () => {
    await offer(sara, noteOf(sara), noteOf(sara), { nonsense: true })
    const { rows } = await test.db.owner.query('SELECT n FROM viewme.audit_writes WHERE account_id = $1 ORDER BY n', [account])
    expect(rows.map((row) => row.n)).toEqual([1, 2])
  })

  it('never changes or deletes a row of the chains', async () => {
    await offer(sara, noteOf(sara))
    await expect(test.db.owner.query('DELETE FROM viewme.audit_writes WHERE account_id = $1', [account])).rejects.toThrow('audit is never changed')
    await expect(test.db.owner.query('UPDATE viewme.audit_writes SET at = $2 WHERE account_id = $1', [account, now])).rejects.toThrow('audit is never changed')
  })
})

describe('audience', () => {
  it('never gives a fact to a member outside its audience', async () => {
    await offer(sara, noteOf(sara))
    expect((await pulled(elin)).facts).toEqual([])
  })

  it('gives the whole subject to those a widening reaches, and takes it from those a narrowing leaves out', async () => {
    const note = noteOf(sara)
    await offer(sara, note, later(note))
    const before = await pulled(elin)
    expect(before.facts).toEqual([])
    const widen = later(note, { kind: 'visibility', basedOn: [], audience: { groups: [home, work], members: [] }, body: {} })
    expect((await offer(sara, widen))[0]!.result).toBe('accepted')
    const after = await pulled(elin, before.cursor)
    expect(after.facts).toHaveLength(3)
    const narrow = later(note, { kind: 'visibility', basedOn: [widen.id], audience: { groups: [home], members: [] }, body: {} })
    await offer(sara, narrow)
    const gone = await pulled(elin, after.cursor)
    expect(gone.facts).toEqual([])
    expect(new Set(gone.gone)).toEqual(new Set(after.facts.map((one: { id: string }) => one.id)))
  })

  it('keeps a writer’s own facts with the writer', async () => {
    const note = noteOf(elin, { audience: { groups: [home], members: [] } })
    await offer(elin, note)
    expect((await pulled(elin)).facts.map((one: { id: string }) => one.id)).toEqual([note.id])
  })

  it('quarantines a correction to a subject that was narrowed meanwhile', async () => {
    const note = noteOf(sara)
    await offer(sara, note)
    expect((await offer(elin, later(note, { author: elin.actor.membership })))[0]).toMatchObject({ result: 'quarantined', reason: 'outside-audience' })
  })
})

describe('pulls', () => {
  it('walk the feed page by page and end', async () => {
    await offer(sara, ...Array.from({ length: 7 }, () => noteOf(sara)))
    const page = async (after?: string) => JSON.parse((await pull({ db: test.db, keys, log: silentLog }, { actor: sara.actor, device: 'test', now }, { ...(after ? { after } : {}), limit: 3 })).toString())
    const first = await page()
    const second = await page(first.cursor)
    const third = await page(second.cursor)
    expect([first, second, third].map((one) => [one.facts.length, one.more])).toEqual([[3, true], [3, true], [1, false]])
    expect((await page(third.cursor)).facts).toEqual([])
  })

  it('begin anew and say so when view or history is another, or the cursor is none of ours', async () => {
    await offer(sara, noteOf(sara))
    const { cursor } = await pulled(sara)
    const other = { ...sara, actor: { ...sara.actor, groups: [home] } }
    expect(await pulled(other, cursor)).toMatchObject({ reset: 'view', facts: [{ seq: 1 }] })
    expect(await pulled(sara, 'rubbish')).toMatchObject({ reset: 'cursor' })
    await test.db.owner.query("INSERT INTO viewme.installation (keys) VALUES ('test') ON CONFLICT (id) DO UPDATE SET history = gen_random_uuid()")
    expect(await pulled(sara, cursor)).toMatchObject({ reset: 'history' })
  })

  it('leave a row of who read what before they answer, and none when they return nothing', async () => {
    await offer(sara, noteOf(sara))
    await pulled(elin)
    await pulled(sara)
    await pulled(sara)
    const { rows } = await test.db.owner.query('SELECT reader FROM viewme.audit_reads_waiting WHERE account_id = $1', [account])
    expect(rows).toEqual([{ reader: sara.actor.membership }])
  })

  it('no longer send what a new version has outgrown after 90 days, but keep the one before the head', async () => {
    const body = { name: 'Hemma', purpose: 'home' }
    const first = noteOf(sara, { kind: 'group', body })
    const second = later(first)
    const third = later(second)
    await offer(sara, first)
    await offer(sara, second)
    await offer(sara, third)
    await test.db.owner.query("UPDATE viewme.facts SET received_at = received_at - interval '100 days', superseded_at = superseded_at - interval '100 days' WHERE account_id = $1", [account])
    expect((await pulled(sara)).facts.map((one: { id: string }) => one.id)).toEqual([second.id, third.id])
  })

  it('bring back the version before a withdrawn one', async () => {
    const body = { name: 'Hemma', purpose: 'home' }
    const first = noteOf(sara, { kind: 'group', body })
    const second = later(first)
    await offer(sara, first, second)
    await offer(sara, later(second, { kind: 'withdrawal', basedOn: [second.id], body: {} }))
    const { rows } = await test.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 AND superseded_at IS NULL AND kind = $2', [account, 'group'])
    expect(rows.map((row) => row.id)).toEqual([first.id])
  })
})

describe('the wall between accounts', () => {
  it('shows the app role no row of any account without the setting, nor of another account with it', async () => {
    await offer(sara, noteOf(sara))
    expect((await test.db.app.query('SELECT * FROM viewme.facts')).rows).toEqual([])
    expect(await test.db.inAccount(crypto.randomUUID(), null, async (tx) => (await tx.query('SELECT * FROM viewme.facts')).rows)).toEqual([])
  })

  it('keeps body and header together: a row whose header was changed in the database no longer opens, and is given to nobody', async () => {
    await offer(sara, noteOf(sara))
    await test.db.owner.query('UPDATE viewme.facts SET author = $2 WHERE account_id = $1', [account, elin.actor.membership])
    expect((await pulled(sara)).facts).toEqual([])
  })
})

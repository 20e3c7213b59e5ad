// Who is let in, against a real PostgreSQL: standing, changes, the directory, and the wall between accounts.
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Actor, Role } from '@viewme/contract/actor.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Access } from '../../platform/access.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { open } from '../../platform/keys/seal.ts'
import { testDatabase, type TestDatabase } from '../../test-kit/postgres.ts'
import { sliceServer, testKeys } from '../../test-kit/slice-server.ts'
import { createHuman } from '../accounts/accounts.ts'
import { addMember, changeRoles, createClientAccount, endMembership, membershipAccess, registerClientAccount, turnMembers } from './client-account.ts'

let test: TestDatabase
let keys: Keys
let removeKeys: () => void
let server: FastifyInstance
let access: Access
let now: Date
const told: string[] = []
const clock = { now: () => now, real: () => new Date() }

beforeAll(async () => {
  test = await testDatabase()
  const store = await testKeys()
  keys = store.keys
  removeKeys = store.remove
  // Who asks stands in a header: signing in is another slice's rule and is proven there.
  access = { ...membershipAccess(test), memberOf: async () => null, remembered: async () => null, sessionOf: async (request) => { const human = request.headers['test-human']; return human ? { session: 's', human: String(human) } : null } }
  server = sliceServer((bare) => registerClientAccount(bare, { db: test.db, keys, clock, access, config: { baseUrl: 'http://localhost:3000', secure: false }, hub: { told: (one) => told.push(one) } }))
})
afterAll(async () => { await server.close(); await test.drop(); removeKeys() })

type Somebody = { human: string; id: string }
let account: string
let ingrid: Somebody
let sara: Somebody
let elin: Somebody

beforeEach(async () => {
  now = new Date('2026-11-24T12:00:00Z')
  account = (await createClientAccount({ db: test.db, keys, personName: 'Tove', now })).id
  ingrid = await join('Ingrid', 'Provsson', ['owner'])
  sara = await join('Sara', 'Mallqvist', ['lead', 'assistant'])
  elin = await join('Elin', 'Exempelskog', ['relative'])
})

async function join(firstName: string, lastName: string, roles: Role[], more: Partial<Parameters<typeof addMember>[0]> = {}): Promise<Somebody> {
  const human = await test.db.system((tx) => createHuman({ tx, keys, email: `${crypto.randomUUID()}@example.com`, firstName, lastName, now }))
  const added = await addMember({ db: test.db, keys, account, human: human.id, roles, now, ...more })
  return { human: human.id, id: 'id' in added ? added.id : 'refused' }
}
const standing = (who: Somebody, at = now) => access.standingOf(who.human, account, at)
const actor = async (who: Somebody): Promise<Actor> => (await standing(who))!.actor
const get = (who: Somebody | null, url: string) => server.inject({ url, headers: who ? { 'test-human': who.human } : {} })
const post = (who: Somebody, of: Somebody, noun: string, payload: object, headers = {}) =>
  server.inject({ method: 'POST', url: `/api/accounts/${account}/memberships/${of.id}/${noun}`, payload, headers: { 'test-human': who.human, ...headers } })
const people = async (who: Somebody, after?: string) => (await get(who, `/api/accounts/${account}/people${after ? `?after=${after}` : ''}`)).json()
const writes = (who: Somebody) => test.db.inAccount(account, null, async (tx) => {
  const { rows: [head] } = await tx.query('UPDATE viewme.heads SET last_seq = last_seq + 1, last_feed = last_feed + 1 WHERE account_id = $1 RETURNING last_seq', [account])
  await tx.query(`INSERT INTO viewme.facts (account_id, seq, feed, id, kind, v, subject, based_on, author, device, written_at, received_at, depth, readers)
    VALUES ($1, $2, $2, $3, 'note', 1, $3, '{}', $4, $3, '', $5, 1, '{}')`, [account, head.last_seq, uuidv7(now.getTime()), who.id, now])
})

/** A thing that a fact of this kind has opened. */
const group = async ({ id = crypto.randomUUID() as string, kind = 'group', of = account } = {}): Promise<string> => {
  await test.db.owner.query(`INSERT INTO viewme.subjects (account_id, subject, first_kind, first_author, groups, members) VALUES ($1, $2, $3, 'system:test', '{}', '{}')`, [of, id, kind])
  return id
}

describe('a standing', () => {
  it('is what the membership says now, with the account’s number of rights', async () => {
    const found = await standing(sara)
    expect(found).toEqual({ actor: { human: sara.human, membership: sara.id, account, roles: ['lead', 'assistant'], groups: [], person: false }, epoch: 3, state: 'member', at: null })
    expect(await access.standingOfMembership(sara.id, account, now)).toEqual(found)
  })

  it('is nothing for a stranger, in a strange account, and for another account’s membership', async () => {
    const other = (await createClientAccount({ db: test.db, keys, personName: 'Nils', now })).id
    expect(await access.standingOf(sara.human, other, now)).toBeNull()
    expect(await access.standingOf(crypto.randomUUID(), account, now)).toBeNull()
    expect(await access.standingOf(sara.human, crypto.randomUUID(), now)).toBeNull()
    expect(await access.standingOfMembership(sara.id, other, now)).toBeNull()
  })

  it('ends at the planned moment by itself', async () => {
    await endMembership({ db: test.db, keys, account, by: await actor(ingrid), membership: sara.id, how: 'planned', until: new Date('2026-12-01T00:00:00Z'), now })
    expect((await standing(sara, new Date('2026-11-30T23:59:59.999Z')))?.state).toBe('member')
    expect(await standing(sara, new Date('2026-12-01T00:00:00Z'))).toMatchObject({ state: 'ended-planned', at: new Date('2026-12-01T00:00:00Z') })
  })

  it('is one query, outside any transaction that the caller holds', async () => {
    const { rows: [one] } = await test.db.app.query(`SELECT current_setting('app.account', true) AS account`)
    expect(one.account ?? '').toBe('')
    const all = await Promise.all(Array.from({ length: 50 }, () => standing(sara)))
    expect(new Set(all.map((one) => one?.actor.membership))).toEqual(new Set([sara.id]))
  })
})

describe('ending a membership', () => {
  it('early shuts out from that very moment, and rights judged before no longer hold', async () => {
    const before = (await standing(sara))!.epoch
    expect((await post(ingrid, sara, 'ending', { how: 'early' })).json()).toEqual({ done: true })
    expect(await standing(sara)).toMatchObject({ state: 'ended-early', at: now, epoch: before + 1 })
    const refused = await get(sara, `/api/accounts/${account}/people`)
    expect([refused.statusCode, refused.json().type]).toEqual([403, 'urn:viewme:problem:access-ended'])
    expect(told).toContain(account)
  })

  it('is refused to anyone but an owner, of an owner, of the person, twice, and at a time that has passed; no number moves', async () => {
    const karin = await join('Karin', 'Exempelskog', ['owner', 'relative'])
    const tove = await join('Tove', 'Exempelskog', ['person'])
    const epoch = (await standing(sara))!.epoch
    const reason = async (who: Somebody, of: Somebody, body: object) => { const { status, title } = (await post(who, of, 'ending', body)).json(); return [status, title] }
    expect(await reason(sara, elin, { how: 'early' })).toEqual([403, 'owners-only'])
    expect(await reason(ingrid, karin, { how: 'early' })).toEqual([403, 'owners-together'])
    expect(await reason(ingrid, tove, { how: 'early' })).toEqual([409, 'person-stays'])
    expect(await reason(ingrid, elin, { how: 'planned', until: '2026-11-24T12:00:00Z' })).toEqual([409, 'until-passed'])
    expect(await reason(ingrid, { human: '', id: crypto.randomUUID() }, { how: 'early' })).toEqual([404, 'not-found'])
    expect((await standing(sara))!.epoch).toBe(epoch)
    await post(ingrid, elin, 'ending', { how: 'early' })
    expect(await reason(ingrid, elin, { how: 'early' })).toEqual([409, 'already-ended'])
  })

  it('is judged by what is true under the lock: an owner who was ended meanwhile ends nobody', async () => {
    const karin = await join('Karin', 'Exempelskog', ['owner'])
    const was = await actor(karin)
    await test.db.owner.query(`UPDATE viewme.membership_periods SET ended_at = $2, ended_by = 'test' WHERE membership_id = $1`, [karin.id, now])
    expect(await endMembership({ db: test.db, keys, account, by: was, membership: elin.id, how: 'early', now })).toEqual({ yes: false, reason: 'access-ended' })
  })

  it('leaves one membership for ever: coming back opens a new period', async () => {
    await post(ingrid, sara, 'ending', { how: 'early' })
    now = new Date('2027-03-01T08:00:00Z')
    expect((await post(ingrid, sara, 'periods', {})).statusCode).toBe(200)
    expect(await standing(sara)).toMatchObject({ state: 'member', actor: { membership: sara.id } })
    expect(await addMember({ db: test.db, keys, account, human: sara.human, roles: ['lead'], now })).toEqual({ refused: 'already-member' })
    const { rows } = await test.db.owner.query('SELECT FROM viewme.membership_periods WHERE membership_id = $1', [sara.id])
    expect(rows).toHaveLength(2)
  })

  it('at the same time as two other changes keeps every one of them', async () => {
    const by = await actor(ingrid)
    const place = { db: test.db, keys, account, now, by }
    await Promise.all([
      changeRoles({ ...place, membership: sara.id, roles: ['assistant'] }), endMembership({ ...place, membership: elin.id, how: 'early' }),
      addMember({ db: test.db, keys, account, now, human: crypto.randomUUID(), roles: ['assistant'] }),
    ])
    expect(await standing(sara)).toMatchObject({ epoch: 6, actor: { roles: ['assistant'] } })
    expect((await standing(elin))?.state).toBe('ended-early')
  })
})

describe('the groups of a member', () => {
  it('are groups of this account: never a membership, another account’s group, or anything else; what they have may be kept and taken away', async () => {
    const other = (await createClientAccount({ db: test.db, keys, personName: 'Nils', now })).id
    const [day, night] = [await group(), await group()]
    const said = async (...groups: string[]) => { const { title, done } = (await post(ingrid, ingrid, 'groups', { groups })).json(); return done ?? title }
    expect(await said(day, night)).toBe(true)
    const { epoch } = (await standing(ingrid))!
    for (const wrong of [sara.id, ingrid.id, crypto.randomUUID(), account, await group({ kind: 'note' }), await group({ of: other })]) expect([wrong, await said(day, wrong)]).toEqual([wrong, 'no-such-group'])
    // Whoever may name a group chooses its id.
    await group({ id: sara.id })
    expect(await said(sara.id)).toBe('no-such-group')
    expect(await standing(ingrid)).toMatchObject({ epoch, actor: { groups: [day, night] } })
    await test.db.owner.query('DELETE FROM viewme.subjects WHERE account_id = $1 AND subject = $2', [account, night])
    expect([await said(night), await said()]).toEqual([true, true])
    await expect(join('Omar', 'Testberg', ['assistant'], { groups: [sara.id] })).rejects.toThrow('a membership is no group')
  })
})

describe('the chain of writes', () => {
  const chain = async () => (await test.db.owner.query('SELECT n, id, details FROM viewme.audit_writes WHERE account_id = $1 ORDER BY n', [account])).rows
  const said = async () => {
    const { audit } = await keys.account(account)
    return (await chain()).map((row) => JSON.parse(open(audit, row.details, Buffer.from(row.id)).toString()))
  }

  it('has a row for each change of who is let in: which, by whom, when, and how the member stands after it', async () => {
    await post(ingrid, sara, 'roles', { roles: ['assistant'] })
    const day = await group()
    await post(ingrid, sara, 'groups', { groups: [day] })
    await post(ingrid, sara, 'ending', { how: 'planned', until: '2026-12-01T00:00:00Z' })
    await post(ingrid, elin, 'ending', { how: 'early' })
    await post(ingrid, elin, 'periods', {})
    const rows = await said()
    expect(rows[0]).toMatchObject({ what: 'account-opened', by: 'system:create-account', opened: { zone: 'Europe/Stockholm', state: 'active', openedAt: now.toISOString() } })
    expect(rows.slice(1).map((one) => [one.what, one.by, one.membership])).toEqual([
      ...[ingrid, sara, elin].map((one) => ['member-added', 'system:add-member', one.id]),
      ['roles-changed', ingrid.id, sara.id], ['groups-changed', ingrid.id, sara.id], ['membership-end-planned', ingrid.id, sara.id],
      ['membership-ended', ingrid.id, elin.id], ['membership-reopened', ingrid.id, elin.id],
    ])
    expect(rows[6]).toMatchObject({ at: now.toISOString(), human: sara.human, roles: ['assistant'], groups: [day], periods: [{ until: '2026-12-01T00:00:00.000Z', endedAt: null }] })
    expect(rows[7]).toMatchObject({ periods: [{ endedAt: now.toISOString(), endedBy: ingrid.id }] })
  })

  it('has none for a change that was refused, and numbers no fact for one that was made', async () => {
    await post(sara, elin, 'roles', { roles: ['lead'] })
    await post(ingrid, elin, 'periods', {})
    expect(await chain()).toHaveLength(4)
    const { rows: [head] } = await test.db.owner.query('SELECT last_seq, writes_n FROM viewme.heads WHERE account_id = $1', [account])
    expect(head).toEqual({ last_seq: 0, writes_n: 4 })
  })

  it('says nothing in the clear: no name, no role, no membership', async () => {
    const { rows } = await test.db.owner.query('SELECT a::text AS line FROM viewme.audit_writes a WHERE account_id = $1', [account])
    for (const { line } of rows) for (const word of ['Sara', 'lead', sara.id, sara.human]) expect(line).not.toContain(word)
  })
})

describe('the directory', () => {
  it('gives the whole first, then only what changed', async () => {
    const first = await people(sara)
    expect(first.people.map((one: { name: string }) => one.name)).toEqual(['Ingrid Provsson', 'Sara Mallqvist', 'Elin Exempelskog'])
    expect(await people(sara, first.cursor)).toEqual({ people: [], gone: [], cursor: first.cursor })
    const day = await group()
    await post(ingrid, elin, 'groups', { groups: [day] })
    expect((await people(sara, first.cursor)).people).toMatchObject([{ id: elin.id, groups: [day], roles: ['relative'] }])
  })

  it('keeps a former member while something they wrote is there, shorter; else they are gone', async () => {
    await writes(sara)
    const { cursor } = await people(ingrid)
    await post(ingrid, sara, 'ending', { how: 'early' })
    await post(ingrid, elin, 'ending', { how: 'early' })
    const after = await people(ingrid, cursor)
    expect(after.people).toMatchObject([{ id: sara.id, name: 'Sara M.', until: now.toISOString(), groups: [] }])
    expect(after.gone).toEqual([elin.id])
  })

  it('shows a protected member by first name, to all but themselves', async () => {
    const amina = await join('Amina', 'Provdotter', ['assistant'], { protected: true })
    const name = async (who: Somebody) => (await people(who)).people.find((one: { id: string }) => one.id === amina.id)
    expect(await name(sara)).toMatchObject({ name: 'Amina', protected: true })
    expect(await name(ingrid)).toMatchObject({ name: 'Amina' })
    expect(await name(amina)).toMatchObject({ name: 'Amina Provdotter' })
    expect((await get(sara, `/api/accounts/${account}/people`)).body).not.toContain('Provdotter')
  })

  it('says what somebody is in the account’s own words, also after their role is another', async () => {
    const nour = await join('Nour', 'Attrapp', ['therapist'], { title: 'logoped' })
    const told = async () => (await people(sara)).people.find((one: { id: string }) => one.id === nour.id)
    expect(await told()).toMatchObject({ roles: ['therapist'], title: 'logoped' })
    await post(ingrid, nour, 'roles', { roles: ['relative'] })
    expect(await told()).toMatchObject({ roles: ['relative'], title: 'logoped' })
    expect((await people(sara)).people[0]).not.toHaveProperty('title')
  })

  it('loses no name, and ends whom it should, where a title does not open', async () => {
    const nour = await join('Nour', 'Attrapp', ['therapist'], { title: 'logoped', period: { provider: 'Exempelkliniken' } })
    await test.db.owner.query('UPDATE viewme.memberships SET title_sealed = set_byte(title_sealed, 20, get_byte(title_sealed, 20) # 1) WHERE id = $1', [nour.id])
    const told = (await people(sara)).people.find((one: { id: string }) => one.id === nour.id)
    expect(told).toMatchObject({ name: 'Nour Attrapp' })
    expect(told).not.toHaveProperty('title')
    expect((await post(ingrid, nour, 'ending', { how: 'early' })).json()).toEqual({ done: true })
  })

  it('begins again when the cursor is of another history, or of nothing', async () => {
    const { cursor } = await people(sara)
    const other = Buffer.from(`${crypto.randomUUID()}:2`).toString('base64url')
    for (const wrong of [other, 'skräp', Buffer.from(`${Buffer.from(cursor, 'base64url').toString().split(':')[0]}:99`).toString('base64url')]) {
      expect(await people(sara, wrong)).toMatchObject({ reset: true, people: [{}, {}, {}] })
    }
  })

  it('hears once of a period that ends by itself', async () => {
    await post(ingrid, elin, 'ending', { how: 'planned', until: '2026-11-25T00:00:00Z' })
    const { rows } = await test.db.owner.query(`SELECT due_at FROM viewme.todo WHERE account_id = $1 AND verb = 'turn-members'`, [account])
    expect(rows.map((row) => row.due_at)).toEqual([new Date('2026-11-25T00:00:00Z')])
    const { cursor } = await people(sara)
    now = new Date('2026-11-25T00:00:01Z')
    expect(await turnMembers({ db: test.db, keys, account, now })).toBe(1)
    expect(await turnMembers({ db: test.db, keys, account, now })).toBe(0)
    expect((await people(sara, cursor)).gone).toEqual([elin.id])
  })
})

describe('an account one is not a member of', () => {
  it('answers with the same bytes as one that does not exist, on every route', async () => {
    const stranger = await join('Nils', 'Demosson', ['relative'], { account: (await createClientAccount({ db: test.db, keys, personName: 'Nils', now })).id })
    const nowhere = crypto.randomUUID()
    const bodyless = ({ statusCode, body, headers }: { statusCode: number; body: string; headers: Record<string, unknown> }) => ({ statusCode, body, names: Object.keys(headers), length: headers['content-length'] })
    for (const [noun, payload] of [['ending', { how: 'early' }], ['roles', { roles: ['lead'] }], ['groups', { groups: [] }], ['periods', {}]] as const) {
      const ask = (at: string) => server.inject({ method: 'POST', url: `/api/accounts/${at}/memberships/${sara.id}/${noun}`, payload, headers: { 'test-human': stranger.human } })
      expect(bodyless(await ask(account))).toEqual(bodyless(await ask(nowhere)))
      expect((await ask(account)).statusCode).toBe(404)
    }
    expect(bodyless(await get(stranger, `/api/accounts/${account}/people`))).toEqual(bodyless(await get(stranger, `/api/accounts/${nowhere}/people`)))
  })

  it('cannot be read or written by the app’s role, whoever asks', async () => {
    const other = (await createClientAccount({ db: test.db, keys, personName: 'Nils', now })).id
    await test.db.inAccount(other, sara.human, async (tx) => {
      expect((await tx.query('SELECT account_id FROM viewme.memberships WHERE account_id = $1', [account])).rows).toEqual([{ account_id: account }])
      expect((await tx.query('SELECT FROM viewme.memberships WHERE account_id = $1 AND human_id <> $2', [account, sara.human])).rowCount).toBe(0)
      expect((await tx.query(`UPDATE viewme.memberships SET roles = '{owner}' WHERE account_id = $1`, [account])).rowCount).toBe(0)
      expect((await tx.query('SELECT FROM viewme.membership_periods WHERE account_id = $1', [account])).rowCount).toBe(0)
      expect((await tx.query('SELECT FROM viewme.accounts WHERE account_id = $1', [account])).rowCount).toBe(0)
    })
  })
})

describe('who am I', () => {
  it('says where I am let in, by strongest role, with a key to seal to and the time', async () => {
    const karin = await join('Karin', 'Exempelskog', ['relative', 'owner'], { period: { from: new Date('2026-01-01T00:00:00Z'), until: new Date('2027-01-01T00:00:00Z') } })
    const me = (await get(karin, '/api/me')).json()
    expect(me).toEqual({
      human: { id: karin.human, firstName: 'Karin', lastName: 'Exempelskog' },
      memberships: [{ id: karin.id, account, person: { name: 'Tove', initial: 'T' }, role: 'owner', roles: ['relative', 'owner'], groups: [], from: '2026-01-01T00:00:00.000Z', until: '2027-01-01T00:00:00.000Z' }],
      deliveryKey: { keyId: expect.any(String), publicKey: expect.objectContaining({ kty: 'EC', crv: 'P-256' }) },
      serverTime: now.toISOString(),
    })
    expect(me.deliveryKey.publicKey.d).toBeUndefined()
  })

  it('leaves out what has ended, and asks a stranger to sign in', async () => {
    await post(ingrid, elin, 'ending', { how: 'early' })
    expect((await get(elin, '/api/me')).json().memberships).toEqual([])
    expect((await get(null, '/api/me')).statusCode).toBe(401)
  })
})

it('another site cannot end a membership with an owner’s cookie', async () => {
  expect((await post(ingrid, elin, 'ending', { how: 'early' }, { origin: 'https://evil.example.com' })).statusCode).toBe(403)
  expect((await standing(elin))?.state).toBe('member')
})

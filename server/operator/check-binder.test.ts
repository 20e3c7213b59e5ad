// What `verify` finds when somebody with all rights in the database has been there. Real rows, written as the server writes them.
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@viewme/contract/actor.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { addMember, changeGroups, createClientAccount, endMembership } from '../domain/client-account/client-account.ts'
import { checkInstallation } from '../installation.ts'
import { openKeys } from '../platform/keys/keys.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { acceptFacts } from '../sync/accept.ts'
import { registerDevice } from '../sync/devices.queries.ts'
import { noteRead } from '../sync/facts.queries.ts'
import { chainReads, keepOpenings } from '../sync/reads.ts'
import { rejudge } from '../sync/rejudge.ts'
import { setPhoneRules } from '../sync/sync.ts'
import { testDatabase } from '../test-kit/postgres.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { dropAnchor, readAnchor } from './anchors.ts'
import { checkBinder } from './check-binder.ts'
import { openWalkers } from './walkers.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-keys-'))
chmodSync(dir, 0o711)
const now = new Date('2026-11-24T12:00:00Z')
let test: TestDatabase
let keys: Keys
let client: Client
let account: string
let membership: string
let offered: OfferedFact[]
const quiet: string[] = []

beforeAll(async () => {
  test = await testDatabase()
  keys = await openKeys({ dir: join(dir, 'keys'), now, mayCreate: true })
  await checkInstallation(test.db.owner, keys.installation, dir)
  client = new pg.Client(test.connections.owner as pg.ClientConfig)
  await client.connect()
})
afterAll(async () => { await client.end(); await test.drop(); rmSync(dir, { recursive: true, force: true }) })

/** An account with 20 notes of one member and 3 chained reads. */
beforeEach(async () => {
  account = (await createClientAccount({ db: test.db, keys, personName: null, now })).id
  membership = crypto.randomUUID()
  offered = Array.from({ length: 20 }, (_, at) => ({
    id: uuidv7(now.getTime() + at), account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: membership, device: crypto.randomUUID(),
    writtenAt: now.toISOString(), audience: { groups: [], members: [membership] }, body: { text: `${at}`, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } },
  }))
  await accept(offered)
  for (const minute of [1, 2, 3]) {
    await test.db.inAccount(account, null, (tx) => noteRead(tx, account, { reader: membership, device: 'd', what: 'pull', from: 0, to: minute, minute: new Date(now.getTime() + minute * 60_000) }))
  }
  await chainReads({ db: test.db, keys }, new Date(now.getTime() + 600_000))
})

async function offer(facts: OfferedFact[], roles: Role[] = ['lead'], at = now): Promise<string[]> {
  const { rows: [{ epoch }] } = await client.query('SELECT rights_epoch AS epoch FROM viewme.heads WHERE account_id = $1', [account])
  const standing = { actor: { human: crypto.randomUUID(), membership, account, roles, groups: [], person: false }, epoch, state: 'member' as const, at: null }
  const results = await acceptFacts({ db: test.db, keys, wakes: () => [] }, { account, human: null, now: at, facts, senderNow: async () => ({ standing, arrivedAt: at }) })
  return results.map((one) => one.result)
}
const accept = async (facts: OfferedFact[], at = now): Promise<void> => { expect(await offer(facts, ['lead'], at)).toEqual(facts.map(() => 'accepted')) }
const found = async () => {
  const { faults } = await checkBinder(client, keys, { now, anchor: null })
  return faults.filter((fault) => fault.includes(account)).concat(faults.filter((fault) => !fault.startsWith('Account')))
}
/** As an intruder with every right: triggers off, rows written by hand. */
const tamper = async (...statements: string[]) => {
  await client.query("SET session_replication_role = 'replica'")
  for (const statement of statements) {
    const { rowCount } = await client.query(statement.replaceAll('$account', `account_id = '${account}'`))
    expect(rowCount, statement).toBeGreaterThan(0)
  }
  await client.query("SET session_replication_role = 'origin'")
}
const named = (words: string) => [`Account ${account}: ${words}.`]

describe('verify', () => {
  it('finds nothing wrong where nobody has been, and counts what is there', async () => {
    expect(await found()).toEqual(quiet)
    const { accounts } = await checkBinder(client, keys, { now, anchor: null })
    expect(accounts.find((one) => one.account === account)).toMatchObject({ facts: 20, writes: 21, reads: 3, unchained: 0, destroyed: 0 })
  })
  it('names a changed row of either chain by account and number', async () => {
    await tamper("UPDATE viewme.audit_writes SET details = '\\x00' WHERE $account AND n = 7", "UPDATE viewme.audit_reads SET details = '\\x00' WHERE $account AND n = 2")
    expect(await found()).toEqual([
      ...named('the chain of writes is broken: number 7 has been changed, or a row before it has been swapped'),
      ...named('the chain of reads is broken: number 2 has been changed, or a row before it has been swapped'),
    ])
  })
  it('names a deleted row of either chain', async () => {
    await tamper('DELETE FROM viewme.audit_writes WHERE $account AND n = 7', 'DELETE FROM viewme.audit_reads WHERE $account AND n = 1')
    expect(await found()).toEqual([...named('the chain of writes is broken: number 7 is missing'), ...named('the chain of reads is broken: number 1 is missing')])
  })
  it('names the first of two swapped rows', async () => {
    await tamper(...[['7', '-1'], ['9', '7'], ['-1', '9']].map(([from, to]) => `UPDATE viewme.audit_writes SET n = ${to} WHERE $account AND n = ${from}`))
    expect(await found()).toEqual(named('the chain of writes is broken: number 7 has been changed, or a row before it has been swapped'))
  })
  it('says where an end has been cut', async () => {
    await tamper('DELETE FROM viewme.audit_writes WHERE $account AND n > 16', 'DELETE FROM viewme.facts WHERE $account AND seq > 15', 'DELETE FROM viewme.audit_reads WHERE $account')
    expect(await found()).toEqual([
      ...named('the chain of writes is broken: the end has been cut: the last row is number 16, the head says 21'),
      ...named('the chain of reads is broken: the end has been cut: the last row is number 0, the head says 3'),
    ])
  })
  it('notices a chain whose end and head were cut alike when facts are left, or numbers are', async () => {
    await tamper('DELETE FROM viewme.audit_writes WHERE $account AND n > 16', 'UPDATE viewme.heads SET writes_n = 16, writes_hash = (SELECT hash FROM viewme.audit_writes WHERE $account AND n = 16) WHERE $account')
    expect(await found()).toContain(`Account ${account}: fact number 16 has no row in the chain of writes.`)
    await tamper('DELETE FROM viewme.facts WHERE $account AND seq > 15')
    expect(await found()).toEqual(named('the account has given out number 20, the chain of writes knows 15'))
  })
  it('remembers where a chain ended, and sees one that was cut to the last trace, or written anew', async () => {
    const { anchor } = await checkBinder(client, keys, { now, anchor: null })
    await dropAnchor(dir, anchor)
    const since = async () => (await checkBinder(client, keys, { now, anchor: await readAnchor(dir) })).faults.filter((fault) => fault.includes(account))
    expect(await since()).toEqual([])
    await tamper('DELETE FROM viewme.audit_reads WHERE $account AND n > 1', 'UPDATE viewme.audit_read_heads SET n = 1, hash = (SELECT hash FROM viewme.audit_reads WHERE $account AND n = 1) WHERE $account')
    expect(await since()).toEqual(named('the chain of reads is broken: the end has been cut: number 3 was there when it was last proven'))
    await tamper('DELETE FROM viewme.audit_writes WHERE $account AND n > 16', 'DELETE FROM viewme.facts WHERE $account AND seq > 15',
      'UPDATE viewme.heads SET last_seq = 15, writes_n = 16, writes_hash = (SELECT hash FROM viewme.audit_writes WHERE $account AND n = 16) WHERE $account')
    expect(await since()).toContain(named('the chain of writes is broken: the end has been cut: number 21 was there when it was last proven')[0])
    await tamper('DELETE FROM viewme.heads WHERE $account')
    expect(await since()).toEqual(named('it was there when it was last proven, and is gone without an erasure'))
  })
  it('is not led astray by a new history that no restore explains', async () => {
    const { anchor } = await checkBinder(client, keys, { now, anchor: null })
    const astray = async () => (await checkBinder(client, keys, { now, anchor: { ...anchor, history: other } })).faults.filter((fault) => fault.startsWith('The database'))
    const other = crypto.randomUUID()
    expect(await astray()).toHaveLength(1)
    await client.query('INSERT INTO viewme.restorations (restored_at, history_before, history_after) SELECT $2, $1, history FROM viewme.installation', [other, now])
    expect(await astray()).toEqual([])
  })
  it('names a fact that is gone, one that was changed, and one whose author or subject was changed', async () => {
    await tamper("UPDATE viewme.facts SET author = gen_random_uuid()::text WHERE $account AND seq = 5")
    expect(await found()).toEqual(named('the header of fact number 5 has been changed'))
    await tamper("UPDATE viewme.facts SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE $account AND seq = 4")
    expect(await found()).toEqual(named('the body of fact number 4 has been changed'))
    await tamper('DELETE FROM viewme.facts WHERE $account AND seq = 3')
    expect(await found()).toEqual(named('fact number 3 is missing, its row in the chain is there'))
  })
  it('names a fact whose time of arrival or audience was changed', async () => {
    await tamper("UPDATE viewme.facts SET received_at = received_at - interval '1 year' WHERE $account AND seq = 6")
    expect(await found()).toEqual(named('when fact number 6 came has been changed'))
    await tamper("UPDATE viewme.facts SET received_at = received_at + interval '1 year' WHERE $account AND seq = 6", `UPDATE viewme.facts SET audience = '{"groups":[],"members":[]}' WHERE $account AND seq = 2`)
    expect(await found()).toEqual(named('who may hold the subject of fact number 2 has been changed'))
  })
  it('names a subject whose row gives it to others than its facts do, and finds the rest whole', async () => {
    const { subject } = offered[4]!
    await tamper(`UPDATE viewme.subjects SET groups = groups || gen_random_uuid() WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`who may hold subject ${subject} has been changed: its facts say otherwise`))
  })
  it('names a fact that others may read than those its subject is for', async () => {
    await tamper('UPDATE viewme.facts SET readers = readers || gen_random_uuid() WHERE $account AND seq = 5')
    expect(await found()).toEqual(named(`who may read fact number 5 has been changed: subject ${offered[4]!.subject} says otherwise`))
  })
  it('names a subject whose row and readers were changed alike', async () => {
    const { subject } = offered[4]!
    await tamper(`UPDATE viewme.subjects SET members = '{}' WHERE $account AND subject = '${subject}'`, `UPDATE viewme.facts SET readers = '{}' WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`who may hold subject ${subject} has been changed: its facts say otherwise`))
  })
  it('follows an audience that was widened and narrowed again, and names one that stayed wide', async () => {
    const { subject, id } = offered[4]!
    const change = (basedOn: string[], groups: string[]): OfferedFact =>
      ({ ...offered[4]!, id: uuidv7(now.getTime()), kind: 'visibility', basedOn, audience: { groups, members: [membership] }, body: {} })
    const [group, correction] = [crypto.randomUUID(), { ...offered[4]!, id: uuidv7(now.getTime()), basedOn: [id], audience: undefined }]
    const wide = change([], [group])
    await accept([wide, correction])
    expect(await found()).toEqual(quiet)
    await accept([change([wide.id], [])])
    expect(await found()).toEqual(quiet)
    await tamper(`UPDATE viewme.subjects SET groups = '{${group}}' WHERE $account AND subject = '${subject}'`, `UPDATE viewme.facts SET readers = '{${group},${membership}}' WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`who may hold subject ${subject} has been changed: its facts say otherwise`))
  })
  it('names a subject whose row is gone, was given another writer, or speaks of no fact', async () => {
    const { subject } = offered[4]!
    const other = crypto.randomUUID()
    await tamper(`INSERT INTO viewme.subjects SELECT account_id, '${other}', first_kind, first_author, groups, members FROM viewme.subjects WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`subject ${other} has a row of who may hold it, and no fact`))
    await tamper(`DELETE FROM viewme.subjects WHERE $account AND subject = '${other}'`, `UPDATE viewme.subjects SET first_author = '${other}' WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`who opened subject ${subject} has been changed`))
    await tamper(`DELETE FROM viewme.subjects WHERE $account AND subject = '${subject}'`)
    expect(await found()).toEqual(named(`subject ${subject} has lost its row of who may hold it`))
  })
  it('names a membership whose roles, human or time were changed, one that was put in, and one that is gone', async () => {
    const place = { db: test.db, keys, account, now }
    const ids: string[] = []
    for (const roles of [['owner'], ['assistant'], ['relative']] as Role[][]) {
      const added = await addMember({ ...place, human: crypto.randomUUID(), roles, period: { until: new Date('2027-01-01T00:00:00Z') } })
      if ('id' in added) ids.push(added.id)
    }
    const [owner, assistant, relative] = ids as [string, string, string]
    const by = { human: crypto.randomUUID(), membership: owner, account, roles: ['owner' as const], groups: [], person: false }
    expect(await changeGroups({ ...place, by, membership: assistant, groups: [account] })).toEqual({ yes: true })
    expect(await endMembership({ ...place, by, membership: relative, how: 'early' })).toEqual({ yes: true })
    await accept(Array.from({ length: 3 }, (_, at) => ({ ...offered[at]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID() })))
    expect(await found()).toEqual(quiet)
    const changed = (id: string) => named(`whether membership ${id} is let in, or as what, has been changed`)
    await tamper(`UPDATE viewme.memberships SET roles = '{owner}' WHERE $account AND id = '${assistant}'`)
    expect(await found()).toEqual(changed(assistant))
    await tamper(`UPDATE viewme.memberships SET roles = '{assistant}' WHERE $account AND id = '${assistant}'`, `UPDATE viewme.membership_periods SET ended_at = NULL, ended_by = NULL WHERE $account AND membership_id = '${relative}'`)
    expect(await found()).toEqual(changed(relative))
    await tamper(`UPDATE viewme.membership_periods SET ended_at = '${now.toISOString()}', ended_by = '${owner}' WHERE $account AND membership_id = '${relative}'`,
      `UPDATE viewme.memberships SET human_id = gen_random_uuid() WHERE $account AND id = '${assistant}'`)
    expect(await found()).toEqual(changed(assistant))
    await tamper(`DELETE FROM viewme.membership_periods WHERE $account AND membership_id = '${assistant}'`, `DELETE FROM viewme.memberships WHERE $account AND id = '${assistant}'`)
    expect(await found()).toEqual(named(`membership ${assistant} is gone, its rows in the chain of writes are there`))
    await tamper(`INSERT INTO viewme.memberships (account_id, id, human_id, roles, created_at, people_seq) SELECT account_id, '${account}', gen_random_uuid(), '{owner}', created_at, 99 FROM viewme.memberships WHERE $account AND id = '${owner}'`)
    expect(await found()).toEqual(named(`membership ${account} has no row in the chain of writes`))
  })
  it('names a row of the chain of writes whose time was changed', async () => {
    await tamper("UPDATE viewme.audit_writes SET at = at - interval '1 day' WHERE $account AND n = 7")
    expect(await found()).toEqual(named('when number 7 in the chain of writes was written has been changed'))
  })
  it('names what was opened when a row was taken away, put in or moved, and counts a thing told twice once', async () => {
    const [first, second] = [offered[0]!.subject, offered[1]!.subject]
    const who = { account, human: crypto.randomUUID(), membership, device: crypto.randomUUID() }
    const tell = (...subjects: string[]) => keepOpenings({ db: test.db, keys }, who, subjects.map((subject) => ({ subject, minute: now.toISOString() })), now)
    await tell(first)
    await tell(first, second)
    await tell(second)
    expect(await found()).toEqual(quiet)
    const { accounts } = await checkBinder(client, keys, { now, anchor: null })
    expect(accounts.find((one) => one.account === account)?.reads).toBe(5)
    const changed = named('what was opened has been changed: the chain of reads says otherwise')
    await tamper(`UPDATE viewme.openings SET minute = minute - interval '1 minute' WHERE $account AND subject = '${first}'`)
    expect(await found()).toEqual(changed)
    await tamper(`UPDATE viewme.openings SET minute = minute + interval '1 minute' WHERE $account AND subject = '${first}'`,
      `INSERT INTO viewme.openings SELECT account_id, membership_id, device, gen_random_uuid(), minute FROM viewme.openings WHERE $account AND subject = '${first}'`)
    expect(await found()).toEqual(changed)
    await tamper(`DELETE FROM viewme.openings WHERE $account AND subject NOT IN ('${first}', '${second}')`)
    expect(await found()).toEqual(quiet)
    await tamper(`DELETE FROM viewme.openings WHERE $account AND subject = '${second}'`)
    expect(await found()).toEqual(changed)
  })

  it('notices two bodies that have changed places', async () => {
    await tamper('UPDATE viewme.facts f SET body = (SELECT body FROM viewme.facts o WHERE o.account_id = f.account_id AND o.seq = 17 - f.seq) WHERE $account AND seq IN (8, 9)')
    expect(await found()).toEqual(named('the body of fact number 8 has been changed'))
  })
  it('says when a key is gone without an erasure, and when an erased account still has one', async () => {
    await keys.ledger.append({ at: now.toISOString(), erased: 'account', account })
    expect(await found()).toEqual(named('it is erased by the ledger, and its key is still there'))
    await keys.destroyAccount(account)
    expect(await found()).toEqual([])
  })
  it('counts reads that wait to be chained, and a fact erased by itself', async () => {
    await test.db.inAccount(account, null, (tx) => noteRead(tx, account, { reader: 'r', device: 'd', what: 'pull', from: 0, to: 1, minute: now }))
    await tamper('UPDATE viewme.facts SET body = NULL WHERE $account AND seq = 2')
    expect(await found()).toEqual(named('the body of fact number 2 is gone, and no erasure is written down'))
    await keys.ledger.append({ at: now.toISOString(), erased: 'fact', account, fact: offered[1]!.id })
    const { accounts } = await checkBinder(client, keys, { now, anchor: null })
    expect(accounts.find((one) => one.account === account)).toMatchObject({ unchained: 1, destroyed: 1, faults: [] })
  })

  describe('of how facts stand and where they are fed', () => {
    let first: OfferedFact
    const later = (of: Partial<OfferedFact>): OfferedFact => ({ ...first, id: uuidv7(now.getTime()), audience: undefined, ...of })
    const minutes = (count: number) => new Date(now.getTime() + count * 60_000)

    /** Numbers 21 to 26: a version on number 1, one on that; a withdrawal of the newest, and of that; another audience, and a sibling. */
    beforeEach(async () => {
      first = offered[0]!
      const second = later({ basedOn: [first.id] })
      const third = later({ basedOn: [second.id] })
      const hides = later({ kind: 'withdrawal', basedOn: [third.id], body: {} })
      const shows = later({ kind: 'withdrawal', basedOn: [hides.id], body: {} })
      const wide = later({ kind: 'visibility', basedOn: [], audience: { groups: [crypto.randomUUID()], members: [membership] }, body: {} })
      for (const [at, one] of [second, third, hides, shows, wide, later({ basedOn: [second.id] })].entries()) await accept([one], minutes(at))
      expect(await found()).toEqual(quiet)
    })

    it('names a fact whose place in the feed was changed, so that phones would not hear of it', async () => {
      await tamper('UPDATE viewme.facts SET feed = -feed WHERE $account AND seq = 9')
      expect(await found()).toEqual(named('the place of fact number 9 in the feed has been changed'))
      await tamper('UPDATE viewme.facts SET feed = -feed WHERE $account AND seq = 9', 'UPDATE viewme.facts SET feed = 1 WHERE $account AND seq = 1')
      expect(await found()).toEqual(named('the place of fact number 1 in the feed has been changed'))
    })
    it('says when the end of the feed was moved', async () => {
      await tamper('UPDATE viewme.heads SET last_feed = last_feed + 1 WHERE $account')
      expect(await found()).toEqual([expect.stringMatching(/the account says that its feed ends at \d+, its facts say \d+\.$/)])
    })
    it('names a fact of which it was hidden, or made up, that it has had another audience', async () => {
      await tamper('UPDATE viewme.facts SET moved = false WHERE $account AND seq = 22')
      expect(await found()).toEqual(named('whether fact number 22 has had another audience has been changed'))
      await tamper('UPDATE viewme.facts SET moved = true WHERE $account AND seq IN (22, 9)')
      expect(await found()).toEqual(named('whether fact number 9 has had another audience has been changed'))
    })
    it('names a fact that was hidden, brought back, or let go of by another time', async () => {
      const changed = (seq: number) => named(`when something took the place of fact number ${seq}, or hid it, has been changed`)
      await tamper(`UPDATE viewme.facts SET superseded_at = '${now.toISOString()}' WHERE $account AND seq = 9`)
      expect(await found()).toEqual(changed(9))
      await tamper('UPDATE viewme.facts SET superseded_at = NULL WHERE $account AND seq IN (9, 1)')
      expect(await found()).toEqual(changed(1))
      await tamper(`UPDATE viewme.facts SET superseded_at = '${minutes(1).toISOString()}' WHERE $account AND seq = 1`)
      expect(await found()).toEqual(changed(1))
    })
    it('names a fact that is made to stand before what stands, or no longer to', async () => {
      const changed = (seq: number) => named(`whether fact number ${seq} is the one before what stands has been changed`)
      await tamper('UPDATE viewme.facts SET before_head = false WHERE $account AND seq = 21')
      expect(await found()).toEqual(changed(21))
      await tamper('UPDATE viewme.facts SET before_head = true WHERE $account AND seq IN (21, 9)')
      expect(await found()).toEqual(changed(9))
    })
    it('names a fact whose count of versions was changed', async () => {
      await tamper('UPDATE viewme.facts SET depth = 7 WHERE $account AND seq = 22')
      expect(await found()).toEqual(named('how many versions fact number 22 builds on has been changed'))
      await tamper('UPDATE viewme.facts SET depth = 3 WHERE $account AND seq = 22', 'UPDATE viewme.facts SET depth = 2 WHERE $account AND seq = 9')
      expect(await found()).toEqual(named('how many versions fact number 9 builds on has been changed'))
    })
    it('says the same in one piece and in many, and where rows are missing between two', async () => {
      const walkers = openWalkers(test.connections.owner as pg.ClientConfig, 2)
      const inPieces = async () => (await checkBinder(client, keys, { now, anchor: null, walkers, spanRows: 9 })).accounts.find((one) => one.account === account)!
      try {
        const whole = (await checkBinder(client, keys, { now, anchor: null })).accounts.find((one) => one.account === account)
        expect(await inPieces()).toEqual(whole)
        await tamper('UPDATE viewme.facts SET depth = 7 WHERE $account AND seq = 22')
        expect((await inPieces()).faults).toEqual(['how many versions fact number 22 builds on has been changed'])
        await tamper("UPDATE viewme.audit_writes SET details = '\\x00' WHERE $account AND n = 20")
        expect((await inPieces()).faults).toEqual(['the chain of writes is broken: number 20 has been changed, or a row before it has been swapped'])
        // The row that a piece begins after, then the one it ends with.
        for (const missing of [19, 18]) {
          await tamper(`DELETE FROM viewme.audit_writes WHERE $account AND n = ${missing}`)
          expect((await inPieces()).faults).toEqual([`the chain of writes is broken: number ${missing} is missing`])
        }
      } finally { await walkers.close() }
    })
  })

  describe('of what waits in quarantine', () => {
    let waiting: OfferedFact[]
    let base: OfferedFact
    const row = () => `$account AND id = '${waiting[0]!.id}'`

    /** Two notes whose base has not come yet. */
    beforeEach(async () => {
      base = { ...offered[0]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID() }
      waiting = [1, 2].map(() => ({ ...base, id: uuidv7(now.getTime()), basedOn: [base.id], audience: undefined }))
      expect(await offer(waiting)).toEqual(['quarantined', 'quarantined'])
      expect(await found()).toEqual(quiet)
    })

    it('names one that has vanished, and one that nobody has sent', async () => {
      await tamper(`INSERT INTO viewme.quarantine (account_id, id, kind, header, author, body, reason, received_at)
        SELECT account_id, gen_random_uuid(), kind, header, author, body, reason, received_at FROM viewme.quarantine WHERE ${row()}`)
      expect(await found()).toEqual([expect.stringMatching(/fact \S+ waits in quarantine without a row in the chain of writes\.$/)])
      await tamper(`DELETE FROM viewme.quarantine WHERE ${row()} OR $account AND id <> '${waiting[1]!.id}'`)
      expect(await found()).toEqual(named(`fact ${waiting[0]!.id} waited in quarantine and is gone, neither accepted nor erased`))
      await keys.ledger.append({ at: now.toISOString(), erased: 'fact', account, fact: waiting[0]!.id })
      expect(await found()).toEqual(quiet)
    })
    it('names one whose readers, writer, time or reason were changed', async () => {
      const { rows: [kept] } = await client.query(`SELECT header FROM viewme.quarantine WHERE ${row().replace('$account', `account_id = '${account}'`)}`)
      await tamper(`UPDATE viewme.quarantine SET header = header || '{"audience":{"groups":["${account}"],"members":[]}}' WHERE ${row()}`)
      expect(await found()).toEqual(named(`fact ${waiting[0]!.id} in quarantine has been changed`))
      await tamper(`UPDATE viewme.quarantine SET header = '${JSON.stringify(kept.header)}', author = '${account}' WHERE ${row()}`)
      expect(await found()).toEqual(named(`fact ${waiting[0]!.id} in quarantine has been changed`))
      await tamper(`UPDATE viewme.quarantine SET author = '${membership}', reason = 'outside-audience' WHERE ${row()}`)
      expect(await found()).toEqual(named(`when fact ${waiting[0]!.id} came into quarantine, or why it waits, has been changed`))
    })
    it('follows one that is judged again: it waits for another reason, is found never to be right, or is accepted', async () => {
      const as = (roles: Role[]) => async () => ({ actor: { human: crypto.randomUUID(), membership, account, roles, groups: [], person: false }, epoch: 0, state: 'member' as const, at: null })
      const parts = { db: test.db, keys, wakes: () => [] }
      const other = { ...base, id: uuidv7(now.getTime()), subject: crypto.randomUUID(), basedOn: [] }
      const [astray] = [{ ...other, subject: crypto.randomUUID(), id: uuidv7(now.getTime()), basedOn: [other.id] }]
      expect(await offer([{ ...astray!, audience: undefined }])).toEqual(['quarantined'])
      await accept([other, base])
      await rejudge(parts, account, as(['person']), now)
      expect(await found()).toEqual(quiet)
      await rejudge(parts, account, as(['lead']), now)
      expect(await found()).toEqual(quiet)
      const { rows } = await client.query('SELECT id, reason FROM viewme.quarantine WHERE account_id = $1', [account])
      expect(rows).toEqual([{ id: astray!.id, reason: 'base-of-another-subject' }])
      await tamper(`DELETE FROM viewme.facts WHERE $account AND id = '${waiting[0]!.id}'`)
      expect(await found()).not.toEqual(quiet)
    })
  })

  it('names an account whose zone or state was changed, or that is gone', async () => {
    await tamper("UPDATE viewme.accounts SET state = 'read-only' WHERE $account")
    expect(await found()).toEqual(named('when the account was opened, its zone or its state has been changed'))
    await tamper('DELETE FROM viewme.accounts WHERE $account')
    expect(await found()).toEqual(named('the account itself is gone, its row in the chain of writes is there'))
  })
  it('names rules for phones that were changed, put in or taken away', async () => {
    const rules = { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: false, deviceLock: false } }
    await tamper(`INSERT INTO viewme.phone_rules (account_id, moment_key) VALUES ('${account}', true)`)
    expect(await found()).toEqual(named('what was agreed for phones has no row in the chain of writes'))
    for (const momentKey of [true, false]) await setPhoneRules({ db: test.db, keys }, { account, by: membership, now, rules: { ...rules, agreed: { momentKey, deviceLock: false } } })
    expect(await found()).toEqual(quiet)
    await tamper('UPDATE viewme.phone_rules SET moment_key = true WHERE $account')
    expect(await found()).toEqual(named('what was agreed for phones has been changed'))
    await tamper('DELETE FROM viewme.phone_rules WHERE $account')
    expect(await found()).toEqual(named('what was agreed for phones is gone, its row in the chain of writes is there'))
  })
  it('names a device that was given another key, put in or taken away', async () => {
    const { audit } = await keys.account(account)
    const device = crypto.randomUUID()
    const name = `device ${device} of membership ${membership}`
    const register = (x: string) => test.db.inAccount(account, null, (tx) => registerDevice(tx, audit, account, membership, device, { kty: 'EC', crv: 'P-256', x, y: 'y' }, now))
    expect([await register('x'), await register('x'), await register('other')]).toEqual([true, true, false])
    expect(await found()).toEqual(quiet)
    await tamper(`UPDATE viewme.devices SET signing_key = signing_key || '{"x":"z"}' WHERE $account`)
    expect(await found()).toEqual(named(`the key of ${name}, or when it signed in, has been changed`))
    await tamper('DELETE FROM viewme.devices WHERE $account')
    expect(await found()).toEqual(named(`${name} is gone, its row in the chain of writes is there`))
    await tamper(`INSERT INTO viewme.devices VALUES ('${account}', '${membership}', '${account}', '{}', '${now.toISOString()}')`)
    expect(await found()).toEqual(named(`device ${account} of membership ${membership} has no row in the chain of writes`))
  })
})

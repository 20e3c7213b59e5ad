// What `verify` finds when somebody with all rights in the database has been there: facts, both chains, who may hold what.
import type { Client } from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@viewme/contract/actor.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { addMember, changeGroups, endMembership } from '../domain/client-account/client-account.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { noteRead } from '../sync/facts.queries.ts'
import { keepOpenings } from '../sync/reads.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { now, quiet, tamperedAccount } from '../test-kit/tampered-account.ts'
import { dropAnchor, readAnchor } from './anchors.ts'
import { checkBinder } from './check-binder.ts'
import { replayErasures } from './erasures.ts'

const stage = tamperedAccount()
const { accept, dir, found, named, tamper } = stage
let account: string
let membership: string
let offered: OfferedFact[]
let client: Client
let keys: Keys
let test: TestDatabase
beforeEach(() => { ({ account, membership, offered, client, keys, test } = stage) })

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
    expect(await since()).toEqual([...named('it is not there, and rows of it are in viewme.accounts, viewme.audit_read_heads, viewme.audit_reads, viewme.audit_writes, viewme.facts, viewme.subjects'),
      ...named('it was there when it was last proven, and is gone without an erasure')])
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
      const added = await addMember({ ...place, human: await stage.human(), roles, period: { until: new Date('2027-01-01T00:00:00Z') } })
      if ('id' in added) ids.push(added.id)
    }
    const [owner, assistant, relative] = ids as [string, string, string]
    const by = { human: crypto.randomUUID(), membership: owner, account, roles: ['owner' as const], groups: [], person: false }
    const group = { ...offered[0]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID(), kind: 'group', body: { name: 'Dagverksamhet', purpose: 'day-activity' } }
    await accept([group])
    expect(await changeGroups({ ...place, by, membership: assistant, groups: [group.subject] })).toEqual({ yes: true })
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
    expect(await found()).toEqual(named('the chain of writes is broken: number 7 has been changed, or a row before it has been swapped'))
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
    const rows = named('it is erased, and rows of it are still in viewme.accounts, viewme.facts, viewme.subjects')
    expect(await found()).toEqual([...named('it is erased by the ledger, and its key is still there'), ...rows])
    await keys.destroyAccount(account)
    expect(await found()).toEqual(rows)
    await replayErasures(client, keys, dir)
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
})

// What `verify` says when work that is to be done later is gone, changed or will not be done, whether it still waits or lies in the queue.
import type { Client } from 'pg'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { addMember, turnMembers } from '../domain/client-account/client-account.ts'
import { moveDue, prepareQueue } from '../sync/sync.ts'
import { now, quiet, tamperedAccount } from '../test-kit/tampered-account.ts'
import { checkBinder } from './check-binder.ts'

const stage = tamperedAccount()
const { accept, found, named, tamper } = stage
const tomorrow = new Date('2026-11-25T12:00:00Z')
let account: string
let client: Client
let substitute: string
beforeAll(() => prepareQueue(stage.test.db))
beforeEach(async () => {
  ({ account, client } = stage)
  const added = await addMember({ ...place(), human: await stage.human(), roles: ['substitute'], groups: [account], period: { until: tomorrow } })
  substitute = (added as { id: string }).id
})
const place = (at = now) => ({ db: stage.test.db, keys: stage.keys, account: stage.account, now: at })
/** As `found`, when the machine's own clock says what the queue goes by. */
const foundNow = async () => (await checkBinder(client, stage.keys, { now: new Date(), ruleNow: now, anchor: null })).faults.filter((fault) => fault.includes(account) || !fault.startsWith('Account'))
const jobs = async (sql: string) => client.query(`${sql} WHERE payload->>'account' = '${account}'`)

describe('verify of what is to be done', () => {
  it('names a membership whose end nobody would be told of, and nothing once it has been told', async () => {
    await tamper("DELETE FROM viewme.todo WHERE $account AND verb = 'turn-members'")
    expect(await found()).toEqual(named(`that membership ${substitute} turns at ${tomorrow.toISOString()} is not among what is to be done: nobody would be told`))
    await turnMembers(place(tomorrow))
    expect(await found()).toEqual(quiet)
  })
  it('knows work that has been moved to the queue, and misses it when it is taken away there', async () => {
    await moveDue(stage.test.db, tomorrow)
    expect(await foundNow()).toEqual([])
    await jobs('DELETE FROM graphile_worker._private_jobs')
    expect(await foundNow()).toEqual(named(`that membership ${substitute} turns at ${tomorrow.toISOString()} is not among what is to be done: nobody would be told`))
  })
  it('names a job that has been put off, given up, or belongs to nobody', async () => {
    await moveDue(stage.test.db, now)
    const [{ id }] = (await jobs('SELECT id FROM graphile_worker._private_jobs')).rows as [{ id: number }]
    const wont = (why: string) => named(`job ${id} (rejudge) will not be done: ${why}`)
    await jobs("UPDATE graphile_worker._private_jobs SET run_at = now() + interval '1 day'")
    expect(await foundNow()).toEqual(wont('it has been put off'))
    await jobs('UPDATE graphile_worker._private_jobs SET attempts = max_attempts')
    expect(await foundNow()).toEqual(wont('it has failed too often and is tried no more'))
    await jobs(`UPDATE graphile_worker._private_jobs SET payload = '{"account":"nobody"}'`)
    expect(await foundNow()).toEqual([`The queue: job ${id} (rejudge) will not be done: it is for an account that is not there (nobody).`])
    await client.query('DELETE FROM graphile_worker._private_jobs')
  })
  it('names work that was put off, put in or turned into something else', async () => {
    await tamper("UPDATE viewme.todo SET due_at = due_at + interval '10 years' WHERE $account AND verb = 'rejudge'")
    expect(await found()).toEqual([expect.stringMatching(/number \d+ of what is to be done \(rejudge\) has been changed, or follows from nothing\.$/)])
    await tamper("DELETE FROM viewme.todo WHERE $account AND verb = 'rejudge'", `INSERT INTO viewme.todo (account_id, verb, due_at) VALUES ('${account}', 'erase', '${now.toISOString()}')`)
    expect(await found()).toEqual([expect.stringMatching(/\(erase\) has been changed, or follows from nothing\.$/)])
  })
  it('names a fact in quarantine that could go on when nothing is left to judge it again', async () => {
    const base: OfferedFact = { ...stage.offered[0]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID(), audience: { groups: [account], members: [substitute] } }
    const waits: OfferedFact = { ...base, id: uuidv7(now.getTime()), author: substitute, basedOn: [base.id], audience: undefined }
    await stage.offer([waits], now, substitute)
    expect(await found()).toEqual(quiet)
    await accept([base])
    expect(await found()).toEqual(quiet)
    await tamper("DELETE FROM viewme.todo WHERE $account AND verb = 'rejudge'")
    expect(await found()).toEqual(named(`fact ${waits.id} in quarantine could go on, and to judge it again is not among what is to be done`))
  })
})

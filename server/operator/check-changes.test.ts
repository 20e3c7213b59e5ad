// What the chain of writes says besides facts: what waits in quarantine, the account, rules for phones, devices.
import type { Client } from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Role } from '@viewme/contract/actor.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { registerDevice } from '../sync/devices.queries.ts'
import { rejudge } from '../sync/rejudge.ts'
import { setPhoneRules } from '../sync/sync.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { now, quiet, tamperedAccount } from '../test-kit/tampered-account.ts'

const stage = tamperedAccount()
const { accept, found, named, offer, tamper } = stage
let account: string
let membership: string
let offered: OfferedFact[]
let client: Client
let keys: Keys
let test: TestDatabase
beforeEach(() => { ({ account, membership, offered, client, keys, test } = stage) })

describe('verify', () => {
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
      await tamper(`DELETE FROM viewme.quarantine_awaits WHERE ${row()}`, 'UPDATE viewme.heads SET quarantined = 1 WHERE $account')
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
      await tamper(`UPDATE viewme.quarantine SET reason = 'base-missing', refused = true WHERE ${row()}`)
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
    it('follows one that its writer has written anew, and names it when it has come to wait again', async () => {
      await accept([{ ...base, insteadOf: [waiting[0]!.id] }])
      expect(await found()).toEqual(quiet)
      await tamper(`UPDATE viewme.quarantine SET reason = 'base-missing' WHERE ${row()}`)
      expect(await found()).toEqual(named(`when fact ${waiting[0]!.id} came into quarantine, or why it waits, has been changed`))
    })
  })

  it('names an account whose zone or state was changed, or that is gone', async () => {
    await tamper("UPDATE viewme.accounts SET state = 'read-only' WHERE $account")
    expect(await found()).toEqual(named('when the account was opened, its name, its zone or its state has been changed'))
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

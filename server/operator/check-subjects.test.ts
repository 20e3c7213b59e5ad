// What `verify` works out anew from a subject's facts: which of them stand, and where they are fed.
import type { Client, ClientConfig } from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Keys } from '../platform/keys/keys.ts'
import type { TestDatabase } from '../test-kit/postgres.ts'
import { now, quiet, tamperedAccount } from '../test-kit/tampered-account.ts'
import { checkBinder } from './check-binder.ts'
import { openWalkers } from './walkers.ts'

const stage = tamperedAccount()
const { accept, found, named, tamper } = stage
let account: string
let membership: string
let offered: OfferedFact[]
let client: Client
let keys: Keys
let test: TestDatabase
beforeEach(() => { ({ account, membership, offered, client, keys, test } = stage) })

describe('verify of how facts stand and where they are fed', () => {
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
    const walkers = openWalkers(test.connections.owner as ClientConfig, 2)
    const inPieces = async () => (await checkBinder(client, keys, { now, anchor: null, walkers, spanRows: 9 })).accounts.find((one) => one.account === account)!
    try {
      const whole = (await checkBinder(client, keys, { now, anchor: null })).accounts.find((one) => one.account === account)
      expect(await inPieces()).toEqual(whole)
      await tamper('UPDATE viewme.facts SET depth = 7 WHERE $account AND seq = 22')
      expect((await inPieces()).faults).toEqual(['how many versions fact number 22 builds on has been changed'])
      // The first row of a piece: how the one before it was hashed is known there too.
      await tamper('UPDATE viewme.audit_writes SET format = 1 WHERE $account AND n = 19')
      expect((await inPieces()).faults).toEqual(['the chain of writes is broken: number 19 is of format 1, and the row before it of format 2: once framed, always framed'])
      await tamper("UPDATE viewme.audit_writes SET format = 2 WHERE $account AND n = 19")
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

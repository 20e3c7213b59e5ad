// Two choose what a phone keeps: the server by its columns, the phone by the contract's rule. Whatever has happened to a thing, they agree.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { outgrown } from '@viewme/contract/keeping.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { Standing } from '../platform/access.ts'
import { checkSubjects } from '../operator/check-subjects.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { testKeys } from '../test-kit/slice-server.ts'
import { acceptFacts } from './accept.ts'
import { pull, pullOlder } from './pull.ts'
import { silentLog } from '../platform/log.ts'

let test: TestDatabase
let keys: Keys
let removeKeys: () => void
beforeAll(async () => {
  test = await testDatabase()
  const store = await testKeys()
  keys = store.keys
  removeKeys = store.remove
})
afterAll(async () => { await test.drop(); removeKeys() })

/** One step: days pass, then a version on one or two others, a withdrawal (of a version or of a withdrawal), or the audience is said again. */
const step = fc.record({ days: fc.constantFrom(0, 1, 40, 60, 100), what: fc.constantFrom('version', 'version', 'version', 'withdrawal', 'visibility'), on: fc.nat(20), and: fc.nat(20) })
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never
type Held = Fact & { seq: number }

const ids = (facts: readonly { id: string }[]) => facts.map((fact) => fact.id).sort()
const kept = (facts: readonly Held[], now: Date) => {
  const gone = new Set(outgrown(facts, (kind) => kindOf(kind)!.keeping, now.getTime()))
  return facts.filter((fact) => !gone.has(fact))
}

/** Lives through the steps: all that the server has, what a new phone is sent, and what one has that was there all along. */
async function after(steps: Step[], lastDays: number) {
  const account = crypto.randomUUID()
  const home = crypto.randomUUID()
  let now = new Date('2026-01-10T08:00:00Z')
  await keys.createAccount(account)
  await test.db.inAccount(account, null, (tx) => tx.query('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', [account, now]))
  const lead: Standing = { actor: { human: crypto.randomUUID(), membership: crypto.randomUUID(), account, roles: ['lead'], groups: [home], person: false }, epoch: 0, state: 'member', at: null }
  const parts = { db: test.db, keys, wakes: () => [], log: silentLog }
  const reader = () => ({ actor: lead.actor, device: 'test', now })
  const subject = crypto.randomUUID()
  const audience = { groups: [home], members: [] }

  let phone: Held[] = []
  let cursor: string | undefined
  const sync = async () => {
    const reply = JSON.parse((await pull(parts, reader(), cursor ? { after: cursor } : {})).toString())
    const arrived = new Set(reply.facts.map((fact: Held) => fact.id))
    phone = kept([...phone.filter((fact) => !arrived.has(fact.id)), ...reply.facts], now)
    cursor = reply.cursor
  }
  const versions: string[] = []
  const withdrawals: string[] = []
  for (const { days, what, on, and } of [{ days: 0, what: 'version', on: 0, and: 0 }, ...steps]) {
    now = new Date(now.getTime() + days * 86_400_000)
    const either = [...versions, ...withdrawals]
    const basedOn = versions.length === 0 || what === 'visibility' ? [] : what === 'withdrawal' ? [either[on % either.length]!]
      : [...new Set([versions[on % versions.length]!, versions[and % versions.length]!])]
    const id = uuidv7(now.getTime())
    const [result] = await acceptFacts(parts, { account, human: null, now, senderNow: async () => ({ standing: lead, arrivedAt: now }), facts: [{
      id, account, kind: what === 'version' ? 'group' : what, v: 1, subject, basedOn, author: lead.actor.membership, device: crypto.randomUUID(), writtenAt: now.toISOString(),
      ...(versions.length === 0 || what === 'visibility' ? { audience } : {}), body: what === 'version' ? { name: 'Hemma', purpose: 'home' } : {},
    }] })
    expect(result).toMatchObject({ result: 'accepted' })
    if (what === 'version') versions.push(id)
    if (what === 'withdrawal') withdrawals.push(id)
    await sync()
  }
  now = new Date(now.getTime() + lastDays * 86_400_000)
  await sync()
  const sent = JSON.parse((await pull(parts, reader(), { limit: 500 })).toString()).facts as Held[]
  const all = JSON.parse((await pullOlder(parts, reader(), { subject, limit: 500 })).toString()).facts as Held[]
  const client = await test.db.owner.connect()
  try { return { now, all, sent, phone, verified: (await checkSubjects(client, account, [subject])).fault } } finally { client.release() }
}

it('a new phone is sent what the contract keeps and nothing else, one that was there all along has it too, both see the same heads, and verify comes to the same', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 8 }), fc.constantFrom(0, 50, 100), async (steps, lastDays) => {
    const { now, all, sent, phone, verified } = await after(steps, lastDays)
    const right = ids(kept(all, now))
    expect(ids(sent), 'a new phone').toEqual(right)
    expect(ids(phone), 'a phone that was there').toEqual(expect.arrayContaining(right))
    expect(verified).toBe(null)
    for (const held of [sent, phone]) expect(ids(heads(held, 'group'))).toEqual(ids(heads(all, 'group')))
  }), { numRuns: 40 })
}, 120_000)

// The test of the test: deliberate faults for each invariant, put in between the parts: in the server's SQL, on the way, on a phone. If the
// model test could not see one, this fails.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { play, type Command } from './commands.ts'
import { brokenIn, invariants, settle, type Invariant } from './invariants.ts'
import { makeWorld, type World } from './world.ts'

let test: TestApp
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())

type Fault = {
  breaks: Invariant; by: string; commands: Command[]
  /** A part of `viewme.append`, or of another function, that says something else while this runs. */
  sql?: [right: string, wrong: string, of?: string]
  before?(world: World): void | Promise<void>
  /** Before the network comes back; the last when all has settled. */
  midway?(world: World): void | Promise<void>
  after?(world: World): void | Promise<void>
}
const write: Command = { do: 'write', who: 'sara', to: 'home' }
const toAll: Command = { do: 'write', who: 'sara', to: 'all' }
/** What the server gives out it asks of the subject's row, whatever stands on its facts: so this is where an audience goes wrong. */
const groupsAsked = "ARRAY(SELECT value::uuid FROM jsonb_array_elements_text(f->'groups'))"
const groupsSet = `SET groups = ${groupsAsked}`
const everyone: Command[] = [{ do: 'sync', who: 'sara' }, { do: 'sync', who: 'omar' }, { do: 'sync', who: 'elin' }]
const narrow: Command[] = [toAll, ...everyone, { do: 'aim', who: 'sara', at: 0, to: 'home' }]
const widen: Command[] = [write, ...everyone, { do: 'aim', who: 'sara', at: 0, to: 'all' }]
const conflict: Command[] = [toAll, ...everyone, { do: 'sync', who: 'tablet' }, { do: 'correct', who: 'sara', at: 0 }, { do: 'correct', who: 'tablet', at: 0 }]

/** Four versions over months; after as many a phone that holds the last two removes them, and Elin's comes when it has let go of those. */
const months: Command = { do: 'wait', days: 100 }
const removal: Command[] = [
  { do: 'publish', who: 'sara', at: 0 }, ...[1, 2, 3].flatMap((): Command[] => [{ do: 'sync', who: 'sara' }, { do: 'wait', days: 40 }, { do: 'publish', who: 'sara', at: 3 }]), { do: 'sync', who: 'sara' },
  months, { do: 'sync', who: 'tablet' }, { do: 'remove', who: 'tablet', at: 0 }, { do: 'sync', who: 'tablet' }, months,
]

/** Changes a row as somebody with the database in their hands would. */
async function meddle(sql: string, account: string): Promise<void> {
  const tx = await test.test.db.owner.connect()
  try {
    await tx.query('BEGIN; SET LOCAL session_replication_role = replica')
    await tx.query(sql, [account])
    await tx.query('COMMIT')
  } finally { tx.release() }
}
/** Changes the answers to pulls on their way to one phone. */
const tampered = (change: (reply: any) => any) => async (path: string, text: string) => (path.includes('/facts') && text.includes('"more"') ? JSON.stringify(await change(JSON.parse(text))) : text)
/** The same of answers to what was offered. */
const answered = (change: (result: any) => any) => (path: string, text: string) => (text.startsWith('{"results"') ? JSON.stringify({ ...JSON.parse(text), results: JSON.parse(text).results.map(change) }) : text)

const faults: Fault[] = [
  { breaks: 'once', by: 'a fact that has gone', commands: [write, write, ...everyone], after: (world) => meddle('DELETE FROM viewme.facts WHERE account_id = $1 AND seq = 1', world.account) },
  {
    breaks: 'account', by: 'a fact of another account under this one’s name', commands: [{ do: 'elsewhere', what: 'write' }, { do: 'elsewhere', what: 'sync' }, write, ...everyone],
    before: (world) => {
      world.nets.omar.tamper = tampered(async (reply) => {
        const { body } = await world.test.app.server.inject({ url: `/api/accounts/${world.cast.nils.account}/facts`, headers: world.cast.as('sara') })
        return { ...reply, facts: [...reply.facts, ...JSON.parse(body).facts.map((fact: object) => ({ ...fact, account: world.account }))] }
      })
    },
  },
  {
    breaks: 'account', by: 'a fact that was moved to a thing of another account', commands: [{ do: 'elsewhere', what: 'write' }, write, ...everyone],
    after: (world) => meddle(`UPDATE viewme.facts SET subject = '${world.wrote[0]!.subject}' WHERE account_id = $1 AND seq = 1`, world.account),
  },
  { breaks: 'held', by: 'a pull that leaves one out', commands: [write, write, ...everyone], before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.slice(1) })) } },
  {
    breaks: 'held', by: 'a text that became another on its way', commands: [write, ...everyone],
    before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.map((fact: any) => ({ ...fact, body: { ...fact.body, text: 'något annat' } })) })) },
  },
  { breaks: 'held', by: 'another order', commands: [write, write, ...everyone], before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.map((fact: any) => ({ ...fact, seq: 100 - fact.seq })) })) } },
  { breaks: 'held', by: 'an audience that the server did not keep', commands: [write, ...everyone], sql: ['RETURNING groups || members INTO v_readers;\n      v_depth', "RETURNING '{}'::uuid[] INTO v_readers;\n      v_depth"] },
  { breaks: 'reach', by: 'a change of audience that does nothing', commands: narrow, sql: [groupsSet, 'SET groups = groups'] },
  { breaks: 'reach', by: 'a narrowing that is not applied', commands: narrow, sql: [groupsSet, `SET groups = groups || ${groupsAsked}`] },
  { breaks: 'reach', by: 'a widening that is not applied', commands: widen, sql: [groupsSet, `SET groups = ARRAY(SELECT unnest(groups) INTERSECT SELECT unnest(${groupsAsked}))`] },
  { breaks: 'reach', by: 'a narrowing that nobody is told of', commands: narrow, sql: ['feed = h.last_feed + r.rn, readers = v_readers', 'readers = v_readers'] },
  { breaks: 'reach', by: 'a widening that nobody is told of', commands: widen, sql: ['feed = h.last_feed + r.rn, readers = v_readers', 'readers = v_readers'] },
  { breaks: 'reach', by: 'a phone that does not hear what it must let go of', commands: narrow, before: (world) => { world.nets.elin.tamper = tampered((reply) => ({ ...reply, gone: [] })) } },
  { breaks: 'removed', by: 'a withdrawal that undoes all there has been since long', commands: removal, sql: ["interval '60 days'", "interval '9000 days'", 'restand'] },
  {
    breaks: 'removed', by: 'a phone that has not heard of the removal', commands: [{ do: 'publish', who: 'sara', at: 0 }, ...everyone, { do: 'remove', who: 'sara', at: 0 }],
    before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.filter((fact: any) => fact.kind !== 'withdrawal') })) },
  },
  { breaks: 'conflict', by: 'a text that was destroyed', commands: [write, ...everyone, { do: 'correct', who: 'sara', at: 0 }, ...everyone], after: (world) => meddle('UPDATE viewme.facts SET body = NULL WHERE account_id = $1 AND seq = 2', world.account) },
  {
    // As the fold would show it that kept the last one only.
    breaks: 'conflict', by: 'a sibling that is dropped', commands: conflict,
    before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.map((fact: any) => (fact.seq === 3 ? { ...fact, basedOn: [...fact.basedOn, world.wrote.at(-2)!.id] } : fact)) })) },
  },
  {
    breaks: 'conflict', by: 'a sibling that is not laid ready for the moment', commands: [{ do: 'publish', who: 'sara', at: 0 }, ...everyone, { do: 'sync', who: 'tablet' }, { do: 'publish', who: 'sara', at: 3 }, { do: 'publish', who: 'tablet', at: 3 }],
    after: async (world) => { await world.phones.omar.copy.store.inForce.toCollection().modify((row) => { row.heads = row.heads.slice(1) }) },
  },
  {
    breaks: 'writer', by: 'a phone that loses what waits', commands: [{ do: 'net', who: 'omar', online: false }, { do: 'write', who: 'omar', to: 'home' }],
    midway: async (world) => { await world.phones.omar.copy.store.facts.clear(); await world.phones.omar.copy.store.outbox.clear() },
  },
  { breaks: 'restore', by: 'a restore that the phones are not told of', commands: [write, ...everyone, { do: 'copy' }, write, ...everyone, { do: 'restore' }], before: (world) => { world.nets.sara.tamper = tampered(({ reset: _, ...reply }) => reply) } },
  {
    breaks: 'poisoned', by: 'an answer that calls what waits for its base accepted', commands: [{ do: 'poison', who: 'omar' }, ...everyone],
    before: (world) => { world.nets.omar.tamper = answered((one) => (one.reason === 'base-missing' ? { id: one.id, result: 'accepted', seq: 1 } : one)) },
  },
  {
    breaks: 'left', by: 'sealed facts that are answered and not taken in', commands: [{ do: 'net', who: 'omar', online: false }, { do: 'write', who: 'omar', to: 'home' }, { do: 'leave', who: 'omar' }],
    before: (world) => { world.nets.omar.instead = (path, body) => (path === '/api/deliveries' ? JSON.stringify({ results: JSON.parse(body).sealed.map((one: any) => ({ id: one.header.id, result: 'accepted' })) }) : null) },
  },
  {
    breaks: 'left', by: 'a planned end that is taken for an early one', commands: [{ do: 'net', who: 'omar', online: false }, { do: 'end', who: 'omar', planned: true }, { do: 'write', who: 'omar', to: 'home' }],
    midway: (world) => meddle("UPDATE viewme.membership_periods SET ended_at = until_at, ended_by = 'x' WHERE account_id = $1 AND until_at IS NOT NULL", world.account),
  },
  {
    breaks: 'ended', by: 'an early end that the server forgets', commands: [{ do: 'write', who: 'omar', to: 'home' }, { do: 'sync', who: 'omar' }, { do: 'end', who: 'omar' }, { do: 'write', who: 'omar', to: 'home' }],
    midway: (world) => meddle('UPDATE viewme.membership_periods SET ended_at = NULL, ended_by = NULL WHERE account_id = $1', world.account),
  },
  {
    breaks: 'ended', by: 'a planned end that does not come', commands: [{ do: 'end', who: 'omar', planned: true }, ...Array.from({ length: 12 }, (): Command => ({ do: 'net', who: 'omar', online: false })), { do: 'write', who: 'omar', to: 'home' }],
    midway: (world) => meddle('UPDATE viewme.membership_periods SET until_at = NULL WHERE account_id = $1', world.account),
  },
  {
    breaks: 'ended', by: 'what comes weeks after a planned end and is taken in', commands: [{ do: 'write', who: 'omar', to: 'home' }, { do: 'end', who: 'omar', planned: true }, { do: 'wait', days: 40 }],
    midway: (world) => meddle("UPDATE viewme.membership_periods SET until_at = until_at + interval '39 days' WHERE account_id = $1 AND until_at IS NOT NULL", world.account),
  },
  { breaks: 'numbers', by: 'a server that counts backwards', commands: [write, { do: 'sync', who: 'sara' }, write, ...everyone], sql: ['o_seq := h.last_seq', 'o_seq := 100 - h.last_seq'] },
  { breaks: 'numbers', by: 'a number that is given twice', commands: [write, { do: 'sync', who: 'sara' }, write, ...everyone], sql: ['o_seq := h.last_seq', 'o_seq := 1'] },
  { breaks: 'chain', by: 'a row that has gone', commands: [write, ...everyone], after: (world) => meddle('DELETE FROM viewme.audit_writes WHERE account_id = $1 AND length(fact_hash) > 0', world.account) },
  {
    breaks: 'session', by: 'a phone that forgets that the server has not heard', commands: [write, { do: 'net', who: 'sara', online: false }, { do: 'leave', who: 'sara' }],
    midway: async (world) => { for (const { phones } of world.opened()) await phones.registry.set('sessionToEnd', null) },
  },
  {
    breaks: 'shown', by: 'a phone that goes on showing what has ended', commands: [{ do: 'elsewhere', what: 'write' }, { do: 'elsewhere', what: 'sync' }, { do: 'elsewhere', what: 'end' }],
    after: async (world) => { await world.opened().find((one) => one.device === 'sara')!.phones.choose({ human: world.cast.humans.sara, account: world.cast.nils.account }) },
  },
  {
    breaks: 'anew', by: 'an old one that waits again', commands: [{ do: 'poison', who: 'omar' }, { do: 'sync', who: 'omar' }, { do: 'rewrite', who: 'omar', at: 0 }, ...everyone],
    after: (world) => meddle("UPDATE viewme.quarantine SET reason = 'base-missing' WHERE account_id = $1 AND reason = 'taken-back'", world.account),
  },
]

/** Says in the database what the fault says; gives back how to say the right thing again. */
async function mutate([right, wrong, of = 'append']: [string, string, string?]): Promise<() => Promise<unknown>> {
  const { rows: [{ text }] } = await test.test.db.owner.query("SELECT pg_get_functiondef(oid) AS text FROM pg_proc WHERE proname = $1 AND pronamespace = 'viewme'::regnamespace", [of])
  if (text.split(right).length !== 2) throw new Error(`the ${of} does not say "${right}" once`)
  await test.test.db.owner.query(text.replace(right, wrong))
  return () => test.test.db.owner.query(text)
}

it('has a fault for each invariant', () => {
  expect(new Set(faults.map(({ breaks }) => breaks))).toEqual(new Set(Object.keys(invariants)))
})

it.each(faults.map((fault) => ({ ...fault, invariant: invariants[fault.breaks] })))('sees by $by when it is not so that $invariant', async (fault) => {
  const world = await makeWorld(test)
  const undo = fault.sql && await mutate(fault.sql)
  try {
    await fault.before?.(world)
    await play(world, fault.commands)
    await fault.midway?.(world)
    await settle(world)
    await fault.after?.(world)
    expect((await brokenIn(world)).map((one) => one.invariant)).toContain(fault.breaks)
  } finally {
    await undo?.()
    world.close()
  }
})

it.each([
  { where: 'where there is no fault', commands: [write, { do: 'write', who: 'omar', to: 'all' }, ...everyone, { do: 'correct', who: 'sara', at: 1 }, { do: 'correct', who: 'omar', at: 1 }, ...everyone] },
  { where: 'in a narrowing', commands: narrow }, { where: 'in a widening', commands: widen }, { where: 'in a conflict of two phones of one human', commands: conflict },
  { where: 'in a restore', commands: [write, ...everyone, { do: 'copy' }, write, ...everyone, { do: 'restore' }] },
  { where: 'when a phone is left and come back to', commands: [{ do: 'net', who: 'omar', online: false }, { do: 'write', who: 'omar', to: 'home' }, { do: 'leave', who: 'omar' }] },
  { where: 'in a planned end', commands: [{ do: 'net', who: 'omar', online: false }, { do: 'end', who: 'omar', planned: true }, { do: 'write', who: 'omar', to: 'home' }] },
  { where: 'when a thing is removed after months', commands: removal },
  { where: 'in two accounts', commands: [{ do: 'elsewhere', what: 'write' }, { do: 'elsewhere', what: 'sync' }, { do: 'elsewhere', what: 'stray' }, write, ...everyone] },
  { where: 'when one of two memberships of one human ends', commands: [{ do: 'elsewhere', what: 'write' }, { do: 'elsewhere', what: 'sync' }, { do: 'elsewhere', what: 'end' }, write, { do: 'elsewhere', what: 'write' }, ...everyone, { do: 'leave', who: 'sara' }, write] },
  { where: 'when somebody comes into a group and out of it', commands: [write, ...everyone, { do: 'regroup' }, ...everyone, write, { do: 'regroup' }] },
] satisfies { where: string; commands: Command[] }[])('finds nothing broken $where', async ({ commands }) => {
  const world = await makeWorld(test)
  try {
    await play(world, commands)
    await settle(world)
    expect(await brokenIn(world)).toEqual([])
  } finally { world.close() }
})

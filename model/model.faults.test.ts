// The test of the test: one deliberate fault for each invariant, put in between the parts. If the model test could not see it, this fails.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { play, type Command } from './commands.ts'
import { brokenIn, invariants, settle } from './invariants.ts'
import { makeWorld, type World } from './world.ts'

let test: TestApp
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())

type Fault = { before?(world: World): void | Promise<void>; commands: Command[]; after?(world: World): void | Promise<void> }
const write: Command = { do: 'write', who: 'sara', to: 'home' }
const everyone: Command[] = [{ do: 'sync', who: 'sara' }, { do: 'sync', who: 'omar' }, { do: 'sync', who: 'elin' }]

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
const tampered = (change: (reply: any) => any) => (path: string, text: string) => (path.includes('/facts') && text.includes('"cursor"') && text.includes('"more"') ? JSON.stringify(change(JSON.parse(text))) : text)

const faults: Record<(typeof invariants)[number], Fault> = {
  'every accepted fact is there once, with a number of its own and without gaps': {
    commands: [write, write, ...everyone],
    after: (world) => meddle('DELETE FROM viewme.facts WHERE account_id = $1 AND seq = 1', world.account),
  },
  'nothing of another account is on any phone': {
    before: (world) => { world.nets.omar.tamper = tampered((reply) => ({ ...reply, facts: reply.facts.map((fact: object) => ({ ...fact, account: world.cast.nils.account })) })) },
    commands: [write, ...everyone],
  },
  'every phone that may hold a fact holds it, as it was written, and no phone holds another': {
    commands: [{ do: 'write', who: 'sara', to: 'all' }, ...everyone, { do: 'aim', who: 'sara', at: 0, to: 'home' }],
    before: (world) => { world.nets.elin.tamper = tampered((reply) => ({ ...reply, gone: [] })) },
  },
  'both texts of a conflict can be read': {
    commands: [write, ...everyone, { do: 'correct', who: 'sara', at: 0 }, ...everyone],
    after: (world) => meddle('UPDATE viewme.facts SET body = NULL WHERE account_id = $1 AND seq = 2', world.account),
  },
  'a surviving writer loses nothing: each fact is accepted, or stopped with its text on the writer’s phone': {
    commands: [{ do: 'net', who: 'omar', online: false }, { do: 'write', who: 'omar', to: 'home' }],
    after: async (world) => { await world.phones.omar.copy.store.facts.clear(); await world.phones.omar.copy.store.outbox.clear() },
  },
  'nothing that an ended member sends afterwards is applied': {
    commands: [{ do: 'write', who: 'omar', to: 'home' }, { do: 'sync', who: 'omar' }, { do: 'end', who: 'omar' }, write, ...everyone],
    after: (world) => meddle(`UPDATE viewme.facts SET author = '${world.cast.tove.members.omar}' WHERE account_id = $1 AND seq = 2`, world.account),
  },
  'numbers never go back within a history': {
    commands: [write, write, ...everyone],
    after: (world) => { world.numbers.push({ ...world.numbers[0]!, id: crypto.randomUUID(), result: 'accepted' }) },
  },
  'every effect has one row in the chain of writes': {
    commands: [write, ...everyone],
    after: (world) => meddle('DELETE FROM viewme.audit_writes WHERE account_id = $1 AND length(fact_hash) > 0', world.account),
  },
  'what has been written anew waits no longer once its new text has arrived': {
    commands: [{ do: 'poison', who: 'omar' }, { do: 'sync', who: 'omar' }, { do: 'rewrite', who: 'omar', at: 0 }, ...everyone],
    after: (world) => meddle("UPDATE viewme.quarantine SET reason = 'base-missing' WHERE account_id = $1 AND reason = 'taken-back'", world.account),
  },
}

it.each(invariants.map((invariant) => ({ invariant })))('sees it when it is not so that $invariant', async ({ invariant }) => {
  const fault = faults[invariant]
  const world = await makeWorld(test)
  try {
    await fault.before?.(world)
    await play(world, fault.commands)
    // What a phone holds is destroyed before the network comes back; what the server holds, after.
    const onPhone = invariant.startsWith('a surviving writer')
    if (onPhone) await fault.after?.(world)
    await settle(world)
    if (!onPhone) await fault.after?.(world)
    expect((await brokenIn(world)).map((one) => one.invariant)).toContain(invariant)
  } finally { world.close() }
})

it('finds nothing broken where there is no fault', async () => {
  const world = await makeWorld(test)
  try {
    await play(world, [write, { do: 'write', who: 'omar', to: 'all' }, ...everyone, { do: 'correct', who: 'sara', at: 1 }, { do: 'correct', who: 'omar', at: 1 }, ...everyone])
    await settle(world)
    expect(await brokenIn(world)).toEqual([])
  } finally { world.close() }
})

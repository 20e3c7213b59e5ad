// What must be true when the network is back and all has settled, whatever happened before. Each is one sentence; each is caught once
// by a deliberate fault in model.faults.test.ts.
import type { FactHeader } from '@viewme/contract/fact.ts'
import { canonicalJson } from '@viewme/contract/body.ts'
import { headerOf, type FactRow } from '../server/sync/facts.queries.ts'
import { openBody } from '../server/sync/fact-cipher.ts'
import { mayHold } from '../server/sync/view.ts'
import { heldBy, names, type World } from './world.ts'

export const invariants = [
  'every accepted fact is there once, with a number of its own and without gaps',
  'nothing of another account is on any phone',
  'every phone that may hold a fact holds it, as it was written, and no phone holds another',
  'both texts of a conflict can be read',
  'a surviving writer loses nothing: each fact is accepted, or stopped with its text on the writer’s phone',
  'nothing that an ended member sends afterwards is applied',
  'numbers never go back within a history',
  'every effect has one row in the chain of writes',
  'what has been written anew waits no longer once its new text has arrived',
] as const
export type Broken = { invariant: (typeof invariants)[number]; what: string }

/** The network comes back and every phone syncs until nothing moves: two rounds in which nobody learns anything new. */
export async function settle(world: World): Promise<void> {
  for (const name of names) Object.assign(world.nets[name], { online: true, loseNext: false })
  let before = ''
  for (let round = 0; round < 8; round++) {
    for (const name of names) {
      world.test.clock.forward(1000)
      await world.phones[name].sync()
    }
    const now = await stateOf(world)
    if (now === before) return
    before = now
  }
}

async function stateOf(world: World): Promise<string> {
  const { rows: [head] } = await world.test.test.db.owner.query('SELECT last_feed, quarantined FROM viewme.heads WHERE account_id = $1', [world.account])
  const held = await Promise.all(names.map(async (name) => (await world.phones[name].facts({})).map((fact) => `${fact.id}${fact.seq}${fact.stopped?.reason ?? ''}`).sort()))
  return JSON.stringify([head, held])
}

export async function brokenIn(world: World): Promise<Broken[]> {
  const broken: Broken[] = []
  const say = (at: number, what: string) => { broken.push({ invariant: invariants[at]!, what }) }
  const { account, test } = world
  const { rows } = await test.test.db.owner.query<FactRow>('SELECT * FROM viewme.facts WHERE account_id = $1 ORDER BY seq', [account])
  const key = (await test.keys.account(account)).facts
  const server = new Map(rows.map((row) => [row.id, row]))
  const bodyOf = (row: FactRow) => { try { return row.body === null ? null : canonicalJson(JSON.parse(openBody(key, headerOf(row, account) as FactHeader, row.body))) } catch { return null } }

  rows.forEach((row, at) => { if (row.seq !== at + 1) say(0, `fact number ${row.seq} stands at ${at + 1}`) })
  const { rows: chained } = await test.test.db.owner.query('SELECT count(*) AS n FROM viewme.audit_writes WHERE account_id = $1 AND length(fact_hash) > 0', [account])
  if (chained[0].n !== rows.length) say(7, `${chained[0].n} rows for ${rows.length} facts`)
  for (const row of rows) if (bodyOf(row) === null) say(3, `the text of ${row.id} cannot be read`)

  const stopped = new Map<string, string>()
  for (const name of names) {
    if (world.ended.has(name)) continue
    const all = await world.phones[name].facts({})
    for (const fact of all) {
      if (fact.account !== account) say(1, `${name} holds a fact of ${fact.account}`)
      if (fact.seq === null && fact.stopped) stopped.set(fact.id, canonicalJson(fact.body))
    }
    const held = await heldBy(world.phones[name])
    for (const fact of held) if (!server.has(fact.id)) say(0, `${name} says ${fact.id} was sent, the server has it not`)
    const actor = world.cast.tove.actor(name)
    const expected = rows.filter((row) => mayHold(actor, row))
    const may = new Set(expected.map((row) => row.id))
    const does = new Set(held.map((fact) => fact.id))
    const wrong = [...[...may].filter((id) => !does.has(id)), ...[...does].filter((id) => !may.has(id))]
    for (const id of wrong) say(2, `${name} ${held.some((fact) => fact.id === id) ? 'holds' : 'lacks'} ${server.get(id)?.kind ?? 'a fact the server lacks'} ${id}`)
    for (const fact of held) {
      const row = server.get(fact.id)
      if (row && (bodyOf(row) !== canonicalJson(fact.body) || row.seq !== fact.seq)) say(2, `${name} reads ${fact.id} otherwise`)
    }
  }
  for (const one of world.wrote) {
    if (world.ended.has(one.who)) continue
    if (!server.has(one.id) && !stopped.get(one.id)?.includes(one.text)) say(4, `${one.who} lost "${one.text}"`)
  }
  for (const [name, before] of world.ended) {
    for (const row of rows) if (row.author === world.cast.tove.members[name] && !before.has(row.id)) say(5, `${name}'s later ${row.kind}`)
  }
  const { rows: setAside } = await test.test.db.owner.query<{ id: string; reason: string }>('SELECT id, reason FROM viewme.quarantine WHERE account_id = $1', [account])
  const arrived = new Set([...server.keys(), ...setAside.map((row) => row.id)])
  const waits = new Set(setAside.filter((row) => row.reason !== 'taken-back').map((row) => row.id))
  for (const { old, id, who } of world.rewritten) if (!world.ended.has(who) && arrived.has(id) && waits.has(old)) say(8, `${old} waits beside ${id}`)
  const told = new Map<string, number>()
  const highest = new Map<string, number>()
  for (const one of world.numbers) {
    const name = `${one.history} ${one.id}`
    if (told.has(name) && told.get(name) !== one.seq) say(6, `${one.id} had two numbers`)
    told.set(name, one.seq)
    if (one.result === 'accepted' && one.seq <= (highest.get(one.history) ?? 0)) say(6, `number ${one.seq} was given after ${highest.get(one.history)}`)
    highest.set(one.history, Math.max(one.seq, highest.get(one.history) ?? 0))
  }
  const now = await world.history()
  for (const row of rows) {
    const said = told.get(`${now} ${row.id}`)
    if (said !== undefined && said !== row.seq) say(6, `${row.id} was number ${said} and is ${row.seq}`)
  }
  return broken
}

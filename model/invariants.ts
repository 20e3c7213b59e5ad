// What must be true when the network is back and all has settled, whatever happened before. Each is one sentence; each is caught
// by deliberate faults in model.faults.test.ts. Who should hold what, and what stands, is the ledger's reckoning; from the server comes
// only which facts were taken in, when, and in which order.
import { canonicalJson } from '@viewme/contract/body.ts'
import type { FactHeader } from '@viewme/contract/fact.ts'
import { headerOf, type FactRow } from '../server/sync/facts.queries.ts'
import { openBody } from '../server/sync/fact-cipher.ts'
import type { Phone } from '../web/sync/phone.ts'
import type { Reader, Taken } from './ledger.ts'
import { brokenOnPhone } from './phone-check.ts'
import { devices, humanOf, isOver, names, type World, type Wrote } from './world.ts'

export const invariants = {
  once: 'every accepted fact is there once, with a number of its own and without gaps',
  account: 'nothing of another account is on any phone',
  held: 'every phone that may hold a fact holds it, as it was written and in one order, and no phone holds another',
  reach: 'a narrowed subject leaves every other phone, and a widened one reaches all that it should',
  removed: 'what has been removed stands on no phone, nor does any text that it was built on',
  conflict: 'both texts of a conflict can be read',
  writer: 'a surviving writer loses nothing: each fact is accepted, or stopped with its text on the writer’s phone',
  restore: 'a restore with phones ahead of it loses nothing that a surviving writer holds',
  poisoned: 'a chain of edits with a poisoned first keeps its text',
  left: 'what waited on a phone that was left arrives, and what was written before a planned end is taken in if it comes within three days',
  ended: 'nothing that an ended member sends afterwards is applied',
  numbers: 'numbers never go back within a history',
  chain: 'every effect has one row in the chain of writes',
  shown: 'where a copy goes by itself and another of the same human is whole, that one is shown',
  session: 'who has signed out asks for nothing by the session they had, and the server ends it as soon as there is network',
  anew: 'what has been written anew waits no longer once its new text has arrived',
} as const
export type Invariant = keyof typeof invariants
export type Broken = { invariant: Invariant; what: string }
export type Say = (invariant: Invariant, what: string) => void

/** The network comes back, who has left signs in, planned ends pass, and every phone syncs until nothing moves: two rounds in which nobody learns anything new. */
export async function settle(world: World): Promise<void> {
  for (const device of devices) Object.assign(world.nets[device], { online: true, loseNext: false })
  for (const { device, phones } of world.opened()) if (world.nets[device].out) {
    // As the tab that stands open does when the network is back.
    await phones.syncAll(() => true)
    if (world.nets[device].session) world.asked.push(`${device} still has its session`)
    await world.signIn(device)
  }
  const ends = [...world.ended.values()].map((one) => ('until' in one ? one.until : 0))
  world.test.clock.forward(Math.max(0, Math.max(0, ...ends) - world.test.clock.now().getTime()))
  let before = ''
  for (let round = 0; round < 8; round++) {
    for (const { phone } of world.opened()) {
      world.test.clock.forward(1000)
      await phone.sync()
    }
    const now = await stateOf(world)
    if (now === before) return
    before = now
  }
}

async function stateOf(world: World): Promise<string> {
  const { rows } = await world.test.test.db.owner.query('SELECT last_feed, quarantined FROM viewme.heads WHERE account_id = ANY ($1) ORDER BY account_id', [[world.account, world.cast.nils.account]])
  const held = await Promise.all(world.opened().map(async ({ phone }) => (await phone.facts({})).map((fact) => `${fact.id}${fact.seq}${fact.stopped?.reason ?? ''}`).sort()))
  return JSON.stringify([rows, held])
}

export type Row = { row: FactRow; body: string | null }

export async function brokenIn(world: World): Promise<Broken[]> {
  const broken: Broken[] = []
  const say: Say = (invariant, what) => { broken.push({ invariant, what }) }
  const { account, cast: { nils, tove } } = world
  for (const one of world.asked) say('session', one)
  const here = await takenIn(world, account, say)
  const there = await takenIn(world, nils.account, say)

  const stopped = new Map<string, string>()
  for (const { device, phone } of world.opened()) {
    if (isOver(world, device, phone.account)) continue
    const mine = phone.account === account ? here : there
    const facts = await phone.facts({})
    for (const fact of facts) if (fact.seq === null && fact.stopped) stopped.set(`${device} ${fact.id}`, canonicalJson(fact.body))
    await brokenOnPhone(world, { name: `${device} (${phone.account === account ? 'Tove' : 'Nils'})`, phone, reader: readerOf(world, device, phone), ...mine }, facts, say)
  }
  const { rows: setAside } = await world.test.test.db.owner.query<{ id: string; reason: string }>('SELECT id, reason FROM viewme.quarantine WHERE account_id = ANY ($1)', [[account, nils.account]])
  const waits = new Map(setAside.map((row) => [row.id, row.reason]))
  const taken = new Set([...here.server.keys(), ...there.server.keys()])
  for (const one of world.wrote) {
    const kept = taken.has(one.id) || stopped.get(`${one.device} ${one.id}`)?.includes(one.text) === true
    if (isOver(world, one.device, one.account) || one.left !== null) leftOf(world, one, taken, waits, say)
    else if (!kept) say(one.ahead ? 'restore' : one.chain ? 'poisoned' : 'writer', `${one.device} lost "${one.text}"`)
  }
  for (const [name, end] of world.ended) {
    const at = new Map(world.wrote.map((one) => [one.id, one.at]))
    for (const [id, { row }] of here.server) {
      if (row.author === tove.members[name] && !('before' in end ? end.before.has(id) : at.get(id)! < end.until && !world.late.has(id))) say('ended', `${name}'s later ${row.kind}`)
    }
  }
  if (world.endedElsewhere) {
    for (const [id, { row }] of there.server) if (row.author === nils.members.sara && !world.endedElsewhere.before.has(id)) say('ended', `Sara's later ${row.kind} elsewhere`)
  }
  for (const { device, phones } of world.opened()) {
    const shown = await phones.current()
    const own = (await phones.registry.homes()).filter((home) => home.human === shown?.human && home.state === 'in')
    if (own.length > 0 && !own.some((home) => home.account === shown!.account)) say('shown', `${device} shows a copy that has gone`)
  }
  for (const { old, id, device } of world.rewritten) {
    const waiting = waits.has(old) && waits.get(old) !== 'taken-back'
    if (!isOver(world, device) && (taken.has(id) || waits.has(id)) && waiting) say('anew', `${old} waits beside ${id}`)
  }
  await brokenNumbers(world, here.server, say)
  return broken
}

/** Of one whose phone has gone, or whose membership is over: what waited was sealed and must have come; what was refused went with the phone. */
function leftOf(world: World, one: Wrote, taken: ReadonlySet<string>, waits: ReadonlyMap<string, string>, say: Say): void {
  if (one.left === 'stopped' || one.ahead) return
  const end = one.account === world.account ? world.ended.get(humanOf(one.device)) : world.endedElsewhere ?? undefined
  const inTime = one.note && !world.late.has(one.id) && (end === undefined || 'until' in end && one.at < end.until)
  const arrived = taken.has(one.id) || (!inTime && (waits.has(one.id) || world.refused.has(one.id)))
  if (!arrived) say('left', `"${one.text}" of ${one.device} never came`)
}

/** What the server has taken in of an account: each fact once, as it was meant, with a row in the chain. */
async function takenIn(world: World, account: string, say: Say): Promise<{ server: Map<string, Row>; taken: Taken[] }> {
  const { test, meant } = world
  const { rows } = await test.test.db.owner.query<FactRow>('SELECT * FROM viewme.facts WHERE account_id = $1 ORDER BY seq', [account])
  const key = (await test.keys.account(account)).facts
  const bodyOf = (row: FactRow) => { try { return row.body === null ? null : canonicalJson(JSON.parse(openBody(key, headerOf(row, account) as FactHeader, row.body))) } catch { return null } }
  const server = new Map(rows.map((row) => [row.id, { row, body: bodyOf(row) }]))
  rows.forEach((row, at) => { if (row.seq !== at + 1) say('once', `fact number ${row.seq} stands at ${at + 1}`) })
  const { rows: [chained] } = await test.test.db.owner.query('SELECT count(*) AS n FROM viewme.audit_writes WHERE account_id = $1 AND length(fact_hash) > 0', [account])
  if (chained.n !== rows.length) say('chain', `${chained.n} rows for ${rows.length} facts`)
  // A thing belongs to the account in which it was first written; only another's can be strayed to.
  const others = new Set([...meant.values()].filter((one) => one.account !== account && account === world.account).flatMap((one) => [one.id, one.subject]))
  const taken: Taken[] = []
  for (const [id, { row, body }] of server) {
    const one = meant.get(id)
    if (body === null) say('conflict', `the text of ${id} cannot be read`)
    if (!one) { say('once', `nobody wrote ${id}`); continue }
    taken.push({ ...one, at: row.received_at.getTime() })
    if (one.account !== account || [row.subject, ...row.based_on].some((other) => others.has(other))) say('account', `${id} was taken in of another account`)
    const same = row.kind === one.kind && row.subject === one.subject && row.author === one.author && String(row.based_on.toSorted()) === String(one.basedOn.toSorted()) && (body === null || body === one.body)
    if (!same) say('held', `the server has ${one.kind} ${id} otherwise than it was written`)
  }
  return { server, taken }
}

function readerOf(world: World, device: (typeof devices)[number], phone: Phone): Reader {
  const name = names.find((one) => one === humanOf(device))!
  return phone.account === world.account ? { membership: world.cast.tove.members[name], groups: world.groups[name] } : { membership: world.cast.nils.members.sara, groups: world.cast.nils.actor('sara').groups }
}

async function brokenNumbers(world: World, server: ReadonlyMap<string, Row>, say: Say): Promise<void> {
  const told = new Map<string, number>()
  const highest = new Map<string, number>()
  for (const one of world.numbers) {
    const name = `${one.history} ${one.id}`
    if (told.has(name) && told.get(name) !== one.seq) say('numbers', `${one.id} had two numbers`)
    told.set(name, one.seq)
    if (one.result === 'accepted' && one.seq <= (highest.get(one.history) ?? 0)) say('numbers', `number ${one.seq} was given after ${highest.get(one.history)}`)
    highest.set(one.history, Math.max(one.seq, highest.get(one.history) ?? 0))
  }
  const now = `${world.account} ${await world.history()}`
  for (const [id, { row }] of server) {
    const said = told.get(`${now} ${id}`)
    if (said !== undefined && said !== row.seq) say('numbers', `${id} was number ${said} and is ${row.seq}`)
  }
}

// What people and the world do in a run: small steps in any order. A step that makes no sense where it stands does nothing,
// so that a counter-example can be made smaller.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { canonicalJson } from '@viewme/contract/body.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { heads, toWithdraw } from '@viewme/contract/fold.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import type { Phone } from '../web/sync/phone.ts'
import type { PhoneFact } from '../web/sync/rows.ts'
import { restoreTo, takeCopy, type BinderCopy } from './restore.ts'
import { devices, humanOf, names, type Device, type World } from './world.ts'

type To = 'home' | 'all' | 'own'
export type Command =
  | { do: 'write'; who: Device; to: To }
  | { do: 'correct' | 'withdraw'; who: Device; at: number }
  | { do: 'aim'; who: Device; at: number; to: To }
  | { do: 'publish' | 'remove'; who: Device; at: number }
  | { do: 'wait'; days: number }
  | { do: 'poison'; who: Device }
  | { do: 'rewrite'; who: Device; at: number }
  | { do: 'net'; who: Device; online: boolean }
  | { do: 'lose'; who: Device }
  | { do: 'sync'; who: Device }
  | { do: 'twice'; who: Device }
  /** Signs out, and in again the next time. */
  | { do: 'leave'; who: Device }
  | { do: 'elsewhere'; what: 'write' | 'sync' | 'stray' | 'end' }
  | { do: 'end'; who: 'omar' | 'elin'; planned?: boolean }
  | { do: 'regroup' }
  | { do: 'copy' }
  | { do: 'restore' }

// Sara's second phone seldom: it costs as much as a person.
const who = fc.constantFrom<Device>(...names, ...names, ...names, ...names, ...devices)
const to = fc.constantFrom<To>('home', 'all', 'own')
const at = fc.nat(5)
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), who, to }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('correct' as const, 'correct' as const, 'withdraw' as const), who, at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('aim' as const), who, at, to }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('publish' as const, 'publish' as const, 'publish' as const, 'remove' as const), who, at }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('wait' as const), days: fc.constantFrom(40, 100) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('poison' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rewrite' as const), who, at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('net' as const), who, online: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('sync' as const, 'sync' as const, 'sync' as const, 'lose' as const, 'twice' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), who: fc.constantFrom('omar' as const, 'elin' as const), planned: fc.boolean() }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('leave' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('elsewhere' as const), what: fc.constantFrom('write' as const, 'write' as const, 'sync' as const, 'stray' as const, 'end' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('regroup' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('copy' as const, 'restore' as const) }) },
)

/** Runs the steps one after the other. */
export async function play(world: World, commands: readonly Command[]): Promise<void> {
  const memory: { copy: BinderCopy | null } = { copy: null }
  for (const one of commands) {
    world.test.clock.forward(1000)
    await step(world, one, memory)
  }
}

const audienceOf = (world: World, aim: To) => {
  const { home, otherPlace } = world.cast.tove.groups
  return { groups: aim === 'own' ? [] : aim === 'home' ? [home] : [home, otherPlace], members: [] }
}

async function step(world: World, one: Command, memory: { copy: BinderCopy | null }): Promise<unknown> {
  if (one.do === 'copy') { memory.copy = await takeCopy(world.test.test.db.owner, world.account); return }
  if (one.do === 'restore') { if (memory.copy) await restored(world, memory.copy); return }
  // What was sent over 35 days ago no phone offers again: a copy of before is not what is restored then.
  if (one.do === 'wait') { memory.copy = null; return wait(world, one.days) }
  if (one.do === 'end') return endMember(world, one.who, one.planned ?? false)
  if (one.do === 'regroup') return regroup(world)
  if (one.do === 'elsewhere') return elsewhere(world, one.what)
  const net = world.nets[one.who]
  if (one.do === 'net') { net.online = one.online; return }
  const phone = await world.phone(one.who)
  if (!phone) return
  if (one.do === 'lose') { net.loseNext = true; return }
  if (one.do === 'sync') { await phone.sync(); return }
  if (one.do === 'twice') { await Promise.all([phone.sync(), phone.sync()]); return }
  if (one.do === 'leave') {
    if (!net.out) await world.signOut(one.who)
    else if (net.online) await world.signIn(one.who)
    return
  }
  const facts = await phone.facts({})
  const text = `${one.who} ${world.wrote.length}`
  const body = { text, happenedAt: happenedAtOf(world.test.clock.now().getTime()) }
  if (one.do === 'write') return wrote(world, phone, one.who, text, { kind: 'note', basedOn: [], body, audience: audienceOf(world, one.to) }, { note: true })
  if (one.do === 'poison') {
    // Elin and Omar may not write alerts: the first is stopped, and what builds on it has no base.
    const alert = (more: string) => ({ kind: 'alert', body: { text: more, order: 1, plain: more }, audience: audienceOf(world, 'all') })
    const first = await wrote(world, phone, one.who, text, { ...alert(text), basedOn: [] }, { chain: true })
    if (first) await wrote(world, phone, one.who, `${text} b`, { ...alert(`${text} b`), subject: first.subject, basedOn: [first.id] }, { chain: true })
    return
  }
  if (one.do === 'rewrite') return rewritten(world, phone, one.who, facts.filter((fact) => fact.stopped).map((fact) => fact.id).sort()[one.at])
  const wanted = one.do === 'publish' || one.do === 'remove' ? 'instruction-version' : 'note'
  const subjects = [...new Set(facts.filter((fact) => fact.kind === wanted).map((fact) => fact.subject))].sort()
  const subject = subjects[one.at % Math.max(1, subjects.length)]
  if (one.do === 'publish') {
    const steps = [{ id: crypto.randomUUID(), text }]
    const version = { title: text, steps, lifeAreas: [], lifeSaving: true, safetyCritical: true, plain: plainOf({ title: text, steps }) }
    const chosen = one.at > 2 ? subject : undefined
    const base = chosen ? heads(facts.filter((fact) => fact.subject === chosen), wanted).map((fact) => fact.id) : []
    return wrote(world, phone, one.who, text, { kind: wanted, body: version, basedOn: base, audience: audienceOf(world, 'all'), ...(chosen ? { subject: chosen } : {}) })
  }
  if (!subject) return
  const own = facts.filter((fact) => fact.subject === subject)
  const standing = heads(own, wanted).map((fact) => fact.id)
  if (standing.length === 0) return
  if (one.do === 'remove') return removed(world, phone, one.who, text, subject, own)
  if (one.do === 'correct') return wrote(world, phone, one.who, text, { kind: 'note', subject, basedOn: standing, body, audience: audienceOf(world, 'home') })
  if (one.do === 'withdraw') return wrote(world, phone, one.who, text, { kind: 'withdrawal', subject, basedOn: standing, body: { why: text } })
  if (one.do === 'aim') return wrote(world, phone, one.who, text, { kind: 'visibility', subject, basedOn: [], body: { why: text }, audience: audienceOf(world, one.to) })
}

/** Written on a phone, and noted as it was meant. `is`: see Wrote. */
export async function wrote(world: World, phone: Phone, device: Device, text: string, write: Parameters<Phone['append']>[0], is: { note?: true; chain?: true } = {}): Promise<{ id: string; subject: string } | undefined> {
  try {
    const { id, subject } = await phone.append(write)
    const { account, membership: author } = phone
    world.meant.set(id, { id, account, kind: write.kind, subject, basedOn: write.basedOn ?? [], author, audience: write.audience ?? null, body: canonicalJson(write.body) })
    world.wrote.push({ id, subject, device, account, text, at: world.test.clock.now().getTime(), note: is.note ?? false, chain: is.chain ?? false, ahead: false, left: null })
    return { id, subject }
  } catch (error) {
    // A phone that has heard that access ended, or was asked for something it cannot say, saves nothing and says so.
    if ((error as { reason?: string }).reason === undefined) throw error
    return undefined
  }
}

/** As every slice removes: all texts of the thing that this phone holds. */
async function removed(world: World, phone: Phone, device: Device, why: string, subject: string, own: readonly PhoneFact[]): Promise<void> {
  for (const texts of toWithdraw(own, 'instruction-version')) {
    const written = await wrote(world, phone, device, why, { kind: 'withdrawal', subject, basedOn: texts, body: { why } })
    if (written) world.removed.push({ by: written.id, subject, texts })
  }
}

/** With the text that it had: what counts is that it is there once, under its new id. What it builds on now is the phone's to choose. */
async function rewritten(world: World, phone: Phone, device: Device, old: string | undefined): Promise<void> {
  const one = world.wrote.find((other) => other.id === old)
  if (old === undefined || !one) return
  try {
    const { id, subject } = await phone.rewrite(old)
    world.rewritten.push({ old, id, device })
    for (const one of world.removed) if (one.by === old) one.by = id
    Object.assign(one, { id, at: world.test.clock.now().getTime() })
    const { basedOn, audience } = (await phone.facts({ subject })).find((fact) => fact.id === id)!
    const meant = world.meant.get(old)!
    world.meant.set(id, { ...meant, id, basedOn, audience: audience ?? null })
  } catch (error) {
    if ((error as { reason?: string }).reason === undefined) throw error
  }
}

/** Days in which no phone does anything: longer than what comes late is waited for. */
async function wait(world: World, days: number): Promise<void> {
  const { rows } = await world.test.test.db.owner.query<{ id: string }>('SELECT id FROM viewme.facts WHERE account_id = $1', [world.account])
  const taken = new Set(rows.map((row) => row.id))
  world.test.clock.forward(days * 86_400_000)
  for (const one of world.wrote) {
    const end = world.ended.get(humanOf(one.device))
    if (one.account === world.account && end && 'until' in end && world.test.clock.now().getTime() > end.until + lateMs && !taken.has(one.id)) world.late.add(one.id)
  }
}
const lateMs = 72 * 3_600_000

async function restored(world: World, copy: BinderCopy): Promise<void> {
  const { owner } = world.test.test.db
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM viewme.facts WHERE account_id = $1 UNION SELECT id FROM viewme.quarantine WHERE account_id = $1', [world.account])
  await restoreTo(owner, world.account, copy)
  const now = new Set([copy.facts, copy.quarantine].flatMap((rows_) => (JSON.parse(rows_ as string) as { id: string }[]).map((row) => row.id)))
  const lost = new Set(rows.map((row) => row.id).filter((id) => !now.has(id)))
  for (const one of world.wrote) if (lost.has(one.id)) one.ahead = true
}

const karin = (world: World, name: 'omar' | 'elin', what: 'ending' | 'groups', payload: object) => world.test.app.server.inject({
  method: 'POST', url: `/api/accounts/${world.account}/memberships/${world.cast.tove.members[name]}/${what}`, headers: { ...world.cast.as('karin') }, payload,
})

const plannedIn = 10_000
async function endMember(world: World, name: 'omar' | 'elin', planned: boolean): Promise<void> {
  if (world.ended.has(name)) return
  const until = world.test.clock.now().getTime() + plannedIn
  const { statusCode } = await karin(world, name, 'ending', planned ? { how: 'planned', until: new Date(until).toISOString() } : { how: 'early' })
  if (statusCode !== 200) throw new Error(`the membership did not end: ${statusCode}`)
  const { rows } = await world.test.test.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 AND author = $2', [world.account, world.cast.tove.members[name]])
  world.ended.set(name, planned ? { until } : { before: new Set(rows.map((row) => row.id)) })
}

/** Elin comes into the home's group, and out of it the next time. */
/** A member is put in none but the account's own groups: what opens this one is noted as meant, as all else is. A restore may have taken it away. */
async function openHome({ test, cast, meant }: World): Promise<void> {
  const { account, members, groups: { home } } = cast.tove
  if ((await test.test.db.owner.query('SELECT FROM viewme.subjects WHERE account_id = $1 AND subject = $2', [account, home])).rowCount) return
  const now = test.clock.now()
  const fact = { id: uuidv7(now.getTime()), account, kind: 'group', subject: home, basedOn: [], author: members.sara, audience: { groups: [home], members: [] } }
  const body = { name: 'Hemma', purpose: 'home' }
  meant.set(fact.id, { ...fact, body: canonicalJson(body) })
  const facts = [{ ...fact, v: 1, device: randomUUID(), writtenAt: now.toISOString(), body }]
  const { results } = (await test.app.server.inject({ method: 'POST', url: `/api/accounts/${account}/facts`, headers: { ...cast.as('sara'), 'content-type': 'application/json' }, payload: JSON.stringify({ facts }) })).json()
  if (results[0].result !== 'accepted') throw new Error(`the group was not opened: ${results[0].reason}`)
}

async function regroup(world: World): Promise<void> {
  if (world.ended.has('elin')) return
  const { home } = world.cast.tove.groups
  const groups = world.groups.elin.includes(home) ? world.groups.elin.filter((one) => one !== home) : [...world.groups.elin, home]
  await openHome(world)
  const { statusCode } = await karin(world, 'elin', 'groups', { groups })
  if (statusCode !== 200) throw new Error(`the groups did not change: ${statusCode}`)
  world.groups.elin = groups
}

/** Sara's membership of the other account alone, while that is what her phone shows. */
async function endElsewhere(world: World): Promise<void> {
  const { account, members } = world.cast.nils
  const phone = await world.elsewhere()
  if (world.endedElsewhere || !phone) return
  await world.phone('sara')
  await world.opened().find((one) => one.phone === phone)!.phones.choose({ human: phone.human, account })
  const { statusCode } = await world.test.app.server.inject({ method: 'POST', url: `/api/accounts/${account}/memberships/${members.sara}/ending`, headers: { ...world.cast.as('alva') }, payload: { how: 'early' } })
  if (statusCode !== 200) throw new Error(`the membership elsewhere did not end: ${statusCode}`)
  const { rows } = await world.test.test.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 AND author = $2', [account, members.sara])
  world.endedElsewhere = { before: new Set(rows.map((row) => row.id)) }
}

/** Sara in the other account. `stray`: in this one, about a thing of that one. */
async function elsewhere(world: World, what: 'write' | 'sync' | 'stray' | 'end'): Promise<void> {
  if (what === 'end') return endElsewhere(world)
  const phone = await world.elsewhere()
  if (!phone) return
  if (what === 'sync') { await phone.sync(); return }
  const body = (text: string) => ({ text, happenedAt: happenedAtOf(world.test.clock.now().getTime()) })
  const text = `sara ${what} ${world.wrote.length}`
  if (what === 'write') {
    await wrote(world, phone, 'sara', text, { kind: 'note', basedOn: [], body: body(text), audience: { groups: [world.cast.nils.groups.home], members: [] } }, { note: true })
    return
  }
  const there = (await phone.facts({})).find((fact) => fact.seq !== null)
  const here = await world.phone('sara')
  if (there && here) await wrote(world, here, 'sara', text, { kind: 'note', subject: there.subject, basedOn: world.wrote.length % 2 ? [there.id] : [], body: body(text), audience: audienceOf(world, 'all') })
}

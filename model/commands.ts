// What people and the world do in a run: small steps in any order. A step that makes no sense where it stands does nothing,
// so that a counter-example can be made smaller.
import fc from 'fast-check'
import { heads } from '@viewme/contract/fold.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { restoreTo, takeCopy, type BinderCopy } from './restore.ts'
import { names, type Name, type World } from './world.ts'

type To = 'home' | 'all' | 'own'
export type Command =
  | { do: 'write'; who: Name; to: To }
  | { do: 'correct' | 'withdraw'; who: Name; at: number }
  | { do: 'aim'; who: Name; at: number; to: To }
  | { do: 'publish'; who: Name; at: number }
  | { do: 'poison'; who: Name }
  | { do: 'rewrite'; who: Name; at: number }
  | { do: 'net'; who: Name; online: boolean }
  | { do: 'lose'; who: Name }
  | { do: 'sync'; who: Name }
  | { do: 'twice'; who: Name }
  | { do: 'end'; who: 'omar' | 'elin' }
  | { do: 'copy' }
  | { do: 'restore' }

const who = fc.constantFrom<Name>(...names)
const to = fc.constantFrom<To>('home', 'all', 'own')
const at = fc.nat(5)
export const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('write' as const), who, to }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('correct' as const, 'correct' as const, 'withdraw' as const), who, at }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('aim' as const), who, at, to }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('publish' as const), who, at }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('poison' as const), who }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('rewrite' as const), who, at }) },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('net' as const), who, online: fc.boolean() }) },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('sync' as const, 'sync' as const, 'sync' as const, 'lose' as const, 'twice' as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end' as const), who: fc.constantFrom('omar' as const, 'elin' as const) }) },
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

async function step(world: World, one: Command, memory: { copy: BinderCopy | null }): Promise<void> {
  if (one.do === 'copy') { memory.copy = await takeCopy(world.test.test.db.owner, world.account); return }
  if (one.do === 'restore') { if (memory.copy) await restoreTo(world.test.test.db.owner, world.account, memory.copy); return }
  if (one.do === 'end') return endMember(world, one.who)
  const phone = world.phones[one.who]
  const net = world.nets[one.who]
  if (one.do === 'net') { net.online = one.online; return }
  if (one.do === 'lose') { net.loseNext = true; return }
  if (one.do === 'sync') { await phone.sync(); return }
  if (one.do === 'twice') { await Promise.all([phone.sync(), phone.sync()]); return }
  const facts = await phone.facts({})
  const text = `${one.who} ${world.wrote.length}`
  const body = { text, happenedAt: happenedAtOf(world.test.clock.now().getTime()) }
  if (one.do === 'write') return wrote(world, one.who, text, { kind: 'note', basedOn: [], body, audience: audienceOf(world, one.to) })
  if (one.do === 'poison') {
    // Elin and Omar may not write alerts: the first is stopped, and what builds on it has no base.
    const alert = (more: string) => ({ kind: 'alert', body: { text: more, order: 1, plain: more }, audience: audienceOf(world, 'all') })
    const first = await wrote(world, one.who, text, { ...alert(text), basedOn: [] })
    if (first) await wrote(world, one.who, `${text} b`, { ...alert(`${text} b`), subject: first.subject, basedOn: [first.id] })
    return
  }
  if (one.do === 'rewrite') return rewritten(world, one.who, facts.filter((fact) => fact.stopped).map((fact) => fact.id).sort()[one.at])
  const wanted = one.do === 'publish' ? 'instruction-version' : 'note'
  const subjects = [...new Set(facts.filter((fact) => fact.kind === wanted).map((fact) => fact.subject))].sort()
  const subject = subjects[one.at % Math.max(1, subjects.length)]
  if (one.do === 'publish') {
    const steps = [{ id: crypto.randomUUID(), text }]
    const version = { title: text, steps, lifeAreas: [], lifeSaving: true, safetyCritical: true, plain: plainOf({ title: text, steps }) }
    const chosen = one.at > 2 ? subject : undefined
    const base = chosen ? heads(facts.filter((fact) => fact.subject === chosen), wanted).map((fact) => fact.id) : []
    return wrote(world, one.who, text, { kind: wanted, body: version, basedOn: base, audience: audienceOf(world, 'all'), ...(chosen ? { subject: chosen } : {}) })
  }
  if (!subject) return
  const own = facts.filter((fact) => fact.subject === subject)
  const standing = heads(own, 'note').map((fact) => fact.id)
  if (standing.length === 0) return
  if (one.do === 'correct') return wrote(world, one.who, text, { kind: 'note', subject, basedOn: standing, body, audience: audienceOf(world, 'home') })
  if (one.do === 'withdraw') return wrote(world, one.who, text, { kind: 'withdrawal', subject, basedOn: standing, body: { why: text } })
  if (one.do === 'aim') return wrote(world, one.who, text, { kind: 'visibility', subject, basedOn: [], body: { why: text }, audience: audienceOf(world, one.to) })
}

async function wrote(world: World, who_: Name, text: string, write: Parameters<World['phones']['sara']['append']>[0]): Promise<any> {
  try {
    const { id, subject } = await world.phones[who_].append(write)
    world.wrote.push({ id, subject, who: who_, text, afterEnd: world.ended.has(who_) })
    return { id, subject }
  } catch (error) {
    // A phone that has heard that access ended, or was asked for something it cannot say, saves nothing and says so.
    if ((error as { reason?: string }).reason === undefined) throw error
    return undefined
  }
}

/** With the text that it had: what counts is that it is there once, under its new id. */
async function rewritten(world: World, who_: Name, old: string | undefined): Promise<void> {
  const at = world.wrote.findIndex((one) => one.id === old)
  if (old === undefined || at < 0) return
  try {
    const { id } = await world.phones[who_].rewrite(old)
    world.rewritten.push({ old, id, who: who_ })
    world.wrote[at] = { ...world.wrote[at]!, id }
  } catch (error) {
    if ((error as { reason?: string }).reason === undefined) throw error
  }
}

async function endMember(world: World, name: 'omar' | 'elin'): Promise<void> {
  if (world.ended.has(name)) return
  await world.test.app.server.inject({
    method: 'POST', url: `/api/accounts/${world.account}/memberships/${world.cast.tove.members[name]}/ending`,
    headers: { ...world.cast.as('karin'), 'content-type': 'application/json' }, payload: '{"how":"early"}',
  })
  const { rows } = await world.test.test.db.owner.query('SELECT id FROM viewme.facts WHERE account_id = $1 AND author = $2', [world.account, world.cast.tove.members[name]])
  world.ended.set(name, new Set(rows.map((row) => row.id)))
}

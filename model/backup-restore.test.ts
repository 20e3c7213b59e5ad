// A backup, two hundred facts more from two phones, the operator's own restore to before them, and the phones come back.
// Nothing is emulated: the database is restored from its base backup and WAL, the server starts on it, and the phones are the product's.
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Fact, FactHeader } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { buildApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { run as backup } from '../server/operator/backup.ts'
import { run as restore } from '../server/operator/restore.ts'
import { run as verify } from '../server/operator/verify.ts'
import { setClock } from '../server/platform/clock.ts'
import { silentLog } from '../server/platform/log.ts'
import { openBody } from '../server/sync/fact-cipher.ts'
import { headerOf, type FactRow } from '../server/sync/facts.queries.ts'
import { newInstallation, type Installation } from '../server/test-kit/installation.ts'
import type { TestApp } from '../server/test-kit/test-app.ts'
import type { ToWrite } from '../web/sync/append.ts'
import { audienceOf } from '../web/sync/audience.ts'
import { wrote } from './commands.ts'
import { brokenIn, settle } from './invariants.ts'
import { heldBy, makeWorld, type Name, type World } from './world.ts'

let home: Installation
beforeAll(async () => { home = await newInstallation() })
afterAll(() => home.remove())

const clock = setClock(new Date())
const writers = ['sara', 'omar'] as const
type Writer = (typeof writers)[number]

/** The server on what lies in the data directory now, with its loops and queue, as `main.ts` puts it together. */
async function startServer(): Promise<TestApp> {
  await home.start()
  const config = readConfig({ DATA_DIR: home.config.dataDir, KEYS_DIR: home.config.keysDir, LOG_LEVEL: 'silent' }, 'test')
  const app = await buildApp({ config, db: home.db(), keys: home.keys(), clock, log: silentLog, listen: home.listen() })
  await app.server.ready()
  await app.start()
  return { app, keys: home.keys(), test: { db: home.db() } as TestApp['test'], config, clock, close: async () => { await app.stop(); await home.stop() } }
}

const tried = ['note', 'correction', 'audience', 'note', 'correction', 'version', 'withdrawal'] as const
let turn = 0

/** One fact of the next sort that makes sense on this phone, on something that it holds: own, another's, sent or waiting. */
async function writeOne(world: World, who: Writer): Promise<void> {
  const phone = world.phones[who]
  const { home: atHome, otherPlace } = world.cast.tove.groups
  const n = turn++
  clock.forward(1000)
  const text = `${who} ${n}`
  const audience = { groups: n % 3 === 0 ? [atHome, otherPlace] : [atHome], members: [] }
  const body = { text, happenedAt: happenedAtOf(clock.now().getTime()) }
  const subjects = [...Map.groupBy((await phone.facts({})).filter((fact) => !fact.stopped), (fact) => fact.subject)]
  const pick = (fits: (own: Fact<any>[]) => boolean) => { const fit = subjects.filter(([, own]) => fits(own)); return fit[n * 7 % Math.max(1, fit.length)] }
  const isMine = (own: Fact<any>[]) => own.some((fact) => fact.kind === 'note' && fact.basedOn.length === 0 && fact.author === phone.membership)
  const standing = (kind: string) => pick((own) => heads(own, kind).length > 0)
  const basedOn = (own: Fact<any>[], kind: string) => heads(own, kind).map((fact) => fact.id)
  const what = ((): ToWrite => {
    const sort = tried[n % tried.length]
    if (sort === 'correction') {
      // An assistant corrects what is theirs, first of all where the lead has corrected it since.
      const byLead = (own: Fact<any>[]) => heads(own, 'note').some((fact) => fact.author !== phone.membership)
      const [subject, own] = (who === 'sara' ? standing('note') : pick((own) => isMine(own) && byLead(own)) ?? pick((own) => isMine(own) && heads(own, 'note').length > 0)) ?? []
      if (subject) return { kind: 'note', subject, basedOn: basedOn(own!, 'note'), body }
    }
    if (sort === 'audience') {
      // Whoever wrote a note says who reads it, so that the last word does not hang on whose phone is back first.
      const [subject] = pick(isMine) ?? []
      if (subject) return { kind: 'visibility', subject, basedOn: [], body: { why: text }, audience }
    }
    if (sort === 'withdrawal' && who === 'sara') {
      const [subject, own] = standing('note') ?? []
      if (subject) return { kind: 'withdrawal', subject, basedOn: basedOn(own!, 'note'), body: { why: text } }
    }
    if (sort === 'version' && who === 'sara') {
      const steps = [{ id: crypto.randomUUID(), text }]
      const [subject, own] = (n % 2 === 0 && standing('instruction-version')) || []
      const version = { title: text, steps, lifeAreas: [], lifeSaving: false, safetyCritical: true, plain: plainOf({ title: text, steps }) }
      return { kind: 'instruction-version', ...(subject ? { subject, basedOn: basedOn(own!, 'instruction-version') } : { basedOn: [] }), body: version, audience }
    }
    return { kind: 'note', basedOn: [], body, audience }
  })()
  await wrote(world, phone, who, text, what)
}

/** Both write, now one and now the other without a network, now one whose answers are lost on the way. */
async function work(world: World, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round++) {
    Object.assign(world.nets.omar, { online: round % 2 === 0, loseNext: round % 4 === 2 })
    Object.assign(world.nets.sara, { online: round % 3 !== 1, loseNext: round % 5 === 3 })
    for (let at = 0; at < 10; at++) for (const who of writers) await writeOne(world, who)
    for (const who of writers) await world.phones[who].sync()
  }
  await settle(world)
}

/** What stands: of each subject what its facts fold to, in order. */
const stands = (facts: readonly Fact<any>[]) => Object.fromEntries([...Map.groupBy(facts, (fact) => fact.subject)].sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([subject, own]) => [subject, { notes: heads(own, 'note').map((fact) => fact.body.text), versions: heads(own, 'instruction-version').map((fact) => fact.body.title), audience: audienceOf(own) }]))
/** The same where it does not matter which of two siblings came first. */
const standsInAnyOrder = (facts: readonly Fact<any>[]) => Object.fromEntries(Object.entries(stands(facts)).map(([subject, one]) => [subject, { ...one, notes: one.notes.toSorted(), versions: one.versions.toSorted() }]))
const asWritten = (facts: readonly Fact<any>[]) => facts.map(({ id, seq, author, subject, kind, body }) => ({ id, seq, author, subject, kind, body }))

const rowsOf = async (world: World): Promise<FactRow[]> =>
  (await world.test.test.db.owner.query<FactRow>('SELECT * FROM viewme.facts WHERE account_id = $1 ORDER BY seq', [world.account])).rows
async function serverFacts(world: World): Promise<Fact<any>[]> {
  const { facts: key } = await world.test.keys.account(world.account)
  return (await rowsOf(world)).map((row) => {
    const header = headerOf(row, world.account) as FactHeader
    return { ...header, body: JSON.parse(openBody(key, header, row.body!)), seq: row.seq, feed: row.feed, depth: row.depth, receivedAt: row.received_at.toISOString() }
  })
}

it('loses nothing that two phones wrote after the moment that the operator restores to, and all hold the same again', async () => {
  const server = await startServer()
  const world = await makeWorld(server)
  const idsOf = async () => (await rowsOf(world)).map((row) => row.id)
  const target = join(home.root, 'backup')
  try {
    await work(world, 1)
    expect(await backup(['--to', target, '--keys-to', join(home.root, 'key-copies')], home.context)).toBe(0)
    // Also something that is in the WAL only.
    await work(world, 1)
    const kept = await idsOf()
    await new Promise((resolve) => setTimeout(resolve, 30))
    const before = clock.real().toISOString()
    await work(world, 10)
    expect(await idsOf()).toHaveLength(kept.length + 200)
    const stood = standsInAnyOrder(await heldBy(world.phones.sara))
    const history = await world.history()

    for (const name of ['sara', 'omar', 'elin'] as Name[]) world.nets[name].online = false
    await server.close()
    expect(await restore(['--from', target, '--replace', '--at', before], home.context)).toBe(0)
    // Written while nothing answers, on what the server no longer has.
    for (let at = 0; at < 7; at++) for (const who of writers) await writeOne(world, who)
    Object.assign(server, await startServer())
    expect(await idsOf()).toEqual(kept)
    expect(await world.history()).not.toBe(history)

    // A restore ends every session: each has signed in again.
    await world.cast.signInAgain({ db: home.db(), keys: home.keys(), clock })

    // Omar first: what he built on Sara's lost facts is held back until hers are there again.
    world.nets.omar.online = true
    await world.phones.omar.sync()
    expect((await world.phones.omar.status()).stopped.map((one) => one.reason)).toContain('base-missing')
    await settle(world)

    expect(await brokenIn(world)).toEqual([])
    const held = await serverFacts(world)
    expect(held.map((fact) => fact.id).toSorted()).toEqual([...new Set(world.wrote.map((one) => one.id))].toSorted())
    for (const who of writers) {
      const facts = await heldBy(world.phones[who])
      expect(await world.phones[who].status()).toMatchObject({ waiting: 0, refused: 0 })
      expect(asWritten(facts)).toEqual(asWritten(held))
      expect(stands(facts)).toEqual(stands(held))
    }
    const late = new Set(world.wrote.slice(-14).map((one) => one.subject))
    const now = standsInAnyOrder(held)
    for (const [subject, one] of Object.entries(stood)) if (!late.has(subject)) expect(now[subject]).toEqual(one)
    home.said()
    expect(await verify([], home.context), home.said().join('\n')).toBe(0)
  } finally {
    world.close()
    await server.close()
  }
}, 120_000)

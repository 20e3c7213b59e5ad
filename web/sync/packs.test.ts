import { beforeEach, describe, expect, it } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { notesOf } from '@viewme/contract/journal.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

const home = crypto.randomUUID()
const delivery = await deliveryPair()
const now = Date.parse('2026-11-24T12:00:00Z')
let server: TestServer
let writer: TestPhone
let reader: TestPhone
let sanna: TestMember
let written: { id: string; subject: string }[]

const words = Array.from({ length: 10 }, (_, at) => `anteckning ${at}`)
const texts = async (newest?: number) => notesOf(await reader.phone.facts({ kind: 'note', ...(newest ? { newest } : {}) })).map((one) => one.current.body.text).sort()
const takenApart = async () => { while (await reader.phones.tidy()); return reader.phone.copy.store.packs.count() }

beforeEach(async () => {
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  server.pageSize = 4
  const sara = server.join('Sara', ['assistant'], [home])
  sanna = server.join('Sanna', ['lead'], [home])
  writer = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
  written = []
  for (const text of words) written.push(await writer.phone.append({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } }))
  await writer.phone.sync()
  reader = await makeTestPhone({ fetch: server.network(() => sanna), now: () => now })
  await reader.phone.sync()
})

describe('a first fill, laid down many to a record', () => {
  it('is whole at once: by kind, by subject and newest first, before and after it is taken apart', async () => {
    const { store } = reader.phone.copy
    expect([await store.packs.count() > 0, await store.facts.count()]).toEqual([true, 0])
    const look = async () => [await texts(), await texts(2), (await reader.phone.facts({ subject: written[3]!.subject })).map((fact) => fact.id)]
    const before = await look()
    expect(before[0]).toEqual(words)
    expect(before[1]).toHaveLength(2)
    expect(before[2]).toEqual([written[3]!.id])
    expect(await takenApart()).toBe(0)
    expect(await store.facts.count()).toBe(words.length)
    expect(await look()).toEqual(before)
  })
  it('holds no text in the clear', async () => {
    const rows = (await reader.phone.copy.store.packs.toArray()).flatMap((one) => one.rows)
    expect(rows).toHaveLength(words.length)
    expect(rows.filter((row) => new TextDecoder().decode(row.data).includes('anteckning') || 'body' in row)).toEqual([])
  })
  it('lets go of what is narrowed away at the next pull, for good', async () => {
    const { id, subject } = written[0]!
    await writer.phone.append({ kind: 'visibility', subject, basedOn: [id], body: {}, audience: { groups: [], members: [writer.phone.membership] } })
    await writer.phone.sync()
    await reader.phone.sync()
    expect(await texts()).toEqual(words.slice(1))
    await takenApart()
    expect(await texts()).toEqual(words.slice(1))
  })
  it('knows what a correction of one of them builds on', async () => {
    const { id, subject } = written[5]!
    await reader.phone.append({ kind: 'note', subject, basedOn: [id], body: { text: 'rättad', happenedAt: happenedAtOf(now) } })
    expect((await reader.phone.facts({ subject })).map((fact) => fact.depth).sort()).toEqual([1, 2])
    expect(await texts()).toContain('rättad')
    expect(await texts()).not.toContain(words[5])
  })
  it('never lets a packed copy take the place of what has come again since', async () => {
    const { id, subject } = written[2]!
    await writer.phone.append({ kind: 'visibility', subject, basedOn: [id], body: {}, audience: { groups: [home], members: [sanna.actor.membership] } })
    await writer.phone.sync()
    await reader.phone.sync()
    const feed = (await reader.phone.facts({ subject })).find((fact) => fact.id === id)!.feed
    expect(feed).toBeGreaterThan(words.length)
    await takenApart()
    expect((await reader.phone.facts({ subject })).find((fact) => fact.id === id)!.feed).toBe(feed)
  })
  it('is swept with the rest when a restored server no longer has it', async () => {
    server.restoreTo(4)
    await reader.phone.sync()
    expect(await texts()).toEqual(words.slice(0, 4))
  })
  it('goes under a new key with the rest', async () => {
    await reader.phone.setPin('135790', { memory: 256, iterations: 1 })
    const { store } = reader.phone.copy
    expect(await store.packs.count()).toBe(0)
    expect(new Set((await store.facts.toArray()).map((row) => row.key))).toEqual(new Set([reader.phone.copy.home.binder!.label]))
    expect(await texts()).toEqual(words)
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { keepRunning, type Running } from './run.ts'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

class Page extends EventTarget {
  visibilityState: 'visible' | 'hidden' = 'visible'
  turn(to: 'visible' | 'hidden') { this.visibilityState = to; this.dispatchEvent(new Event('visibilitychange')) }
}
class Line {
  static last: Line
  readyState = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  onerror: (() => void) | null = null
  constructor() { Line.last = this }
  close() { this.readyState = 2 }
}

const home = crypto.randomUUID()
const delivery = await deliveryPair()
let now: number
let server: TestServer
let sara: TestMember
let made: TestPhone
let page: Page
let running: Running
beforeEach(async () => {
  now = Date.parse('2026-11-24T12:00:00Z')
  server = makeTestServer(crypto.randomUUID(), () => now, delivery)
  sara = server.join('Sara', ['assistant'], [home])
  made = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
  page = new Page()
  running = listening()
})
const listening = () =>
  keepRunning(made.phones, { ...made.parts, eventSource: () => new Line() as unknown as EventSource, chance: () => 0 }, () => [made.phone], page as unknown as Document, new EventTarget() as unknown as Window)
afterEach(() => running.stop())
const note = (text: string) => ({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience: { groups: [home], members: [] } })
const until = (check: () => Promise<void> | void) => vi.waitFor(check, { timeout: 4000 })

describe('while a tab is open', () => {
  it('sends by itself what has been written', async () => {
    await made.phone.append(note('Ett.'))
    running.syncSoon()
    await until(() => expect(server.facts).toHaveLength(1))
  })
  it('fetches when the stream says that something has changed', async () => {
    await until(async () => expect((await made.phone.status()).copyAt).not.toBeNull())
    const other = await makeTestPhone({ fetch: server.network(() => sara), now: () => now })
    await other.phone.append(note('Från annan.'))
    await other.phone.sync()
    Line.last.onmessage!({ data: JSON.stringify({ account: server.account, cursor: 1, people: 1 }) })
    await until(async () => expect(await made.phone.facts({ kind: 'note' })).toHaveLength(1))
  })
  it('asks for the directory at a page’s first round, and again when the stream is there again', async () => {
    const asked = () => server.requests.filter((one) => one.endsWith('/people')).length
    await until(() => expect(asked()).toBe(1))
    running.stop()
    running = listening()
    await until(() => expect(asked()).toBe(2))
    Line.last.onopen!()
    await until(() => expect(asked()).toBe(3))
  })
  it('hears over the stream that access has ended, and lets go of the copy', async () => {
    await until(async () => expect((await made.phone.status()).copyAt).not.toBeNull())
    sara.ended = true
    now += 2 * 3_600_000
    Line.last.onmessage!({ data: JSON.stringify({ account: server.account, access: 'ended' }) })
    await until(async () => expect((await made.phone.status()).membership).toBe('ended'))
  })
  it('locks after five minutes away, by the clock, also when timers have slept; not before', async () => {
    await made.phone.setPin('135790', { memory: 256, iterations: 1 })
    page.turn('hidden')
    now += 4 * 60_000
    page.turn('visible')
    expect((await made.phone.status()).binder).toBe('open')
    page.turn('hidden')
    now += 6 * 60_000
    page.turn('visible')
    expect((await made.phone.status()).binder).toBe('away')
  })
})

// One world of the model: the real server over the real PostgreSQL, three real phones, and a network that can fail.
// The network is the only thing that is not as in life. A run tells what it did; invariants.ts judges what came of it.
import { setPhoneRules } from '../server/sync/sync.ts'
import { makeCast, type Cast } from '../server/test-kit/cast.ts'
import type { TestApp } from '../server/test-kit/test-app.ts'
import type { Phone } from '../web/sync/phone.ts'
import type { PhoneFact } from '../web/sync/rows.ts'
import { makeTestPhone } from '../web/sync/test-phone.ts'

export const names = ['sara', 'omar', 'elin'] as const
export type Name = (typeof names)[number]

export type Net = { online: boolean; loseNext: boolean; tamper: ((path: string, text: string) => string) | null }
export type Wrote = { id: string; subject: string; who: Name; text: string; afterEnd: boolean }
export type Numbered = { history: string; id: string; seq: number; result: string }

export type World = {
  test: TestApp
  cast: Cast
  account: string
  phones: Record<Name, Phone>
  nets: Record<Name, Net>
  wrote: Wrote[]
  /** What was stopped and has been written anew. */
  rewritten: { old: string; id: string; who: Name }[]
  /** Every number the server has told a writer, in the order told. */
  numbers: Numbered[]
  ended: Map<Name, Set<string>>
  history(): Promise<string>
  close(): void
}

export async function makeWorld(test: TestApp): Promise<World> {
  const cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true })
  const { account } = cast.tove
  const rules = { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: true, deviceLock: true } }
  for (const one of [account, cast.nils.account]) await setPhoneRules({ db: test.test.db, keys: test.keys }, { account: one, by: 'system:model', rules, now: test.clock.now() })
  const nets = Object.fromEntries(names.map((name) => [name, { online: true, loseNext: false, tamper: null }])) as Record<Name, Net>
  const numbers: Numbered[] = []
  const history = async () => (await test.test.db.owner.query('SELECT history FROM viewme.installation')).rows[0].history as string

  const network = (name: Name) => async (path: string, init?: RequestInit): Promise<Response> => {
    const net = nets[name]
    if (!net.online) throw new TypeError('Failed to fetch')
    const reply = await test.app.server.inject({
      // Small pages, so that fills are cut in many places.
      method: (init?.method ?? 'GET') as 'GET' | 'POST', url: path.replace(/limit=\d+/, 'limit=3'),
      headers: { ...Object.fromEntries(new Headers(init?.headers)), ...cast.as(name) }, ...(init?.body ? { payload: String(init.body) } : {}),
    })
    if (net.loseNext && init?.method === 'POST' && path.endsWith('/facts')) {
      net.loseNext = false
      throw new TypeError('Failed to fetch')
    }
    const text = net.tamper ? net.tamper(path, reply.body) : reply.body
    if (init?.method === 'POST' && path.endsWith('/facts') && reply.statusCode === 200) {
      const now = await history()
      for (const one of JSON.parse(reply.body).results) if (one.seq) numbers.push({ history: now, id: one.id, seq: one.seq, result: one.result })
    }
    return new Response(reply.statusCode === 204 ? null : text, { status: reply.statusCode, headers: { 'content-type': String(reply.headers['content-type'] ?? 'text/plain') } })
  }
  const made = await Promise.all(names.map((name) => makeTestPhone({ fetch: network(name), account, now: () => test.clock.now().getTime() })))
  const phones = Object.fromEntries(names.map((name, at) => [name, made[at]!.phone])) as Record<Name, Phone>
  return { test, cast, account, phones, nets, wrote: [], rewritten: [], numbers, ended: new Map(), history, close: () => { for (const one of made) one.phones.close() } }
}

/** A phone's accepted facts of the account, in the server's order. */
export const heldBy = async (phone: Phone): Promise<PhoneFact[]> =>
  (await phone.facts({})).filter((fact) => fact.seq !== null).sort((a, b) => a.seq! - b.seq!)

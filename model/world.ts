// One world of the model: the real server over the real PostgreSQL, three real phones, and a network that can fail. A fourth phone (Sara's
// second) and her copy of another account are opened when something is done on them. The network is the only thing that is not as in life.
// A run tells what it did; invariants.ts judges what came of it.
import { setPhoneRules } from '../server/sync/sync.ts'
import { makeCast, type Cast } from '../server/test-kit/cast.ts'
import type { TestApp } from '../server/test-kit/test-app.ts'
import type { Phone } from '../web/sync/phone.ts'
import type { Phones } from '../web/sync/phones.ts'
import type { PhoneFact } from '../web/sync/rows.ts'
import { makeTestPhone } from '../web/sync/test-phone.ts'
import type { Meant } from './ledger.ts'

export const names = ['sara', 'omar', 'elin'] as const
export type Name = (typeof names)[number]
export const devices = [...names, 'tablet'] as const
export type Device = (typeof devices)[number]
export const humanOf = (device: Device): Name => (device === 'tablet' ? 'sara' : device)

export type Net = {
  online: boolean; loseNext: boolean; /** Whether its browser has a session: also after signing out, until the server has heard of it. */ session: boolean; /** Its human has signed out. */ out: boolean
  /** Faults: what is answered in the server's place, and what becomes of its answer on the way. */
  instead: ((path: string, body: string) => string | null) | null
  tamper: ((path: string, text: string) => string | Promise<string>) | null
}
/**
 * `note`: a note of its own, which nothing can stop. `chain`: one of those that build on something poisoned. `ahead`: a restore has taken it
 * from the server. `left`: what it was when its phone was signed out.
 */
export type Wrote = { id: string; subject: string; device: Device; account: string; text: string; at: number; note: boolean; chain: boolean; ahead: boolean; left: 'waiting' | 'stopped' | 'sent' | null }
export type Numbered = { history: string; id: string; seq: number; result: string }
/** Early: what had been taken in by then. Planned: when. */
export type Ended = { before: Set<string> } | { until: number }

export type World = {
  test: TestApp
  cast: Cast
  account: string
  nets: Record<Device, Net>
  /** The three, as they are now: a new one after each sign-in. */
  phones: Record<Name, Phone>
  /** Null where it cannot be opened now. Elsewhere: Sara's copy of the other account, on her first phone. */
  phone(device: Device): Promise<Phone | null>
  elsewhere(): Promise<Phone | null>
  /** Those that have been opened. */
  opened(): { device: Device; phone: Phone; phones: Phones }[]
  signIn(device: Device): Promise<void>
  signOut(device: Device): Promise<void>
  /** What was asked with a session whose human had signed out. */
  asked: string[]
  wrote: Wrote[]
  meant: Map<string, Meant>
  /** The texts of a thing that a withdrawal was to take away. */
  removed: { by: string; subject: string; texts: string[] }[]
  /** What was stopped and has been written anew. */
  rewritten: { old: string; id: string; device: Device }[]
  /** Every number the server has told a writer, in the order told, and what it has refused for ever. */
  numbers: Numbered[]
  refused: Set<string>
  groups: Record<Name, string[]>
  ended: Map<Name, Ended>
  /** Sara's membership of the other account, by an owner of it. */
  endedElsewhere: { before: Set<string> } | null
  /** Written by one whose membership ended as planned, and not with the server when it was too late for it. */
  late: Set<string>
  history(): Promise<string>
  close(): void
}

/** Refusals that are not of the fact: it may come another way. */
const ofItsWay = new Set(['not-the-sender', 'device-unknown', 'delivery-key-gone', 'envelope-invalid', 'envelope-broken', 'quarantine-full', 'too-much-now'])

/** Whether this human's membership is over by now. */
export const isOver = (world: World, device: Device, account: string = world.account): boolean => {
  if (account !== world.account) return world.endedElsewhere !== null
  const ended = world.ended.get(humanOf(device))
  return ended !== undefined && ('before' in ended || ended.until <= world.test.clock.now().getTime())
}

export async function makeWorld(test: TestApp): Promise<World> {
  const cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true })
  const { account } = cast.tove
  const rules = { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: true, deviceLock: true } }
  for (const one of [account, cast.nils.account]) await setPhoneRules({ db: test.test.db, keys: test.keys }, { account: one, by: 'system:model', rules, now: test.clock.now() })
  const nets = Object.fromEntries(devices.map((device): [Device, Net] => [device, { online: true, loseNext: false, session: true, out: false, instead: null, tamper: null }])) as Record<Device, Net>
  const numbers: Numbered[] = []
  const refused = new Set<string>()
  const history = async () => (await test.test.db.owner.query('SELECT history FROM viewme.installation')).rows[0].history as string

  const network = (device: Device) => async (path: string, init?: RequestInit): Promise<Response> => {
    const net = nets[device]
    if (!net.online) throw new TypeError('Failed to fetch')
    // Of a session that ends only this matters: what comes after has none.
    if (path === '/api/auth/sign-out') { net.session = false; return Response.json({ signedOut: true }) }
    if (net.out && net.session && path !== '/api/deliveries') world.asked.push(`${device} ${path}`)
    const instead = net.instead?.(path, String(init?.body ?? '')) ?? null
    if (instead !== null) return new Response(instead, { headers: { 'content-type': 'application/json' } })
    const offers = init?.method === 'POST' && (path.endsWith('/facts') || path.endsWith('/deliveries'))
    const reply = await test.app.server.inject({
      // Small pages, so that fills are cut in many places.
      method: (init?.method ?? 'GET') as 'GET' | 'POST', url: path.replace(/limit=\d+/, 'limit=3'),
      headers: { ...Object.fromEntries(new Headers(init?.headers)), ...(net.session ? cast.as(humanOf(device)) : {}) }, ...(init?.body ? { payload: String(init.body) } : {}),
    })
    if (offers && reply.statusCode === 200) {
      const { results } = JSON.parse(reply.body)
      for (const one of results) if (one.result === 'refused' && !ofItsWay.has(one.reason)) refused.add(one.id)
      // An answer that is lost was told nobody.
      if (!net.loseNext && results.some((one: { seq?: number }) => one.seq)) {
        const now = await history()
        // Each account counts for itself, and one delivery may carry facts of two.
        for (const one of results) if (one.seq) numbers.push({ history: `${world.meant.get(one.id)?.account} ${now}`, id: one.id, seq: one.seq, result: one.result })
      }
    }
    if (net.loseNext && offers) {
      net.loseNext = false
      throw new TypeError('Failed to fetch')
    }
    const text = net.tamper ? await net.tamper(path, reply.body) : reply.body
    return new Response(reply.statusCode === 204 ? null : text, { status: reply.statusCode, headers: { 'content-type': String(reply.headers['content-type'] ?? 'text/plain') } })
  }

  const made = new Map<Device, { phones: Phones; phone: Phone }>()
  const make = async (device: Device) => { made.set(device, await makeTestPhone({ fetch: network(device), account, now: () => test.clock.now().getTime() })) }
  await Promise.all(names.map(make))
  let elsewhere: Phone | null = null
  const openElsewhere = async () => (elsewhere ??= await made.get('sara')!.phones.open({ human: cast.humans.sara, account: cast.nils.account }))

  const world: World = {
    test, cast, account, nets, numbers, refused, history, asked: [], wrote: [], meant: new Map(), rewritten: [], removed: [], ended: new Map(), endedElsewhere: null, late: new Set(),
    groups: Object.fromEntries(names.map((name) => [name, [...cast.tove.actor(name).groups]])) as Record<Name, string[]>,
    phones: { get sara() { return made.get('sara')!.phone }, get omar() { return made.get('omar')!.phone }, get elin() { return made.get('elin')!.phone } },
    async phone(device) {
      if (!made.has(device)) {
        if (!nets[device].online) return null
        await make(device)
      }
      return made.get(device)!.phone
    },
    elsewhere: async () => (nets.sara.out ? null : openElsewhere()),
    opened: () => [
      ...[...made].map(([device, one]) => ({ device, ...one })),
      ...(elsewhere ? [{ device: 'sara' as const, phone: elsewhere, phones: made.get('sara')!.phones }] : []),
    ],
    async signIn(device) {
      const one = made.get(device)!
      await one.phones.signingIn(async () => {
        Object.assign(nets[device], { session: true, out: false })
        return Response.json({})
      })
      await one.phones.arrive()
      one.phone = await one.phones.open({ human: cast.humans[humanOf(device)], account }) ?? one.phone
      if (device === 'sara' && elsewhere) { elsewhere = null; await openElsewhere() }
    },
    async signOut(device) {
      const one = made.get(device)
      if (!one) return
      if (device === 'sara') await openElsewhere()
      const here = world.opened().filter((other) => other.device === device)
      const held = new Map((await Promise.all(here.map(({ phone }) => phone.facts({})))).flat().map((fact) => [fact.id, fact]))
      for (const wrote of world.wrote) {
        const fact = wrote.device === device && wrote.left === null && held.get(wrote.id)
        if (fact) wrote.left = fact.stopped ? 'stopped' : fact.seq === null ? 'waiting' : 'sent'
      }
      // Without network the server hears nothing of it, and the browser keeps its cookie: what is owed is the phone's to remember.
      nets[device].out = true
      await one.phones.signOut(cast.humans[humanOf(device)])
    },
    close: () => { for (const { phones } of made.values()) phones.close() },
  }
  return world
}

/** A phone's accepted facts of the account, in the server's order. */
export const heldBy = async (phone: Phone): Promise<PhoneFact[]> =>
  (await phone.facts({})).filter((fact) => fact.seq !== null).sort((a, b) => a.seq! - b.seq!)

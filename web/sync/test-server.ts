// Test kit: the outside contract in memory, small and honest, for tests of the phone alone. The real server is met in the model test and e2e.
import { openSealed, signatureHolds } from '@viewme/contract/delivery.ts'
import { bodyFault, canonicalJson } from '@viewme/contract/body.ts'
import type { Actor } from '@viewme/contract/actor.ts'
import type { Audience, FactHeader, OfferedFact } from '@viewme/contract/fact.ts'
import { filesIn } from '@viewme/contract/kind.ts'
import { isSafety, judgeBody, kindOf, readableKinds, rightsOf } from '@viewme/contract/kinds.ts'
import type { DirectoryEntry } from '@viewme/contract/people.ts'
import type { FactResult, SealedFact } from '@viewme/contract/sync.ts'

type Held = { header: FactHeader; body: unknown; seq: number; feed: number; depth: number; receivedAt: string; moved: boolean }
/** `until`: the planned end of the membership (ISO). */
export type TestMember = { actor: Actor; name: string; ended: boolean; until: string | null }
export type TestServer = ReturnType<typeof makeTestServer>

const json = (value: unknown, status = 200, headers: Record<string, string> = {}) =>
  new Response(JSON.stringify(value), { status, headers: { 'content-type': status < 400 ? 'application/json; charset=utf-8' : 'application/problem+json', ...headers } })
const problem = (status: number, name: string, headers = {}) => json({ type: `urn:viewme:problem:${name}`, title: name, status }, status, headers)

export function makeTestServer(account: string, now: () => number, delivery: CryptoKeyPair) {
  const server = {
    account, history: crypto.randomUUID() as string, facts: [] as Held[], audiences: new Map<string, Audience>(), quarantine: new Map<string, { fact: OfferedFact; reason: string }>(), room: Infinity,
    members: new Map<string, TestMember>(), devices: new Map<string, JsonWebKey>(), people: [] as DirectoryEntry[], openings: [] as unknown[],
    files: new Map<string, { author: string; type: string; bytes: Uint8Array<ArrayBuffer> }>(),
    agreed: { momentKey: true, deviceLock: true }, lease: { binderHours: 72, momentHours: 336 }, requests: [] as string[], pageSize: 500,
    /** Answers instead of the server: null = let it through. */
    between: (_path: string, _init: RequestInit | undefined): Response | 'no-network' | null | Promise<Response | 'no-network' | null> => null,
    /** After the server has answered: the answer may be lost. */
    losing: (_path: string): boolean => false,
    join(name: string, roles: Actor['roles'], groups: string[]): TestMember {
      const member = { name, ended: false, until: null, actor: { human: crypto.randomUUID(), membership: crypto.randomUUID(), account, roles, groups, person: false } satisfies Actor }
      server.members.set(member.actor.human, member)
      server.people.push({ id: member.actor.membership, name, roles, groups, from: null, until: null, protected: false })
      return member
    },
    /** A browser with a session of `signedIn()`; null = none. */
    network: (signedIn: () => TestMember | null) => async (path: string, init?: RequestInit): Promise<Response> => {
      server.requests.push(`${init?.method ?? 'GET'} ${path.split('?')[0]}`)
      const instead = await server.between(path, init)
      if (instead === 'no-network') throw new TypeError('Failed to fetch')
      if (instead) return instead
      const answer = await handle(new URL(path, 'http://test'), init, signedIn())
      if (server.losing(path)) throw new TypeError('Failed to fetch')
      return answer
    },
    accept(offered: OfferedFact): FactResult { return judge(offered, null) },
    restoreTo(seq: number): void {
      server.facts = server.facts.filter((fact) => fact.seq <= seq)
      server.history = crypto.randomUUID()
      server.quarantine.clear()
    },
  }

  const hasEnded = ({ ended, until }: TestMember) => ended || (until !== null && Date.parse(until) <= now())
  const viewOf = (actor: Actor) => canonicalJson([readableKinds(actor), [...actor.groups].sort(), actor.membership])
  const mayHold = (actor: Actor, fact: Held) => {
    const audience = server.audiences.get(fact.header.subject)!
    return kindOf(fact.header.kind)?.mayRead(actor).yes === true && (fact.header.author === actor.membership || audience.members.includes(actor.membership) || audience.groups.some((one) => actor.groups.includes(one)))
  }

  function judge(offered: OfferedFact, sender: Actor | null): FactResult {
    const result = judged(offered, sender)
    if (result.result !== 'refused') for (const id of offered.insteadOf ?? []) if (server.quarantine.get(id)?.fact.author === offered.author) server.quarantine.delete(id)
    return result
  }

  function judged(offered: OfferedFact, sender: Actor | null): FactResult {
    const { body, insteadOf: _, ...header } = offered
    const { id } = header
    if (sender && header.author !== sender.membership) return { id, result: 'refused', reason: 'not-the-sender' }
    const known = server.facts.find((fact) => fact.header.id === id)
    if (known) return canonicalJson(known.body) === canonicalJson(body) ? { id, result: 'already', seq: known.seq } : { id, result: 'refused', reason: 'id-taken' }
    const read = bodyFault(body) ? { refused: 'body' } : judgeBody(header.kind, header.v, body)
    if ('refused' in read) return { id, result: 'refused', reason: read.refused }
    const hold = (reason: string): FactResult => {
      if (server.quarantine.size >= server.room) return { id, result: 'refused', reason: 'quarantine-full' }
      server.quarantine.set(id, { fact: offered, reason })
      return { id, result: 'quarantined', reason }
    }
    const bases = header.basedOn.map((base) => server.facts.find((fact) => fact.header.id === base))
    if (bases.some((base) => !base)) return hold('base-missing')
    const first = !server.audiences.has(header.subject)
    if ((first || header.kind === 'visibility') && !header.audience) return { id, result: 'refused', reason: 'audience-missing' }
    const kind = kindOf(header.kind)!
    const opening = server.facts.find((fact) => fact.header.subject === header.subject)
    if (sender) {
      const subjectKind = opening?.header.kind ?? header.kind
      const answer = kind.mayWrite(sender, { first, subjectKind, subjectSafety: isSafety(subjectKind), subjectAuthor: opening?.header.author ?? header.author, baseAuthors: [], body,
        audience: header.audience ?? server.audiences.get(header.subject)!, members: server.people.map(({ id: of, roles, protected: isProtected, name }) => ({ id: of, roles, protected: isProtected, firstName: name.split(' ')[0]! })) })
      if (!answer.yes) return hold(answer.reason)
    }
    if (first || header.kind === 'visibility') server.audiences.set(header.subject, header.audience!)
    const seq = (server.facts.at(-1)?.seq ?? 0) + 1
    const feed = Math.max(0, ...server.facts.slice(-600).map((fact) => fact.feed), ...(header.kind === 'visibility' ? server.facts.map((fact) => fact.feed) : [])) + 1
    server.facts.push({ header, body, seq, feed, depth: 1 + Math.max(0, ...bases.filter((base) => base!.header.kind === header.kind).map((base) => base!.depth)), receivedAt: new Date(now()).toISOString(), moved: false })
    if (header.kind === 'visibility') for (const [at, fact] of server.facts.filter((one) => one.header.subject === header.subject).entries()) Object.assign(fact, { feed: feed + at, moved: true })
    server.quarantine.delete(id)
    for (const held of [...server.quarantine.values()]) if (held.reason === 'base-missing' && held.fact.basedOn.includes(id)) judge(held.fact, [...server.members.values()].find((one) => one.actor.membership === held.fact.author)?.actor ?? null)
    return { id, result: 'accepted', seq }
  }

  function late(offered: OfferedFact): FactResult {
    server.quarantine.set(offered.id, { fact: offered, reason: 'membership-ended' })
    return { id: offered.id, result: 'quarantined', reason: 'membership-ended' }
  }

  function pull(actor: Actor, query: URLSearchParams): Response {
    const after = query.get('after')
    const [feed, view, history] = after ? JSON.parse(after) as [number, string, string] : [0, viewOf(actor), server.history]
    const reset = history !== server.history ? 'history' : view !== viewOf(actor) ? 'view' : undefined
    const from = reset ? 0 : feed
    const limit = Math.min(Number(query.get('limit') ?? 200), server.pageSize)
    const later = server.facts.filter((fact) => fact.feed > from).sort((a, b) => a.feed - b.feed)
    const page = later.slice(0, limit)
    const facts = page.filter((fact) => mayHold(actor, fact)).map(({ header, body, moved: _, ...rest }) => ({ ...header, ...rest, body }))
    const gone = from === 0 ? [] : page.filter((fact) => !mayHold(actor, fact)).map((fact) => fact.header.id)
    const cursor = JSON.stringify([page.at(-1)?.feed ?? from, viewOf(actor), server.history])
    return json({ facts, gone, cursor, more: later.length > limit, view: viewOf(actor), rights: rightsOf(actor), ...(reset ? { reset } : {}) })
  }

  const names = (fact: Held, id: string) => filesIn(kindOf(fact.header.kind), fact.header.v, fact.body).some((ref) => ref.file === id)

  async function file(actor: Actor, id: string, init: RequestInit | undefined): Promise<Response> {
    const known = server.files.get(id)
    if (init?.method === 'PUT') {
      const headers = new Headers(init.headers)
      if (JSON.parse(headers.get('viewme-file')!).author !== actor.membership) return problem(403, 'not-the-sender')
      if (known) return json({ file: id, result: 'already' })
      server.files.set(id, { author: actor.membership, type: headers.get('content-type')!, bytes: new Uint8Array(init.body as Uint8Array<ArrayBuffer>) })
      return json({ file: id, result: 'stored' })
    }
    if (!known || (known.author !== actor.membership && !server.facts.some((fact) => names(fact, id) && mayHold(actor, fact)))) return problem(404, 'not-found')
    return new Response(known.bytes, { status: 200, headers: { 'content-type': known.type } })
  }

  async function handle(url: URL, init: RequestInit | undefined, member: TestMember | null): Promise<Response> {
    const body: any = init?.body && init.method !== 'PUT' ? JSON.parse(String(init.body)) : null
    if (url.pathname === '/api/deliveries') return json({ results: await Promise.all((body.sealed as SealedFact[]).map((one) => deliver(one, body.device))) })
    if (url.pathname === '/api/auth/sign-out') return json({ signedOut: true })
    if (!member) return problem(401, 'sign-in-again')
    const { actor } = member
    const publicKey = await crypto.subtle.exportKey('jwk', delivery.publicKey)
    if (url.pathname === '/api/me') {
      return json({
        human: { id: actor.human, firstName: member.name, lastName: '' }, deliveryKey: { keyId: 'd1', publicKey }, serverTime: new Date(now()).toISOString(),
        memberships: hasEnded(member) ? [] : [{ id: actor.membership, account, person: { name: 'Tove', initial: 'T' }, role: actor.roles[0], roles: actor.roles, groups: actor.groups, from: null, until: member.until }],
      })
    }
    if (!url.pathname.startsWith(`/api/accounts/${account}/`)) return problem(404, 'not-found')
    const what = url.pathname.split('/')[4]
    if (what === 'facts' && init?.method === 'POST') {
      const results = (body.facts as OfferedFact[]).map((one) => (hasEnded(member) ? late(one) : judge(one, actor)))
      return json({ results, cursor: '', view: viewOf(actor) })
    }
    if (hasEnded(member)) return problem(403, 'access-ended')
    if (what === 'files') return file(actor, url.pathname.split('/')[5]!, init)
    if (what === 'facts') return pull(actor, url.searchParams)
    if (what === 'people') return json({ people: url.searchParams.get('after') ? [] : server.people, gone: [], cursor: '1' })
    if (what === 'openings') { server.openings.push(...body.openings); return new Response(null, { status: 204 }) }
    if (what === 'devices') {
      server.devices.set(`${actor.membership} ${body.device}`, body.signingKey)
      return json({ delivery: { keyId: 'd1', publicKey: { kty: 'EC', crv: 'P-256', x: publicKey.x, y: publicKey.y } }, serverTime: new Date(now()).toISOString(), lease: server.lease, agreed: server.agreed })
    }
    return problem(404, 'not-found')
  }

  async function deliver(sealed: SealedFact, device: string): Promise<FactResult> {
    const { id } = sealed.header
    const key = server.devices.get(`${sealed.header.author} ${device}`)
    if (!key) return { id, result: 'refused', reason: 'device-unknown' }
    if (!await signatureHolds(sealed, key)) return { id, result: 'refused', reason: 'device-unknown' }
    const author = [...server.members.values()].find((one) => one.actor.membership === sealed.header.author)!
    const offered = { ...sealed.header, body: await openSealed(sealed, delivery.privateKey), ...(sealed.insteadOf ? { insteadOf: sealed.insteadOf } : {}) }
    // What was written before a planned end is still accepted.
    return author.ended || (hasEnded(author) && offered.writtenAt >= author.until!) ? late(offered) : judge(offered, author.actor)
  }
  return server
}

export const deliveryPair = () => crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, true, ['deriveBits']) as Promise<CryptoKeyPair>
export { problem as testProblem }

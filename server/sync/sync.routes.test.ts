// The outside contract over HTTP: who is let in, what is answered, and that bad input never gives a 5xx.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { sealFact } from '@viewme/contract/delivery.ts'
import { maxOpenings } from '@viewme/contract/sync.ts'
import { open } from '../platform/keys/seal.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { mostOfOne } from './stream.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await testApp({ started: true })
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
})
afterAll(() => test.close())

type Reply = { status: number; body: any; text: string }
async function call(who: Parameters<Cast['as']>[0] | null, method: 'GET' | 'POST', url: string, payload?: unknown): Promise<Reply> {
  const reply = await test.app.server.inject({
    method, url, headers: { ...(who ? cast.as(who) : {}), ...(payload === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(payload === undefined ? {} : { payload: typeof payload === 'string' ? payload : JSON.stringify(payload) }),
  })
  let body: any = null
  try { body = reply.json() } catch { /* no body */ }
  return { status: reply.statusCode, body, text: reply.body }
}
const facts = (account = cast.tove.account) => `/api/accounts/${account}/facts`
const inTove = (noun: string) => `/api/accounts/${cast.tove.account}/${noun}`
const badTimes = ['0000-01-01T00:00:00Z', '0001-01-01T00:00:00+14:00', '9999-12-31T23:59:59-23:59', '2026-01-01T00:00:00+23:59', '2026-02-29T00:00:00Z', '\0', '']
const note = (who: 'sara' | 'omar' | 'karin' | 'elin' | 'linnea', text: string, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: cast.tove.members[who], device: crypto.randomUUID(),
  writtenAt: new Date().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] },
  body: { text, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, ...more,
})

describe('who is let in', () => {
  it('asks for a sign-in without a session, and says the same of another’s account as of one that does not exist', async () => {
    expect((await call(null, 'GET', facts())).status).toBe(401)
    const other = await call('omar', 'GET', facts(cast.nils.account))
    const none = await call('omar', 'GET', facts(crypto.randomUUID()))
    expect(other.status).toBe(404)
    expect(other.text).toBe(none.text)
    expect((await call('omar', 'POST', facts(cast.nils.account), { facts: [] })).status).toBe(404)
  })

  it('tells one who has left that access has ended, and keeps what they send in quarantine', async () => {
    const mine = note('linnea', 'Skriven efteråt.')
    await call('karin', 'POST', `/api/accounts/${cast.tove.account}/memberships/${cast.tove.members.linnea}/ending`, { how: 'early' })
    const theirs = note('sara', 'Skriven inne.')
    await call('sara', 'POST', facts(), { facts: [theirs] })
    const pulled = await call('linnea', 'GET', facts())
    expect([pulled.status, pulled.body.type]).toEqual([403, 'urn:viewme:problem:access-ended'])
    expect((await call('linnea', 'POST', facts(), { facts: [mine] })).body.results).toMatchObject([{ result: 'quarantined', reason: 'membership-ended' }])
    // Nor do they learn how much is written there, or what is there.
    expect((await call('linnea', 'POST', facts(), { facts: [] })).body).toMatchObject({ results: [], cursor: '' })
    const about = (of: object) => note('linnea', 'Finns den?', of)
    const asks = [about({ subject: theirs.subject }), about({ subject: theirs.subject, basedOn: [theirs.id] }), about({ basedOn: [theirs.id] }), about({ basedOn: [uuidv7(1)] }), about({ audience: undefined })]
    for (const one of asks) expect((await call('linnea', 'POST', facts(), { facts: [one] })).body.results).toMatchObject([{ result: 'quarantined', reason: 'membership-ended' }])
  })

  it('refuses facts that another site sends with a member’s cookie', async () => {
    const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: { ...cast.as('sara'), origin: 'https://evil.example', 'content-type': 'application/json' }, payload: '{"facts":[]}' })
    expect(reply.statusCode).toBe(403)
  })
})

describe('offering and pulling', () => {
  it('carries a fact from one member to another with its header, body, audience and numbers', async () => {
    const mine = note('omar', 'Åt hela portionen. 🧑🏽‍🦽')
    const pushed = await call('omar', 'POST', facts(), { contract: 1, facts: [mine] })
    expect(pushed.body.results).toMatchObject([{ id: mine.id, result: 'accepted' }])
    const pulled = await call('sara', 'GET', facts())
    const got = pulled.body.facts.find((one: { id: string }) => one.id === mine.id)
    expect(got).toMatchObject(mine)
    expect(got).toMatchObject({ seq: pushed.body.results[0].seq, depth: 1 })
    expect(pulled.body.rights.kinds.note).toBe('write')
    expect((await call('elin', 'GET', facts())).text).not.toContain('Åt hela portionen')
  })

  it('judges nothing of a newer contract and asks to come back', async () => {
    const reply = await test.app.server.inject({ method: 'POST', url: facts(), headers: { ...cast.as('sara'), 'content-type': 'application/json' }, payload: JSON.stringify({ contract: 999, facts: [note('sara', 'x')] }) })
    expect([reply.statusCode, reply.headers['retry-after']]).toEqual([503, '60'])
  })

  it('gives older facts of a subject or kind to those who may see them', async () => {
    const mine = note('omar', 'En äldre anteckning.')
    const { body } = await call('omar', 'POST', facts(), { facts: [mine] })
    expect((await call('sara', 'GET', `${facts()}?subject=${mine.subject}`)).body.facts).toHaveLength(1)
    expect((await call('elin', 'GET', `${facts()}?subject=${mine.subject}`)).body.facts).toEqual([])
    expect((await call('sara', 'GET', `${facts()}?kind=note&before=${body.results[0].seq}`)).body.facts.map((one: { id: string }) => one.id)).not.toContain(mine.id)
  })

  it('pages through older facts of a kind past what the asker may not see, and past what does not open', async () => {
    const forElin = (text: string) => note('sara', text, { audience: { groups: [cast.tove.groups.otherPlace], members: [] } })
    const wanted = [forElin('Först.'), forElin('Sedan.')]
    const damaged = forElin('Skadad.')
    await call('sara', 'POST', facts(), { facts: [note('sara', 'a'), wanted[0], note('sara', 'b'), note('sara', 'c'), damaged, wanted[1], note('sara', 'd')] })
    await test.test.db.owner.query("UPDATE viewme.facts SET body = body || '\\x00' WHERE id = $1", [damaged.id])
    const seen: string[] = []
    for (let before = '', more = true; more;) {
      const { body } = await call('elin', 'GET', `${facts()}?kind=note&limit=1${before}`)
      expect(body.more && body.facts.length === 0).toBe(false)
      seen.push(...body.facts.map((one: { id: string }) => one.id))
      before = `&before=${body.facts[0]?.seq}`
      more = body.more
    }
    expect(seen).toEqual([wanted[1]!.id, wanted[0]!.id])
  })

  it('never answers bad input with a 5xx', async () => {
    const bad: [string, unknown][] = [
      [facts(), '{'], [facts(), '[]'], [facts(), { facts: 'x' }], [facts(), { facts: [], extra: 1 }], [facts(), { facts: [null, 1, 'x', [], {}] }],
      [facts(), `{"facts":[${'['.repeat(50_000)}${']'.repeat(50_000)}]}`], [facts(), '{"facts":[{"__proto__":{"id":1}}]}'], [facts(), '{"constructor":{"prototype":{"x":1}},"facts":[]}'],
      [facts(), { facts: [note('sara', 'x', { id: '../../etc/passwd' })] }], [facts(), { facts: [note('sara', 'x', { writtenAt: '+275760-09-13T00:00:00.000Z' })] }],
      [facts(), JSON.stringify({ facts: [note('sara', 'x')] }).replace('"v":1', '"v":1e400')], [facts('not-a-uuid'), { facts: [] }], ['/api/deliveries', { device: 'x', sealed: [] }],
      ['/api/deliveries', { device: crypto.randomUUID(), sealed: [{}, null, { header: { id: 7 } }] }],
      ...badTimes.map((minute): [string, unknown] => [inTove('openings'), { device: crypto.randomUUID(), openings: [{ subject: crypto.randomUUID(), minute }] }]),
      ...['\0', 'a', '', '\ud800', 'å'.repeat(43)].map((x): [string, unknown] => [inTove('devices'), { device: crypto.randomUUID(), signingKey: { kty: 'EC', crv: 'P-256', x, y: x } }]),
    ]
    for (const [url, payload] of bad) expect((await call('sara', 'POST', url, payload)).status, `${url} ${JSON.stringify(payload).slice(0, 80)}`).toBeLessThan(500)
    const cursors = [[0, 'x', '\0'], [0, '\0', crypto.randomUUID()], [0, 'x', '\ud800'], [0, 'x', 'not-a-uuid'], [Number.MAX_SAFE_INTEGER, 'x', crypto.randomUUID()], [null, 'x', ''], 7]
      .map((inside) => `?after=${Buffer.from(JSON.stringify(inside)).toString('base64url')}`)
    for (const query of [...cursors, '?after=%00', '?after=%ff', '?limit=0', '?limit=9e9', '?subject=x', '?kind=%00', '?before=-1', '?before=1e300', '?x=1']) {
      expect((await call('sara', 'GET', facts() + query)).status, query).toBeLessThan(500)
    }
  })

  it('takes no time that would break what shows it later', async () => {
    const membership = inTove(`memberships/${cast.tove.members.elin}`)
    const owner = (noun: string, payload: object) => call('karin', 'POST', `${membership}/${noun}`, payload)
    for (const until of badTimes) expect((await owner('ending', { how: 'planned', until })).status, until).toBe(400)
    await owner('ending', { how: 'early' })
    for (const time of badTimes) {
      for (const period of [{ from: time }, { until: time }]) expect((await owner('periods', period)).status, JSON.stringify(period)).toBe(400)
      expect((await call('sara', 'GET', inTove('people'))).status, time).toBe(200)
    }
  })

  it('refuses a batch over 512 KiB whole, so that a phone splits it', async () => {
    expect((await call('sara', 'POST', facts(), { facts: Array.from({ length: 10 }, () => note('sara', 'å'.repeat(30_000), { body: { text: 'x'.repeat(60_000) } })) })).status).toBe(413)
  })
})

describe('deliveries without a session', () => {
  const keyPair = () => crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']) as Promise<CryptoKeyPair>
  const registered = async (who: 'omar' | 'sara') => {
    const pair = await keyPair()
    const device = crypto.randomUUID()
    const { x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey)
    const reply = await call(who, 'POST', `/api/accounts/${cast.tove.account}/devices`, { device, signingKey: { kty: 'EC', crv: 'P-256', x, y } })
    expect(reply.status).toBe(200)
    return { pair, device, delivery: reply.body.delivery }
  }
  const sealedBy = async (from: Awaited<ReturnType<typeof registered>>, fact: ReturnType<typeof note>, signWith = from.pair.privateKey) => {
    const { body, ...header } = { ...fact, device: from.device }
    return sealFact({ header, body, counter: 1, delivery: from.delivery, signWith })
  }

  it('arrive once, judged by the rights of their author', async () => {
    const phone = await registered('omar')
    const sealed = await sealedBy(phone, note('omar', 'Levererad utan inloggning.'))
    const send = () => call(null, 'POST', '/api/deliveries', { device: phone.device, sealed: [sealed] })
    expect((await send()).body.results).toMatchObject([{ result: 'accepted' }])
    expect((await send()).body.results).toMatchObject([{ result: 'already' }])
    const alert = await sealedBy(phone, note('omar', '', { kind: 'alert', body: { text: 'Nytt', order: 1, plain: 'Nytt' } }))
    expect((await call(null, 'POST', '/api/deliveries', { device: phone.device, sealed: [alert] })).body.results).toMatchObject([{ result: 'quarantined', reason: 'only-leads-and-owners' }])
  })

  it('are refused when signed by another key, changed on the way, from another device or in another’s name', async () => {
    const phone = await registered('omar')
    const forged = await sealedBy(phone, note('omar', 'Förfalskad.'), (await keyPair()).privateKey)
    const changed = { ...await sealedBy(phone, note('omar', 'Ändrad.')), counter: 2 }
    const asSara = await sealedBy(phone, note('sara', 'I annans namn.'))
    const send = async (sealed: object, device = phone.device) => (await call(null, 'POST', '/api/deliveries', { device, sealed: [sealed] })).body.results[0]
    expect(await send(forged)).toMatchObject({ result: 'refused', reason: 'device-unknown' })
    expect(await send(changed)).toMatchObject({ result: 'refused', reason: 'device-unknown' })
    expect(await send(asSara)).toMatchObject({ result: 'refused', reason: 'device-unknown' })
    expect(await send(await sealedBy(phone, note('omar', 'x')), crypto.randomUUID())).toMatchObject({ result: 'refused', reason: 'device-unknown' })
  })

  it('do not let a device change its key', async () => {
    const phone = await registered('omar')
    const { x, y } = await crypto.subtle.exportKey('jwk', (await keyPair()).publicKey)
    expect((await call('omar', 'POST', `/api/accounts/${cast.tove.account}/devices`, { device: phone.device, signingKey: { kty: 'EC', crv: 'P-256', x, y } })).status).toBe(409)
  })
})

describe('change notices', () => {
  async function listen(who: 'sara' | 'omar', base: string) {
    const stop = new AbortController()
    const reply = await fetch(`${base}/api/changes`, { headers: cast.as(who), signal: stop.signal })
    const events: any[] = []
    const heard = (async () => {
      let text = ''
      for await (const chunk of reply.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk
        const parts = text.split('\n\n')
        text = parts.pop()!
        for (const part of parts) if (part.startsWith('data: ')) events.push(JSON.parse(part.slice(6)))
      }
    })().catch(() => {})
    return { events, stop: async () => { stop.abort(); await heard } }
  }

  it('reach every listener after a fact is accepted, and say when access has ended', async () => {
    const base = await test.app.server.listen({ port: 0, host: '127.0.0.1' })
    const sara = await listen('sara', base)
    const omar = await listen('omar', base)
    await call('sara', 'POST', facts(), { facts: [note('sara', 'Hörs.')] })
    await expect.poll(() => [sara, omar].map(({ events }) => events.some((one) => one.account === cast.tove.account && one.cursor > 0))).toEqual([true, true])
    await call('karin', 'POST', `/api/accounts/${cast.tove.account}/memberships/${cast.tove.members.omar}/ending`, { how: 'early' })
    await expect.poll(() => omar.events.at(-1), { timeout: 8000 }).toEqual({ account: cast.tove.account, access: 'ended' })
    await sara.stop()
    await omar.stop()
  })
})

describe('open lines', () => {
  it('are no more for one human than a family’s browsers need: with one too many the oldest ends, and no other human’s', async () => {
    const base = await test.app.server.listen({ port: 0, host: '127.0.0.1' }).catch(() => `http://127.0.0.1:${(test.app.server.server.address() as { port: number }).port}`)
    const stop = new AbortController()
    const open = async (who: 'sara' | 'karin') => {
      const { body } = await fetch(`${base}/api/changes`, { headers: cast.as(who), signal: stop.signal })
      const line = { ended: false }
      void body!.pipeTo(new WritableStream()).then(() => { line.ended = true }, () => {})
      return line
    }
    const theirs = await open('karin')
    const lines: { ended: boolean }[] = []
    for (let at = 0; at <= mostOfOne; at++) lines.push(await open('sara'))
    await expect.poll(() => lines.map((one) => one.ended).indexOf(true)).toBe(0)
    expect([theirs, ...lines].filter((one) => one.ended)).toHaveLength(1)
    stop.abort()
  })
})

describe('reads', () => {
  it('are chained as they come when a device tells what it has opened, and told twice they are one', async () => {
    const { key, subject, minute } = { key: (await test.keys.account(cast.tove.account)).audit, subject: crypto.randomUUID(), minute: '2026-11-24T08:30:00.000Z' }
    const device = crypto.randomUUID()
    const tell = () => call('sara', 'POST', `/api/accounts/${cast.tove.account}/openings`, { device, openings: [{ subject, minute }, { subject, minute }] })
    const rows = async () => (await test.test.db.owner.query('SELECT id, details FROM viewme.audit_reads WHERE account_id = $1 ORDER BY n', [cast.tove.account])).rows
      .map((row) => JSON.parse(open(key, row.details, Buffer.from(row.id)).toString())).filter((one) => one.what === 'opened')
    expect([(await tell()).status, (await tell()).status]).toEqual([204, 204])
    expect(await rows()).toMatchObject([{ reader: cast.tove.members.sara, openings: [{ subject, minute }] }])
  })

  it('takes as many openings at once as the contract allows', async () => {
    const openings = Array.from({ length: maxOpenings }, (_, at) => ({ subject: crypto.randomUUID(), minute: new Date(Date.UTC(2026, 10, 24, 0, at)).toISOString() }))
    const tell = (device: string) => call('sara', 'POST', `/api/accounts/${cast.tove.account}/openings`, { device, openings })
    expect((await tell(crypto.randomUUID())).status).toBe(204)
    const { rows: [{ n }] } = await test.test.db.owner.query('SELECT count(*) AS n FROM viewme.openings WHERE account_id = $1 AND subject = ANY ($2)', [cast.tove.account, openings.map((one) => one.subject)])
    expect(n).toBe(maxOpenings)
  })

  it('are chained when their minute is over', async () => {
    await call('sara', 'GET', facts())
    test.clock.forward(3 * 60_000)
    await expect.poll(async () => (await test.test.db.owner.query('SELECT count(*) AS n FROM viewme.audit_reads WHERE account_id = $1', [cast.tove.account])).rows[0].n, { timeout: 8000 }).toBeGreaterThan(0)
  })
})

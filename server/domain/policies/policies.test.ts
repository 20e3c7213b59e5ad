// The texts that people are asked to answer to, and their answers, asked of the whole server.
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { policyKinds, type PolicyText } from '@viewme/contract/policies.ts'
import { makeCast, type Cast } from '../../test-kit/cast.ts'
import { testApp, type TestApp } from '../../test-kit/test-app.ts'
import { keepShown, openPolicies, recordAnswer } from './policies.ts'
import { textsDir } from './texts.ts'

const policies = openPolicies({ operatorFile: undefined })
const files = readdirSync(textsDir).sort()
const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex')

let whole: TestApp
let cast: Cast
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-27T09:30:00Z' })
  cast = await makeCast({ db: whole.test.db, keys: whole.keys, clock: whole.clock })
})
afterAll(() => whole?.close())
const get = (url: string, headers: Record<string, string> = {}) => whole.app.server.inject({ url, headers })
const consent = policies.inForce.find((one) => one.kind === 'consent' && one.language === 'sv')!
const answer = (name: Parameters<Cast['as']>[0], body: object) => whole.app.server.inject({ method: 'POST', url: '/api/me/answers', headers: cast.as(name), payload: body })

describe('a text', () => {
  it('is read by anybody, and hashes to what is said of it', async () => {
    const { texts } = (await get('/api/policies')).json() as { texts: PolicyText[] }
    expect(texts.map(({ kind, language }) => `${kind} ${language}`).toSorted()).toEqual(policyKinds.flatMap((kind) => [`${kind} en`, `${kind} sv`]).toSorted())
    for (const { kind, version, language, sha256: hash } of texts) {
      const served = await get(`/api/policies/${kind}/${version}/${language}`)
      expect(served.headers['content-type']).toBe('text/markdown; charset=utf-8')
      expect(sha256(served.rawPayload)).toBe(hash)
      expect(served.body).toContain('Regnbågsverket Exempel AB'.slice(0, kind === 'consent' || kind === 'terms' ? 10 : 25))
      expect(served.body).not.toContain('{{')
    }
    for (const nowhere of ['terms/2/sv', 'terms/0/sv', 'terms/1/fi', 'secrets/1/sv', `terms/1/sv?sha256=${'a'.repeat(64)}`]) expect([400, 404], nowhere).toContain((await get(`/api/policies/${nowhere}`)).statusCode)
  })

  it('once published is never changed: a change is a new version', () => {
    const published: Record<string, string> = JSON.parse(readFileSync(join(import.meta.dirname, 'published.json'), 'utf8'))
    expect(Object.fromEntries(files.map((file) => [file, sha256(readFileSync(join(textsDir, file)))])), 'A new file gets its line in published.json').toEqual(published)
  })

  it('begins with a summary that is easy to read, and is no harder than it must be', () => {
    for (const file of files.filter((one) => one.endsWith('.sv.md'))) {
      const text = readFileSync(join(textsDir, file), 'utf8')
      const summary = /## Kort sagt\n([^]*?)\n## /.exec(text)?.[1] ?? ''
      expect(lix(summary), `${file}, in short`).toBeLessThanOrEqual(35)
      expect(lix(text), file).toBeLessThanOrEqual(45)
      expect(/^# .+\n\nVersion 1[^\n]*\n\n## Kort sagt\n/.test(text), file).toBe(true)
    }
  })

  it('can be read as it was when somebody answered, though the operator’s details have changed since', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'viewme-operator-'))
    const file = join(dir, 'operator.json')
    writeFileSync(file, JSON.stringify({ ...policies.operator, name: 'Ett annat namn AB' }))
    const before = openPolicies({ operatorFile: file }).inForce.find((one) => one.kind === 'terms' && one.language === 'sv')!
    rmSync(dir, { recursive: true })
    expect((await get(`/api/policies/terms/1/sv?sha256=${before.sha256}`)).statusCode).toBe(404)
    await keepShown({ tx: whole.test.db.app, texts: [before] })
    await recordAnswer({ tx: whole.test.db.app, human: cast.humans.omar, text: before.sha256, said: 'accepted', now: whole.clock.now() })
    const kept = await get(`/api/policies/terms/1/sv?sha256=${before.sha256}`)
    expect(kept.body).toContain('Ett annat namn AB')
    expect(sha256(kept.rawPayload)).toBe(before.sha256)
    expect((await get('/api/policies/terms/1/sv')).body).not.toContain('Ett annat namn AB')
    expect((await get(`/api/policies/consent/1/sv?sha256=${before.sha256}`)).statusCode).toBe(404)
  })

  it('names who runs the service: a file that does not is refused in a sentence', () => {
    const dir = mkdtempSync(join(tmpdir(), 'viewme-operator-'))
    const file = join(dir, 'operator.json')
    for (const [text, words] of [['{', /cannot be read as JSON/], [JSON.stringify({ ...policies.operator, privacyEmail: 'nobody', more: 1 }), /privacyEmail/]] as const) {
      writeFileSync(file, text)
      expect(() => openPolicies({ operatorFile: file })).toThrow(words)
    }
    rmSync(dir, { recursive: true })
  })
})

describe('an answer', () => {
  it('is told to whose it is and to nobody else', async () => {
    expect((await get('/api/me/answers')).statusCode).toBe(401)
    await answer('karin', { text: consent.sha256, said: 'given' })
    expect((await get('/api/me/answers', cast.as('elin'))).json()).toEqual({ answers: [] })
  })

  it('gives the consent and takes it back, each by one request, each with its time, and changes no earlier one', async () => {
    const given = await answer('sara', { text: consent.sha256, said: 'given' })
    expect(given.json().answers).toEqual([{ kind: 'consent', version: 1, language: 'sv', sha256: consent.sha256, said: 'given', at: '2026-11-27T09:30:00.000Z' }])
    whole.clock.forward(60_000)
    await answer('sara', { text: consent.sha256, said: 'withdrawn' })
    expect((await answer('sara', { text: consent.sha256, said: 'withdrawn' })).json().answers.map((one: { said: string; at: string }) => [one.said, one.at])).toEqual([['given', '2026-11-27T09:30:00.000Z'], ['withdrawn', '2026-11-27T09:31:00.000Z']])
    whole.clock.forward(60_000)
    expect((await answer('sara', { text: consent.sha256, said: 'given' })).json().answers.map((one: { said: string }) => one.said)).toEqual(['given', 'withdrawn', 'given'])
    await expect(whole.test.db.app.query("UPDATE signin.policy_answers SET said = 'given'")).rejects.toThrow(/permission denied/)
    await expect(whole.test.db.app.query('DELETE FROM signin.policy_answers')).rejects.toThrow(/permission denied/)
  })

  it('to a text that is not in force, or taking back what was never given, is refused', async () => {
    const terms = policies.inForce.find((one) => one.kind === 'terms')!
    expect((await answer('linnea', { text: terms.sha256, said: 'given' })).statusCode).toBe(409)
    expect((await answer('linnea', { text: 'a'.repeat(64), said: 'given' })).statusCode).toBe(409)
    expect((await answer('linnea', { text: consent.sha256, said: 'withdrawn' })).statusCode).toBe(409)
    expect((await answer('linnea', { text: consent.sha256, said: 'accepted' })).statusCode).toBe(400)
  })
})

/** Words for each sentence, and how many in a hundred have more than six letters. A line of a list ends a sentence. */
function lix(markdown: string): number {
  const text = markdown.replace(/\{\{[^}]+\}\}/g, 'ViewMe').replace(/\]\([^)]*\)/g, '').replace(/\S+@\S+/g, 'adress').replace(/[*#[\]]/g, '')
  const sentences = text.split(/[.!?:]\s|\n+/).filter((one) => /\p{L}/u.test(one))
  const words = text.match(/[\p{L}\d-]+/gu) ?? []
  return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length
}

// What every contract file and every kind of fact owes the rest of the house.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from './body.ts'
import { contractNumber, judgeBody, kinds } from './kinds.ts'
import { keptDays } from './keeping.ts'
import { lift } from './kind.ts'

const here = import.meta.dirname
const files = readdirSync(here).filter((name) => name.endsWith('.ts') && !name.includes('.test.')).sort()
const fixture = (kind: string, v: number): unknown[] => JSON.parse(readFileSync(join(here, 'fixtures', `${kind}.${v}.json`), 'utf8'))

/** Contract files that are no slice of facts: what facts are made of, what the routes say, and what is kept as rows. */
const noKindOfFact: Record<string, string> = {
  'actor.ts': 'who acts', 'body.ts': 'what a body may be', 'bytes.ts': 'bytes as text', 'delivery.ts': 'sealed facts', 'fact.ts': 'what a fact is',
  'files.ts': 'files that facts name', 'picture-bytes.ts': 'what a picture’s bytes hold',
  'fold.ts': 'the current state', 'keeping.ts': 'what a device keeps', 'kind.ts': 'what a kind says of itself', 'kinds.ts': 'the table of kinds',
  'sync.ts': 'the outside contract of sync', 'time.ts': 'the three times', 'uuid.ts': 'ids', 'words.ts': 'text fields',
  'me.ts': 'the slice accounts', 'policies.ts': 'the slice policies', 'registration.ts': 'the slice registration', 'people.ts': 'the slice client-account', 'client-account.permissions.ts': 'the slice client-account',
}

describe('a contract file', () => {
  it('belongs to a slice of facts, or is listed as something else', () => {
    const slices = new Set(kinds.map((kind) => kind.slice))
    expect(files.filter((name) => !(name in noKindOfFact) && !slices.has(name.split('.')[0]!))).toEqual([])
  })

  it('is there for every slice, and nothing is listed that is gone', () => {
    const slices = [...new Set(kinds.map((kind) => `${kind.slice}.ts`))]
    expect([...slices, ...Object.keys(noKindOfFact)].filter((name) => !files.includes(name))).toEqual([])
  })
})

describe('the table of kinds', () => {
  it('names each kind once', () => {
    expect(new Set(kinds.map((kind) => kind.kind)).size).toBe(kinds.length)
  })

  it('holds every kind that a contract file describes', async () => {
    const described = (await Promise.all(files.map((name) => import(join(here, name))))).flatMap((module) => Object.values(module as Record<string, unknown>))
      .filter((one): one is { kind: string } => typeof one === 'object' && one !== null && 'kind' in one && 'keeping' in one)
    expect([...new Set(described.map((one) => one.kind))].sort()).toEqual(kinds.map((kind) => kind.kind).sort())
  })
})

it('the contract’s number is raised when a kind or a schema changes', () => {
  const fingerprint = (body: z.ZodType) => createHash('sha256').update(canonicalJson(z.toJSONSchema(body, { unrepresentable: 'any' }))).digest('hex').slice(0, 16)
  const now = { number: contractNumber, kinds: Object.fromEntries(kinds.map((kind) => [kind.kind, `${kind.v} ${fingerprint(kind.body)}`])) }
  const written = JSON.parse(readFileSync(join(here, 'contract-number.json'), 'utf8'))
  expect(now, `A kind or its schema has changed. Raise contractNumber (once for each release) and, for a changed schema, the kind's v with its lift and fixture; then write this into contract/contract-number.json: ${JSON.stringify(now)}`).toEqual(written)
})

describe.each(kinds.map((kind) => [kind.kind, kind] as const))('%s', (_, kind) => {
  it('says why it is kept, who may hold it and for how long', () => {
    expect(kind.purpose).toMatch(/^To \S.{8,}\.$/)
    expect(kind.holders).toMatch(/^[A-Z].{8,}\.$/)
    expect(kind.retention).toMatch(/^[A-Z].{8,}\.$/)
    expect(['state', 'log', 'ledger']).toContain(kind.keeping)
    if (kind.keeping === 'log') expect(kind.retention).toContain(`${keptDays} days on a phone`)
  })

  it('shows support only fields that exist', () => {
    const shown = fixture(kind.kind, kind.v).flatMap((body) => Object.keys(body as object))
    expect(kind.mask.filter((field) => !shown.includes(field))).toEqual([])
  })

  it('still reads a body of every schema there has been', () => {
    for (let v = 1; v <= kind.v; v++) {
      const bodies = fixture(kind.kind, v)
      expect(bodies.length, `contract/fixtures/${kind.kind}.${v}.json`).toBeGreaterThan(0)
      for (const body of bodies) expect(judgeBody(kind.kind, v, body)).toHaveProperty('body')
    }
  })

  it('has, if it is a safety kind, a required plain text, for phones that do not know its schema', () => {
    if (!kind.safety) return
    for (const body of fixture(kind.kind, kind.v) as Record<string, unknown>[]) {
      expect(body.plain).toMatch(/\S/)
      const { plain: _, ...without } = body
      expect(judgeBody(kind.kind, kind.v, without)).toEqual({ refused: 'body-invalid' })
    }
  })

  it('lifts no further than it is, and refuses a field it does not know', () => {
    expect(Object.keys(kind.lifts).map(Number).sort((a, b) => a - b)).toEqual(Array.from({ length: kind.v - 1 }, (_, n) => n + 1))
    expect(lift(kind, kind.v + 1, {})).toBeNull()
    for (const body of fixture(kind.kind, kind.v)) expect(judgeBody(kind.kind, kind.v, { ...(body as object), surprise: 1 })).toEqual({ refused: 'unknown-field' })
  })
})

it('no fixture is left without its kind', () => {
  const wanted = kinds.flatMap((kind) => Array.from({ length: kind.v }, (_, n) => `${kind.kind}.${n + 1}.json`))
  expect(readdirSync(join(here, 'fixtures')).sort()).toEqual(wanted.sort())
})

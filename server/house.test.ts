// What no linter sees, read from the source as text. A rule that is red here names the file and what to do instead.
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { code, read, sources } from './test-kit/sources.ts'

const every = sources(/\.(tsx?|mjs|cjs)$/)
const product = every.filter((path) => !/\.test\.|\/test-kit\/|^e2e\//.test(path))
const lines = (path: string) => read(path).split('\n').length - 1
const that = (paths: string[], pattern: RegExp) => paths.filter((path) => pattern.test(code(path)))

describe('a file', () => {
  it('has at most 300 lines, 400 for a test', () => {
    expect(every.filter((path) => lines(path) > (/\.test\.|\.spec\./.test(path) ? 400 : 300)).map((path) => `${path}: ${lines(path)}`)).toEqual([])
  })

  it('has a name that says what it knows', () => {
    const drawers = /^(utils?|helpers?|common|misc|shared|index|types|constants|lib)$/
    expect(every.filter((path) => path.split('/').some((part) => drawers.test(part.replace(/\..*$/, ''))))).toEqual([])
  })

  it('is kebab-case with its role as suffix', () => {
    expect(every.filter((path) => !/^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z]+(-[a-z]+)*)*\.(tsx?|mjs|cjs)$/.test(basename(path)))).toEqual([])
  })

  it('exports by name', () => {
    const asked = /^(vitest\.config|web\/app\.tsx|web\/vite\.config|e2e\/playwright\.config|server\/test-kit\/postgres-for-tests)/
    expect(that(every.filter((path) => !asked.test(path)), /^export default /m)).toEqual([])
  })
})

describe('a front door', () => {
  it('begins with what it is and what it never does', () => {
    const doors = every.filter((path) => /\/(domain|places)\/([^/]+)\/\2\.tsx?$|\/sync\/sync\.ts$|^server\/(app|main|config|recurring)\.ts$/.test(path))
    expect(doors.filter((path) => !read(path).startsWith('//'))).toEqual([])
  })
})

describe('what comes from outside', () => {
  it('only config.ts reads process.env', () => {
    // The programs that tools run on their own have no config to be handed: the test database, the builders, the browser tests.
    const programs = /^(server\/config\.ts|server\/(test-kit|bench|soak)\/|vitest\.config\.ts|setup\/|e2e\/|web\/(vite|paraglide)\.config\.ts|web\/compile-texts\.ts)/
    expect(that(product.filter((path) => !programs.test(path)), /process\.env/)).toEqual([])
  })

  it('only clock.ts reads the clock', () => {
    const clocks = [
      'server/platform/clock.ts', 'web/platform/clock.ts',
      // The machine's own time, and no rule depends on it: age of half-written files, lines of the log, patience with a program,
      // how long a start took.
      'server/platform/keys/keys.ts', 'server/platform/log.ts', 'server/main.ts', 'server/platform/postgres/postmaster.ts', 'server/platform/data-dir.ts',
      // The device's clock, never trusted alone: the lease rights it.
      'web/sync/parts.ts', 'web/sync/moment-reader.ts',
    ]
    const reads = /\bDate\.now\(\)|\bnew Date\(\)|\bDate\(\)|Temporal\.Now/
    expect(that(product.filter((path) => /^(contract|server|web)\//.test(path) && !/^server\/(bench|soak)\//.test(path) && !clocks.includes(path)), reads)).toEqual([])
  })

  it('no rule in SQL asks the database for the time', () => {
    const asks = /\b(now|clock_timestamp|statement_timestamp|transaction_timestamp)\(\)|\bcurrent_(timestamp|date|time)\b/i
    // Not rules: when a row was last touched, for the loop that looks for what is new; the sign-in library's own columns.
    const machines = /changed_at\s*=\s*clock_timestamp\(\)|\b(created|updated)_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP/g
    const sql = sources(/\.(sql|queries\.ts)$/, ['server'])
    expect(sql.filter((path) => asks.test(read(path).replace(/--[^\n]*|\/\/[^\n]*/g, '').replace(machines, '')))).toEqual([])
  })
})

describe('a migration', () => {
  const migrations = sources(/\.sql$/, ['server/migrations'])

  it('is dated, named after its slice and says why on its first line', () => {
    expect(migrations.length).toBeGreaterThan(0)
    for (const path of migrations) {
      expect(basename(path)).toMatch(/^\d{4}-\d\d-\d\d-[a-z]+(-[a-z]+)*\.sql$/)
      expect(read(path).split('\n')[0], path).toMatch(/^-- \S.{20,}/)
    }
  })

  it('never deletes a table or a column: forward only, old and new beside each other', () => {
    expect(migrations.filter((path) => /\bDROP\s+(TABLE|COLUMN|SCHEMA)\b/i.test(read(path)))).toEqual([])
  })
})

describe('a test', () => {
  it('is never switched off', () => {
    const tests = every.filter((path) => /\.(test|spec)\./.test(path) && path !== 'server/house.test.ts')
    expect(that(tests, /\b(it|test|describe)\.(skip|only|todo|fixme)\b|\bx(it|describe)\(/)).toEqual([])
  })
})

// Who may import whom, for real: every file is looked at, and every rule has been seen red once in this run.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { describe, expect, it } from 'vitest'
import { folders, root, sources } from './test-kit/sources.ts'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const look = async (baseDir: string, under: readonly string[]): Promise<ICruiseResult> =>
  (await cruise([...under], { ...options, baseDir, validate: true, ruleSet: { forbidden } })).output as ICruiseResult

const house = look(root, folders)
const isOurs = (path: string) => !path.includes('node_modules/') && /\.(tsx?|mjs|cjs)$/.test(path) && folders.some((folder) => path.startsWith(`${folder}/`))

/** One bad import a rule: the file that does it, and what it imports. */
const planted: Record<string, [from: string, imports: string]> = {
  'no-cycles': ['contract/cycle-a.ts', './cycle-b.ts'],
  'everything-resolves': ['contract/a.ts', './nowhere.ts'],
  'parts-are-declared': ['server/platform/a.ts', 'undeclared-part'],
  'server-runs-without-development-parts': ['server/platform/a.ts', 'part-for-development'],
  'setup-needs-nothing-installed': ['setup/start.mjs', 'zod'],
  'contract-knows-only-zod': ['contract/a.ts', 'pg'],
  'contract-tests-know-only-the-contract': ['contract/a.test.ts', '../server/sync/sync.ts'],
  'permissions-are-pure': ['contract/journal.permissions.ts', '../server/platform/clock.ts'],
  'web-and-server-meet-in-contract': ['web/platform/a.ts', '../../server/platform/clock.ts'],
  'server-never-imports-web': ['server/platform/a.ts', '../../web/ui/button.ts'],
  'e2e-knows-only-the-contract': ['e2e/journal.spec.ts', '../server/sync/sync.ts'],
  'source-never-imports-tests': ['server/sync/sync.ts', '../test-kit/cast.ts'],
  'platform-knows-no-domain': ['server/platform/a.ts', '../domain/accounts/accounts.ts'],
  'sync-knows-no-domain': ['web/sync/sync.ts', '../domain/journal/journal.ts'],
  'sync-by-its-front-door': ['server/domain/accounts/accounts.ts', '../../sync/judge.ts'],
  'operator-reads-only-what-it-proves': ['server/operator/verify.ts', '../sync/judge.ts'],
  'client-account-calls-only-its-neighbours': ['server/domain/client-account/client-account.ts', '../other/other.ts'],
  'accounts-calls-only-its-neighbours': ['server/domain/accounts/accounts.ts', '../client-account/client-account.ts'],
  'registration-calls-only-its-neighbours': ['server/domain/registration/registration.ts', '../client-account/client-account.ts'],
  'policies-calls-only-its-neighbours': ['server/domain/policies/policies.ts', '../accounts/accounts.ts'],
  'mail-calls-only-its-neighbours': ['server/domain/mail/mail.ts', '../accounts/accounts.ts'],
  'audit-calls-only-its-neighbours': ['server/domain/audit/audit.ts', '../accounts/accounts.ts'],
  'slices-by-their-front-door': ['server/domain/client-account/client-account.ts', '../accounts/sessions.ts'],
  'slices-by-their-front-door-from-outside': ['web/places/today.tsx', '../domain/journal/note-list.ts'],
  'only-queries-touch-the-database': ['server/domain/accounts/accounts.ts', '../../platform/db.ts'],
  'lower-floors-know-nothing-above': ['server/sync/sync.ts', '../app.ts'],
  'only-app-picks-adapters': ['server/sync/sync.ts', '../adapters/sms-vendor/sms-vendor.ts'],
  'adapters-know-only-ports': ['server/adapters/sms-vendor/sms-vendor.ts', '../../sync/sync.ts'],
  'ui-knows-no-care': ['web/ui/button.ts', '../../contract/journal.ts'],
  'web-slices-do-not-call-each-other': ['web/domain/journal/journal.ts', '../alerts/alerts.ts'],
  'web-slices-know-no-places': ['web/domain/journal/journal.ts', '../../places/today.tsx'],
  'only-data-files-reach-sync': ['web/domain/journal/note-form.tsx', '../../sync/sync.ts'],
  'moment-path-carries-no-library': ['web/moment/now-screen.tsx', 'dexie'],
}

describe('the import rules', () => {
  it('look at every source file: a parser that reads nothing is also green', async () => {
    const seen = (await house).modules.map((module) => module.source).filter(isOurs).sort()
    expect(seen).toEqual(sources(/\.(tsx?|mjs|cjs)$/))
    expect((await house).modules.filter((module) => isOurs(module.source) && module.dependencies.length > 0).length).toBeGreaterThan(seen.length / 2)
  })

  it('are kept by every file of this repository', async () => {
    expect((await house).summary.violations.map((one) => `${one.rule.name}: ${one.from} → ${one.to}`)).toEqual([])
  })

  it('have each a planted import, and no plant without a rule', () => {
    expect(Object.keys(planted).sort()).toEqual(forbidden.map((rule: { name: string }) => rule.name).sort())
  })

  it.each(Object.entries(planted))('%s turns red', async (name, [from, imports]) => {
    const place = plant(from, imports)
    try {
      const { summary } = await look(place, ['contract', 'server', 'web', 'e2e', 'setup'])
      expect(summary.violations.filter((one) => one.from === from).map((one) => one.rule.name)).toContain(name)
    } finally { rmSync(place, { recursive: true }) }
  })
})

describe('the moment path', () => {
  const heavy = /node_modules\/(react-aria|@react-aria|@react-stately|@internationalized|@tanstack|zod|dexie|minisearch)|^web\/(paraglide|domain|places)\//

  it('reaches no component library, router, zod or database library by any way', async () => {
    const modules = new Map((await house).modules.map((module) => [module.source, module]))
    const reached = new Map<string, string>()
    const follow = (path: string, way: string) => {
      if (reached.has(path)) return
      reached.set(path, way)
      for (const one of modules.get(path)?.dependencies ?? []) {
        // Types are gone before the browser; what is imported later is not fetched first.
        if (!one.dependencyTypes.includes('type-only') && !one.dynamic) follow(one.resolved, `${way} → ${one.resolved}`)
      }
    }
    for (const path of sources(/\.tsx?$/, ['web/moment']).filter((path) => !path.includes('.test.'))) follow(path, path)
    expect([...reached].filter(([path]) => heavy.test(path)).map(([, way]) => way)).toEqual([])
  })
})

/** A little repository that does one thing wrong. */
function plant(from: string, imports: string): string {
  const place = mkdtempSync(join(tmpdir(), 'viewme-house-'))
  const write = (path: string, text: string) => { mkdirSync(dirname(join(place, path)), { recursive: true }); writeFileSync(join(place, path), text) }
  write('package.json', JSON.stringify({ name: 'planted', dependencies: { zod: '1.0.0', pg: '1.0.0', dexie: '1.0.0' }, devDependencies: { 'part-for-development': '1.0.0' } }))
  for (const part of ['zod', 'pg', 'dexie', 'undeclared-part', 'part-for-development']) {
    write(`node_modules/${part}/package.json`, JSON.stringify({ name: part, version: '1.0.0', main: 'main.js' }))
    write(`node_modules/${part}/main.js`, 'export const it = 1')
  }
  for (const folder of ['contract', 'server', 'web', 'e2e', 'setup']) write(`${folder}/empty.mjs`, 'export const it = 1')
  if (imports.startsWith('.') && !imports.includes('nowhere')) write(join(dirname(from), imports), `import { it } from '${imports.includes('cycle') ? './cycle-a.ts' : 'zod'}'\nexport const other = it`)
  write(from, `import { it } from '${imports}'\nexport const here = it`)
  return place
}

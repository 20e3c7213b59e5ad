// npm test: everything, on a fresh clone too. The last line says how many tests passed and failed; a failed check counts as one.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { begin } from './begin.mjs'
import { checks, compileTexts } from './checks.mjs'
import { findBrowsers } from './chromium.mjs'
import { countPlaywright, countVitest } from './counts.mjs'
import { at, packageFile, say } from './place.mjs'
import { keptCode, runNode24 } from './run.mjs'
import { openSteps } from './steps.mjs'
import { buildWeb } from './web.mjs'

/** So many journeys at a time, each on a server, data and address of its own: a browser that is waited for leaves a core free. */
const lanes = 2
const isThere = existsSync(at('e2e/playwright.config.ts'))

await begin(async () => {
  const results = mkdtempSync(join(tmpdir(), 'viewme-results-'))
  const file = (of) => join(results, `${of}.json`)
  const { step, twoAtATime, failed, tell } = openSteps()
  // A clone that somebody uses for real must not lend its data, keys or address to the tests.
  for (const name of Object.keys(process.env)) if (/^(PORT|BASE_URL|DATA_DIR|KEYS_DIR|ROOT_KEY_FILE|DATABASE_\w*URL|FILES_URL|KEYS_URL|SMTP_URL|MAIL_FROM|OPERATOR_FILE|VIEWME_CLOCK|NODE_ENV)$/.test(name)) delete process.env[name]

  let browsers = { chromium: null, shell: null }
  // Where it has to be fetched, that is waited for beside what needs none.
  const browser = step('a browser', async () => {
    browsers = await findBrowsers()
    say(browsers.chromium ? `${browsers.chromium}, ${browsers.shell}` : 'the test runner\'s own')
  })
  await step('the web, built', buildWeb)
  // A build that is not needed has compiled the texts before, and somebody may have thrown them away since.
  if (!existsSync(at('web/paraglide/messages.js'))) await step('texts of the web', compileTexts)
  await twoAtATime(checks())
  await browser
  const beforeTests = failed().length

  const env = { ...keptCode, ...(browsers.chromium ? { CHROMIUM: browsers.chromium, CHROMIUM_SHELL: browsers.shell } : {}), NODE_OPTIONS: '' }
  const vitest = (of, projects, options) => runNode24([
    packageFile('.', 'vitest', 'vitest.mjs'), 'run', ...projects, '--allowOnly=false', '--reporter=default', '--reporter=json', `--outputFile.json=${file(of)}`,
  ], { env, ...options })
  await step('tests of rules, server and phone', () => vitest('rules', ['--project=!runs']))
  // Not beside the browsers: what is starved of a core for seconds is told to come back, and finds nothing that a phone would.
  await step('any steps of the model', () => vitest('runs', ['--project=runs']))
  if (isThere) {
    await step('tests in the browser', () => runNode24([
      packageFile('e2e', '@playwright/test', 'cli.js'), 'test', '--config', 'e2e/playwright.config.ts', '--forbid-only', '--reporter=list,json',
    ], { env: { ...env, E2E_LANES: String(lanes), PLAYWRIGHT_JSON_OUTPUT_FILE: file('browser') } }))
  } else {
    say('There are no tests in the browser yet: e2e/playwright.config.ts is missing.')
  }
  const counts = [countVitest(file('rules')), countVitest(file('runs')), ...isThere ? [countPlaywright(file('browser'))] : []]
  rmSync(results, { recursive: true, force: true })

  tell()
  const skipped = counts.flatMap((count) => count.skipped)
  if (skipped.length > 0) say(`\n${skipped.length} skipped:\n${skipped.map((title) => `  - ${title}`).join('\n')}`)
  // Said once more at the very end: of a long record, often only the end is kept.
  for (const { title, message } of counts.flatMap(({ why }) => why)) say(`\nFAILED: ${title}\n${shortened(message)}`)
  const sum = (what) => counts.reduce((total, count) => total + count[what], 0)
  const allFailed = Math.max(beforeTests + sum('failed'), failed().length)
  say(`\n${sum('passed')} passed, ${allFailed} failed`)
  process.exit(allFailed === 0 ? 0 : 1)
})

/** Without colours, and without the many lines of which the first ones say it. */
function shortened(message) {
  const lines = stripVTControlCharacters(message).split('\n').filter((line) => line.trim() !== '' && !/node_modules|node:internal/.test(line))
  return [...lines.slice(0, 14), ...(lines.length > 14 ? ['…'] : [])].map((line) => `  ${line.slice(0, 300)}`).join('\n')
}

// npm run check: types, lint and import rules.
import { begin } from './begin.mjs'
import { checks, compileTexts } from './checks.mjs'
import { openSteps } from './steps.mjs'

await begin(async () => {
  const { step, twoAtATime, failed, tell } = openSteps()
  await step('texts of the web', compileTexts)
  await twoAtATime(checks())
  tell()
  process.exit(failed().length === 0 ? 0 : 1)
})

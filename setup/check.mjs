// npm run check: types, lint and import rules.
import { begin } from './begin.mjs'
import { checks } from './checks.mjs'
import { openSteps } from './steps.mjs'

await begin(async () => {
  const { step, failed, tell } = openSteps()
  for (const { name, work } of checks()) await step(name, work)
  tell()
  process.exit(failed().length === 0 ? 0 : 1)
})

// npm run bench: how fast it is, beside a bare twin in the same run.
import { begin } from './begin.mjs'
import { handOver } from './run.mjs'
import { buildWeb } from './web.mjs'

await begin(async () => {
  // The moment is measured on what people get.
  await buildWeb()
  handOver(['server/bench/bench.ts', ...process.argv.slice(2)])
})

// npm run soak: kills the server, its database and the browser again and again, and counts what was promised.
import { begin } from './begin.mjs'
import { handOver } from './run.mjs'
import { buildWeb } from './web.mjs'

await begin(async () => {
  // The browser is killed on what people get.
  await buildWeb()
  handOver(['server/soak/soak.ts', ...process.argv.slice(2)])
})

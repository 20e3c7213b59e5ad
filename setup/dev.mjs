// npm run dev: the server, started anew when its sources change, and the web as it is written, on http://localhost:5173.
import { begin } from './begin.mjs'
import { packageFile } from './place.mjs'
import { runNode24 } from './run.mjs'
import { buildWeb } from './web.mjs'

await begin(async () => {
  await buildWeb()
  const codes = await Promise.all([
    runNode24(['--watch', '--watch-preserve-output', 'server/main.ts', 'start']),
    runNode24([packageFile('web', 'vite', 'bin/vite.js'), 'web', '--config', 'web/vite.config.ts', '--clearScreen', 'false']),
  ])
  process.exit(Math.max(...codes))
})

// Builds the web when its sources have changed since the last build.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { at, say } from './place.mjs'
import { runNode24 } from './run.mjs'

const record = at('node_modules/.viewme-web-built')
// Not sources: a build writes there. Of inlang's folder only its settings are ours.
const made = new Set(['node_modules', 'dist', 'paraglide', 'test-results', 'project.inlang'])

export async function buildWeb() {
  if (!existsSync(at('web/vite.config.ts'))) return
  const sources = hashOf(['web', 'web/project.inlang/settings.json', 'contract', 'package-lock.json'].filter((path) => existsSync(at(path))))
  if (existsSync(at('web/dist/index.html')) && existsSync(record) && readFileSync(record, 'utf8') === sources) return
  say('Building the web …')
  // A build that is cut off must not pass for a whole one.
  rmSync(record, { force: true })
  const code = await runNode24(['web/build-app.ts'])
  if (code !== 0) throw new Error('The web could not be built: see above.')
  writeFileSync(record, sources)
}

function hashOf(paths) {
  const hash = createHash('sha256')
  const add = (path) => {
    if (statSync(at(path)).isDirectory()) {
      for (const name of readdirSync(at(path)).sort()) if (!made.has(name)) add(join(path, name))
    } else if (!/\.test\.tsx?$/.test(path)) {
      hash.update(`${path}\0`).update(readFileSync(at(path))).update('\0')
    }
  }
  for (const path of paths) add(path)
  return hash.digest('hex')
}

// A browser for the tests: the one that is told, the system's, Debian's package, or the test runner's own download.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { packageFile, say } from './place.mjs'
import { run, runNode24 } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** The path of a Chromium, or null where the test runner has one of its own. Throws when there is none to be had. */
export async function findChromium() {
  const told = process.env.CHROMIUM
  if (told) {
    if (isProgram(told)) return told
    throw new Error(`CHROMIUM points at ${told}, which is no program.`)
  }
  const found = search()
  if (found) return found
  if (process.getuid?.() === 0 && searchFor('apt-get')) {
    say('No Chromium found: installing Debian\'s …')
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
    if (await run('apt-get', ['update', '-qq'], quiet) === 0) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet)
    const installed = search()
    if (installed) return installed
  }
  say('No Chromium found: downloading the test runner\'s own …')
  const code = await runNode24([packageFile('e2e', '@playwright/test', 'cli.js'), 'install', 'chromium'])
  if (code !== 0) throw new Error('No Chromium could be had. Install one, or point CHROMIUM at one.')
  return null
}

const search = () => names.map(searchFor).find(Boolean) ?? null
const searchFor = (name) => ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].map((folder) => join(folder, name)).find(isProgram)

function isProgram(path) {
  try { accessSync(path, constants.X_OK); return true } catch { return false }
}

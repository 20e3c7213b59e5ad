// The browsers for the tests, Chromium and its headless shell: those that are told, the system's, Debian's packages, or the test runner's own download.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { packageFile, say } from './place.mjs'
import { run, runNode24 } from './run.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const shellNames = ['chromium-headless-shell', 'chrome-headless-shell']

/** The paths, or nulls where the test runner has its own of both. Where there is no shell, Chromium takes its place, and longer. Throws when there is no Chromium to be had. */
export async function findBrowsers() {
  const told = findTold('CHROMIUM')
  // Who says which Chromium says the shell too, or means that one alone.
  if (told) return { chromium: told, shell: findTold('CHROMIUM_SHELL') ?? told }
  let [chromium, shell] = [search(names), search(shellNames)]
  const missing = [...chromium ? [] : ['chromium'], ...shell ? [] : ['chromium-headless-shell']]
  if (missing.length > 0 && process.getuid?.() === 0 && searchFor('apt-get')) {
    say(`Installing Debian's ${missing.join(' and ')} …`)
    const quiet = { env: { DEBIAN_FRONTEND: 'noninteractive' } }
    // One after the other: where there is no such shell, there is Chromium all the same.
    if (await run('apt-get', ['update', '-qq'], quiet) === 0) for (const name of missing) await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], quiet)
    ;[chromium, shell] = [search(names), search(shellNames)]
  }
  if (chromium) return { chromium, shell: shell ?? chromium }
  say('No Chromium found: downloading the test runner\'s own …')
  const code = await runNode24([packageFile('e2e', '@playwright/test', 'cli.js'), 'install', 'chromium'])
  if (code !== 0) throw new Error('No Chromium could be had. Install one, or point CHROMIUM at one.')
  return { chromium: null, shell: null }
}

function findTold(setting) {
  const told = process.env[setting]
  if (!told) return null
  if (isProgram(told)) return told
  throw new Error(`${setting} points at ${told}, which is no program.`)
}

const search = (those) => those.map(searchFor).find(Boolean) ?? null
const searchFor = (name) => ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter)].map((folder) => join(folder, name)).find(isProgram)

function isProgram(path) {
  try { accessSync(path, constants.X_OK); return true } catch { return false }
}

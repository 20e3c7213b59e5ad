// What we depend on, and what the documents say about it and about this repository. Read from the files, nothing is asked of a network.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { read, root, sources } from './test-kit/sources.ts'

type Package = { version?: string; license?: string; link?: boolean; dependencies?: Record<string, string>; devDependencies?: Record<string, string>; optionalDependencies?: Record<string, string> }
const packageFiles = ['package.json', ...['contract', 'server', 'web', 'e2e'].map((workspace) => `${workspace}/package.json`)]
const chosen = packageFiles.map((path) => JSON.parse(read(path)) as Package)
  .flatMap((file) => Object.entries({ ...file.dependencies, ...file.devDependencies, ...file.optionalDependencies })).filter(([name]) => !name.startsWith('@viewme/'))
const locked = Object.entries((JSON.parse(read('package-lock.json')) as { packages: Record<string, Package> }).packages).filter(([path, one]) => path.includes('node_modules/') && !one.link)

describe('a dependency', () => {
  it('is pinned to one version', () => {
    expect(chosen.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
  })

  it('has its line in parts.md, with the version that is used', () => {
    const parts = read('docs/decisions/parts.md')
    const lines = parts.split('\n').filter((line) => line.startsWith('|'))
    expect(chosen.filter(([name, version]) => !lines.some((line) => line.includes(`\`${name}\``) && (name.startsWith('@types/') || line.includes(version)))).map((one) => one.join(' '))).toEqual([])
    const named = [...parts.matchAll(/^\| ([^|]+) \|/gm)].flatMap(([, cell]) => [...cell!.matchAll(/`([^`]+)`/g)].map(([, name]) => name!))
    expect(named.filter((name) => !chosen.some(([one]) => one === name))).toEqual([])
  })

  it('has a licence that goes with ours', () => {
    const goes = /^(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|BlueOak-1\.0\.0|Unlicense|Apache-2\.0( WITH LLVM-exception)?|MPL-2\.0|Python-2\.0|OFL-1\.1|CC-BY-4\.0|CC0-1\.0)$/
    // The package says nothing; the project it comes from does.
    const said: Record<string, string> = { '@inlang/plugin-message-format': 'MIT', '@lix-js/sdk-linux-x64': 'MIT', '@react-aria/optimize-locales-plugin': 'Apache-2.0' }
    const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    const fits = (path: string, licence: string) => licence.replace(/^\(|\)$/g, '').split(/ OR /).some((one) => one.split(/ AND /).every((part) => goes.test(part) || linked(path, part)))
    // A library of its own, linked when it runs and never changed by us: see docs/decisions/licence.md.
    const linked = (path: string, part: string) => part === 'LGPL-3.0-or-later' && nameOf(path).startsWith('@img/sharp-')
    expect(locked.length).toBeGreaterThan(100)
    expect(locked.map(([path, one]) => [nameOf(path), one.license ?? said[nameOf(path)] ?? 'none', path] as const).filter(([, licence, path]) => !fits(path, licence))).toEqual([])
  })

  it('is locked by its fingerprint and not to an address', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved": "http/)
    expect(locked.filter(([path, one]) => !(one as { integrity?: string }).integrity && !(one as { inBundle?: boolean }).inBundle && path.startsWith('node_modules/')).map(([path]) => path)).toEqual([])
  })
})

describe('a document', () => {
  const documents = [...['README', 'ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG', 'SECURITY'].map((name) => `${name}.md`), ...sources(/\.md$/, ['docs'])]

  it('points only at what is there', () => {
    const broken = documents.flatMap((path) => [...read(path).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, to]) => to!)
      .filter((to) => !/^[a-z]+:/.test(to) && !existsSync(join(root, dirname(path), to))).map((to) => `${path} → ${to}`))
    expect(broken).toEqual([])
  })

  it('names only files and folders that are there', () => {
    // Names with a gap to fill in.
    const example = /[<*…]|VERB|domain\/(journal|X)|\/data$|\/keys$|root\.key/
    const named = documents.flatMap((path) => [...read(path).matchAll(/`((?:contract|server|web|e2e|setup|docs)\/[^\s`]*)`/g)].map(([, to]) => [path, to!] as const))
    expect(named.filter(([, to]) => !example.test(to) && !existsSync(join(root, to))).map((one) => one.join(' → '))).toEqual([])
  })

  it('of the architecture has at most 150 lines, and a line for every folder', () => {
    const map = read('ARCHITECTURE.md')
    expect(map.split('\n').length - 1).toBeLessThanOrEqual(150)
    const folders = [...new Set(sources(/\.(tsx?|sql|json)$/, ['contract', 'server', 'web', 'e2e', 'setup']).map(dirname))]
    const has = (folder: string) => folder.split('/').some((_, at, all) => at >= 1 && map.includes(`\`${all.slice(0, at + 1).join('/')}/\``))
    expect(folders.filter((folder) => folder.includes('/') && !has(folder) && !folder.startsWith('web/domain/'))).toEqual([])
  })
})

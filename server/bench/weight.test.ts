import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, it } from 'vitest'
import { repository } from '../config.ts'
import { heaviestMoment, momentWeight } from './weight.ts'

const made = mkdtempSync(join(tmpdir(), 'viewme-weight-'))
afterAll(() => rmSync(made, { recursive: true, force: true }))

it('weighs what stands in the start page and what it imports at once, however deep, and not what it fetches later', () => {
  mkdirSync(join(made, 'assets'))
  const files = {
    'a.js': 'import{x}from"./b.js";import"./d.js";export{y}from"./b.js";const later=()=>import("./later.js");x(later)',
    'b.js': 'import{c}from"./c.js";export const x=c', 'c.js': 'export const c=1', 'd.js': 'globalThis.d=1', 'later.js': 'export default 1',
  }
  for (const [name, text] of Object.entries(files)) writeFileSync(join(made, 'assets', name), text)
  const inPage = 'globalThis.begun = 1'
  writeFileSync(join(made, 'index.html'), `<script>${inPage}</script><script type="module" crossorigin src="/assets/a.js"></script>`)
  const { files: found, bytes } = momentWeight(made)
  expect(found.toSorted()).toEqual(['/assets/a.js', '/assets/b.js', '/assets/c.js', '/assets/d.js'])
  expect(bytes).toBe([inPage, files['a.js'], files['b.js'], files['c.js'], files['d.js']].reduce((sum, text) => sum + gzipSync(text).length, 0))
})

it('keeps the JavaScript of the moment path at 50 kB or less as it travels', () => {
  const { files, bytes } = momentWeight(join(repository, 'web/dist'))
  // Preact and our own: a build in which nothing is found must not pass.
  expect(files.length).toBeGreaterThan(0)
  expect(bytes).toBeGreaterThan(20_000)
  expect(bytes).toBeLessThanOrEqual(heaviestMoment)
})

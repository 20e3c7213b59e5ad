// Finding: a word among all that a phone holds, the binder's list, and how long a demo takes to be made. In a real browser on a slowed main thread.
// Search runs in a worker, which a browser's own tools do not slow: its code is run on the main thread here, at the same cost.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, normalize } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { repository } from '../config.ts'
import { seedDemo } from '../demo/seed.ts'
import { realClock } from '../platform/clock.ts'
import { silentLog } from '../platform/log.ts'
import { findChromium, openChromium, type Chromium } from './chromium.ts'
import { serveDemo } from './demo-server.ts'
import { median, type Row } from './rounds.ts'
import { pressedUntil, until } from './seen.ts'
import type { Stage } from './stage.ts'

const many = 10_500
const rounds = 7
const slowedBy = 4
const ms = (time: number) => `${time.toFixed(0)} ms`
const names = { search: `search as one types over ${many.toLocaleString('en')} facts of 1.5 kB, ${slowedBy}×, 95th of a hundred`, list: `a press on the binder → its list, ${slowedBy}×`, seed: 'the demo is made' }

export async function findingRows(stage: Stage): Promise<Row[]> {
  const seeded = await seedTime(stage)
  const rows: Row[] = [{ name: names.seed, ours: `${(seeded / 1000).toFixed(1)} s`, beside: '', ratio: '', goal: '≤ 5 s', met: seeded <= 5000 }]
  const program = findChromium()
  if (!program) return [...rows, ...[names.search, names.list].map((name) => ({ name, ours: 'no Chromium here', beside: '', ratio: '', goal: '', met: null }))]
  const chromium = await openChromium(program)
  try {
    const [found, listed] = [await searchTime(chromium), await listTime(chromium)]
    return [...rows, { name: names.search, ours: ms(found), beside: '', ratio: '', goal: '≤ 50 ms', met: found <= 50 }, { name: names.list, ours: ms(listed), beside: '', ratio: '', goal: '≤ 150 ms', met: listed <= 150 }]
  } finally { await chromium.close() }
}

async function seedTime({ db, keys }: Stage): Promise<number> {
  const dataDir = mkdtempSync(join(tmpdir(), 'viewme-bench-seed-'))
  const began = performance.now()
  try {
    await seedDemo({ db, keys, clock: realClock, log: silentLog, config: { mode: 'start', dataDir } })
    return performance.now() - began
  } finally { rmSync(dataDir, { recursive: true, force: true }) }
}

async function searchTime(chromium: Chromium): Promise<number> {
  const page = await openBundle(chromium)
  try {
    await page.run(`new Promise((resolve) => { const look = () => (window.fillSearch ? resolve(window.fillSearch(${many})) : setTimeout(look, 20)); look() })`)
    await page.call('Emulation.setCPUThrottlingRate', { rate: slowedBy })
    const times = await page.run<number[]>('window.askAll()')
    return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
  } finally { await page.end() }
}

/** The search's own code in a page that only asks it: words typed letter by letter, as somebody types them, a slip among them. */
async function openBundle(chromium: Chromium) {
  const root = mkdtempSync(join(tmpdir(), 'viewme-bench-search-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>bench</title><script type="module" src="/main.js"></script>')
  writeFileSync(join(root, 'main.js'), `
    import { makeSearch } from ${JSON.stringify(join(repository, 'web/sync/search-index.ts'))}
    const search = makeSearch()
    let state = 1
    const random = (most) => (state = (state * 48271) % 2147483647) % most
    const syllables = 'an bo da el fi gry ha is jo kra le må nat or på ro sele tun upp vi yr åt äpp ön'.split(' ')
    const words = Array.from({ length: 4000 }, () => Array.from({ length: 1 + random(4) }, () => syllables[random(syllables.length)]).join(''))
    // The words that are used most are used much more than the others.
    const word = () => words[Math.min(random(4000), random(4000), random(4000))]
    window.fillSearch = (count) => {
      for (let at = 0; at < count; at += 500) search.add(Array.from({ length: Math.min(500, count - at) }, (_, n) => ({
        fact: 'f' + (at + n), subject: 's' + (at + n), kind: 'note', title: '', at: new Date(1.7e12 + (at + n) * 60000).toISOString(), show: {},
        parts: [{ where: 'text', weight: 'running', text: Array.from({ length: 250 }, word).join(' ').slice(0, 1400) }],
      })))
      return count
    }
    window.askAll = async () => {
      const times = []
      for (let one = 0; times.length < 100; one++) {
        const typed = one % 3 === 0 ? words[random(4000)] + ' ' + words[random(4000)] : one % 3 === 1 ? words[random(4000)].slice(1) : words[random(4000)].replace('a', 'e')
        for (let letters = 1; letters <= typed.length && times.length < 100; letters++) {
          const began = performance.now()
          search.ask(typed.slice(0, letters), 10)
          times.push(performance.now() - began)
          await new Promise((resolve) => setTimeout(resolve, 20))
        }
      }
      return times
    }`)
  const vite = join(dirname(createRequire(join(repository, 'web/package.json')).resolve('vite/package.json')), 'bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', root, '--logLevel', 'error', '--outDir', join(root, 'dist')], { cwd: join(repository, 'web') })
  const server = createServer((request, reply) => {
    const path = normalize(new URL(request.url!, 'http://localhost').pathname)
    readFile(join(root, 'dist', path === '/' ? 'index.html' : path)).then(
      (bytes) => reply.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' }).end(bytes), () => reply.writeHead(404).end())
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const page = await chromium.page(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return { ...page, end: async () => { await page.close(); server.close(); rmSync(root, { recursive: true, force: true }) } }
}

const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('OOmar') || one.textContent.startsWith('Omar'))`
const placeOf = (path: string) => `document.querySelector('nav.places a[href="${path}"]')`
const list = `document.querySelectorAll('main a.card.line').length > 20`

/** From another place, as one goes there many times a day: the page's code has been here before. */
async function listTime(chromium: Chromium): Promise<number> {
  const demo = await serveDemo()
  const page = await chromium.tab()
  try {
    await page.call('Page.enable')
    await page.call('Page.navigate', { url: `${demo.address}/sign-in` })
    await page.run(until(button))
    await page.run(`${button}.click()`)
    await page.run(until(`document.body?.textContent.includes('redo för offline')`))
    await page.call('Emulation.setCPUThrottlingRate', { rate: slowedBy })
    const times: number[] = []
    for (let round = -1; round < rounds; round++) {
      await pressedUntil(page, placeOf('/today'), `document.querySelector('main h1')?.textContent === 'I dag'`)
      await pause(1000)
      const time = await pressedUntil(page, placeOf('/binder'), list)
      if (round >= 0) times.push(time)
      await pause(1000)
    }
    return median(times)
  } finally {
    await page.close()
    await demo.stop()
  }
}

// Filling a new phone: the phone's own code in a real browser, from the first page to the last, every body encrypted on the way in.
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { repository } from '../config.ts'
import { fillFacts, makeMembers, type Member } from './accounts.ts'
import { findChromium, openChromium } from './chromium.ts'
import { median, type Row } from './rounds.ts'
import type { Stage } from './stage.ts'

const many = 10_500
const rounds = 5
const names = { time: `filling a phone with ${many.toLocaleString('en')} facts of 1.5 kB`, task: 'the longest task on its main thread meanwhile' }
type Filled = { ms: number; facts: number; longest: number }

export async function fillRows(stage: Stage): Promise<Row[]> {
  const program = findChromium()
  if (!program) return Object.values(names).map((name) => ({ name, ours: 'no Chromium here', beside: '', ratio: '', goal: '', met: null }))
  const [member] = await makeMembers(stage, 1) as [Member]
  await fillFacts(stage, [member], many)
  await stage.db.owner.query('VACUUM ANALYZE viewme.facts')
  const root = await bundle()
  const server = await stage.serve('viewme', join(root, 'dist'))
  const chromium = await openChromium(program)
  const filled: Filled[] = []
  try {
    // The first warms up and is thrown away.
    for (let round = -1; round < rounds; round++) {
      const [name, value] = member.cookie.split('=') as [string, string]
      const page = await chromium.page(`http://127.0.0.1:${server.port}/`, { name, value })
      const one = await page.run<Filled>(`new Promise((resolve) => { const look = () => (window.fill ? resolve(window.fill('${member.human}', '${member.account}')) : setTimeout(look, 20)); look() })`)
      await page.close()
      if (one.facts !== many) throw new Error(`the phone holds ${one.facts} of ${many} facts`)
      if (round >= 0) filled.push(one)
    }
  } finally {
    await chromium.close()
    await server.stop()
    rmSync(root, { recursive: true, force: true })
  }
  const [ms, longest] = [median(filled.map((one) => one.ms)), median(filled.map((one) => one.longest))]
  return [
    { name: names.time, ours: `${(ms / 1000).toFixed(2)} s`, beside: '', ratio: '', goal: '≤ 3 s', met: ms <= 3000 },
    { name: names.task, ours: longest < 50 ? '< 50 ms' : `${longest.toFixed(0)} ms`, beside: '', ratio: '', goal: '≤ 200 ms', met: longest <= 200 },
  ]
}

/** The phone's front door made into a page that does nothing but fill, in `dist` of the folder returned. */
async function bundle(): Promise<string> {
  const root = mkdtempSync(join(tmpdir(), 'viewme-bench-page-'))
  writeFileSync(join(root, 'index.html'), '<!doctype html><title>bench</title><script type="module" src="/main.js"></script>')
  writeFileSync(join(root, 'main.js'), `
    import { arrive, openPhone } from ${JSON.stringify(join(repository, 'web/sync/sync.ts'))}
    window.fill = async (human, account) => {
      await arrive({ account })
      const phone = await openPhone({ human, account })
      // A code takes its second on purpose, and is no part of this.
      await phone.setPin('135790')
      let longest = 0
      new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) longest = Math.max(longest, duration) }).observe({ type: 'longtask' })
      const began = performance.now()
      do { await phone.sync() } while ((await phone.status()).copyAt === null)
      const ms = performance.now() - began
      await new Promise((resolve) => { setTimeout(resolve, 100) })
      return { ms, longest, facts: (await phone.facts({ kind: 'note' })).length }
    }`)
  const vite = join(dirname(createRequire(join(repository, 'web/package.json')).resolve('vite/package.json')), 'bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', root, '--logLevel', 'error', '--outDir', join(root, 'dist')], { cwd: join(repository, 'web') })
  return root
}

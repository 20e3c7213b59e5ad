// npm run soak: hours of what the tests do in seconds. 500 kills of the server and its database while four writers push, 100 of the browser
// while two tabs write, 20 full disks (as root), then the model of sync, 50,000 runs of up to 200 steps. `npm run soak -- kills 100` does one of them; `-- model 500
// SEED` repeats what a line of it did. Ends with 1 when a promise broke. Ctrl-C stops it, and it says how far it came.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { median } from '../bench/rounds.ts'
import { repository } from '../config.ts'
import { killAndCount, type Victim } from './kills.ts'

const stop = new AbortController()
const say = (line: string) => { process.stdout.write(`${line}\n`) }
const parts: Record<string, { many: number; run(many: number, seed?: number): Promise<boolean> }> = {
  kills: { many: 500, run: kills },
  browser: { many: 100, run: browser },
  disk: { many: 20, run: disk },
  model: { many: 50_000, run: model },
}

async function kills(many: number): Promise<boolean> {
  const all: Victim[] = ['server', 'database', 'both']
  const victims = Array.from({ length: many }, (_, at) => all[at % 3]!)
  const { acknowledged, offered, present, restarts, faults } = await killAndCount({ victims, random: Math.random, say, stopped: stop.signal })
  if (restarts.length < many) say(`Stopped after ${restarts.length} of ${many} kills.`)
  say(`${restarts.length} kills: ${offered} notes offered, ${acknowledged} acknowledged, ${present} there.`)
  for (const victim of all) {
    const times = restarts.filter((one) => one.victim === victim).map(({ ms }) => ms)
    if (times.length > 0) say(`ready again after a kill of ${victim}: ${(median(times) / 1000).toFixed(1)} s in the middle, ${(Math.max(...times) / 1000).toFixed(1)} s at most`)
  }
  for (const fault of faults.slice(0, 20)) say(fault)
  say(faults.length === 0 ? 'Everything that was acknowledged is there once.' : `${faults.length} promises broken.`)
  return faults.length === 0
}

async function disk(many: number): Promise<boolean> {
  if (process.getuid?.() !== 0) { say('Full disks are left out: only root may make a small one.'); return true }
  const { acknowledged, offered, present, restarts, faults } = await killAndCount({ victims: Array.from({ length: many }, () => 'disk'), random: Math.random, say, stopped: stop.signal })
  say(`${restarts.length} times the disk was full and writers were told so: ${offered} notes offered, ${acknowledged} acknowledged, ${present} there.`)
  for (const fault of faults.slice(0, 20)) say(fault)
  say(faults.length === 0 ? 'Everything that was acknowledged is there once.' : `${faults.length} promises broken.`)
  return faults.length === 0
}

/** A round of the test with two tabs for each kill: see e2e/both-tabs.spec.ts. */
async function browser(many: number): Promise<boolean> {
  const isWell = await node(playwright, ['test', '--config', 'e2e/playwright.config.ts', 'both-tabs', '--grep', 'killed'], { VIEWME_BROWSER_KILLS: String(many) })
  say(stop.signal.aborted ? 'Stopped: how many kills of the browser there were, the lines above say.' : isWell ? `${many} kills of the browser: everything that was said to be saved arrived once.` : 'A promise of the browser broke: see above.')
  return isWell || stop.signal.aborted
}

/** So many runs between two lines: what has been done until then counts, also when it is stopped. */
const perRound = 500

/** Half of the runs in each of the model's two halves. */
async function model(many: number, seed?: number): Promise<boolean> {
  let done = 0
  while (done < many && !stop.signal.aborted) {
    const runs = Math.min(perRound, many - done)
    const from = seed ?? Math.floor(Math.random() * 2 ** 30)
    const isWell = await node(vitest, ['run', '--project', 'runs', '--testTimeout', String(2 ** 31 - 1)], { VIEWME_MODEL_RUNS: String(Math.ceil(runs / 2)), VIEWME_MODEL_LENGTH: '200', VIEWME_MODEL_SEED: String(from) })
    if (stop.signal.aborted) break
    if (!isWell) { say(`An invariant broke among runs ${done + 1} to ${done + runs}: repeat with \`npm run soak -- model ${runs} ${from}\`.`); return false }
    done += runs
    say(`${done} of ${many} runs, nothing broken (seed ${from})`)
  }
  if (done < many) say(`Stopped after ${done} of ${many} runs. Nothing had broken.`)
  return true
}

const fileOf = (of: string, name: string, file: string) => join(dirname(createRequire(join(repository, of, 'package.json')).resolve(`${name}/package.json`)), file)
const vitest = fileOf('.', 'vitest', 'vitest.mjs')
const playwright = fileOf('e2e', '@playwright/test', 'cli.js')

/** Runs to its end, or until it is stopped: it and all it has started. True when all went well. */
function node(file: string, args: string[], env: Record<string, string>): Promise<boolean> {
  const child = spawn(process.execPath, [file, ...args], { cwd: repository, detached: true, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } })
  const end = () => { process.kill(-child.pid!, 'SIGTERM') }
  stop.signal.addEventListener('abort', end)
  return new Promise((resolve) => { child.once('exit', (code) => { stop.signal.removeEventListener('abort', end); resolve(code === 0) }) })
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => { if (!stop.signal.aborted) { say('Stopping …'); stop.abort() } })

const [only, asked, seed] = process.argv.slice(2)
if (only !== undefined && !Object.hasOwn(parts, only)) {
  process.stderr.write(`There is no ${only}. Choose ${Object.keys(parts).join(', ')}, or nothing for all.\n`)
  process.exit(1)
}
let isWell = true
for (const [name, { many, run }] of Object.entries(parts)) {
  if ((only !== undefined && name !== only) || stop.signal.aborted) continue
  isWell = await run(Number(asked) || many, Number(seed) || undefined) && isWell
}
process.exitCode = isWell ? 0 : 1

// npm run soak: hours of what the tests do in seconds. 500 kills of the server and its database while four writers push, then the model
// of sync, 50,000 runs of up to 200 steps. `npm run soak -- kills 100` or `-- model 1000` does one of the two. Ends with 1 when a promise broke.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { median } from '../bench/rounds.ts'
import { repository } from '../config.ts'
import { killAndCount, type Victim } from './kills.ts'

const say = (line: string) => { process.stdout.write(`${line}\n`) }
const parts: Record<string, { many: number; run(many: number): Promise<boolean> }> = {
  kills: { many: 500, run: kills },
  model: { many: 50_000, run: model },
}

async function kills(many: number): Promise<boolean> {
  const all: Victim[] = ['server', 'database', 'both']
  const victims = Array.from({ length: many }, (_, at) => all[at % 3]!)
  const { acknowledged, offered, present, restarts, faults } = await killAndCount({ victims, random: Math.random, say })
  say(`${many} kills: ${offered} notes offered, ${acknowledged} acknowledged, ${present} there.`)
  for (const victim of all) {
    const times = restarts.filter((one) => one.victim === victim).map(({ ms }) => ms)
    if (times.length > 0) say(`ready again after a kill of ${victim}: ${(median(times) / 1000).toFixed(1)} s in the middle, ${(Math.max(...times) / 1000).toFixed(1)} s at most`)
  }
  for (const fault of faults.slice(0, 20)) say(fault)
  say(faults.length === 0 ? 'Everything that was acknowledged is there once.' : `${faults.length} promises broken.`)
  return faults.length === 0
}

/** Half of the runs in each of the model's two halves. */
async function model(many: number): Promise<boolean> {
  const vitest = spawn(process.execPath, [join(repository, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'model', '--testTimeout', String(2 ** 31 - 1)], {
    cwd: repository, stdio: 'inherit', env: { ...process.env, VIEWME_MODEL_RUNS: String(Math.ceil(many / 2)), VIEWME_MODEL_LENGTH: '200' },
  })
  return new Promise((resolve) => { vitest.once('exit', (code) => resolve(code === 0)) })
}

const [only, asked] = process.argv.slice(2)
if (only !== undefined && !Object.hasOwn(parts, only)) {
  process.stderr.write(`There is no ${only}. Choose ${Object.keys(parts).join(' or ')}, or nothing for both.\n`)
  process.exit(1)
}
let isWell = true
for (const [name, { many, run }] of Object.entries(parts)) {
  if (only !== undefined && name !== only) continue
  isWell = await run(Number(asked) || many) && isWell
}
process.exitCode = isWell ? 0 : 1

// npm run bench: how fast it is, beside a bare twin in the same run: the server beside node:http and pg with the same query on the same
// database, the moment beside a bare page in the same browser. Prints a table; ends with 1 when a goal is not met. Never part of the tests: a busy machine would make them lie.
import { appendRows } from './appends.ts'
import { fillRows } from './fill.ts'
import { findingRows } from './finding.ts'
import { momentRows } from './moment.ts'
import { deltaRows, pageRows } from './pulls.ts'
import { tableOf, type Row } from './rounds.ts'
import { openStage } from './stage.ts'
import { verifyRows } from './verify.ts'

const parts = { pages: pageRows, appends: appendRows, deltas: deltaRows, fill: fillRows, verify: verifyRows, finding: findingRows, moment: momentRows }
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  process.stderr.write(`There is no ${unknown.join(', ')}. Choose among ${Object.keys(parts).join(', ')}, or nothing for all.\n`)
  process.exit(1)
}

const rows: Row[] = []
for (const [name, measure] of Object.entries(parts)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  process.stderr.write(`measuring ${name} …\n`)
  // A database of its own: verify finds fault with what the others leave, and their rows are in its way.
  const stage = await openStage()
  try {
    rows.push(...await measure(stage))
  } catch (fault) {
    // What the others have measured is still worth its minutes.
    process.stderr.write(`${String(fault)}\n`)
    rows.push({ name, ours: 'could not be measured', beside: '', ratio: '', goal: '', met: false })
  } finally { await stage.close() }
}
process.stdout.write(`\n${tableOf(rows)}\n`)
process.exitCode = rows.every((row) => row.met !== false) ? 0 : 1

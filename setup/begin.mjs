// What every command begins with: install and, where people will look at it, build. Faults are told in a line, without a stack.
import { performance } from 'node:perf_hooks'
import { install } from './install.mjs'
import { handOver } from './run.mjs'
import { buildWeb } from './web.mjs'

export async function begin(command) {
  try {
    await install()
    await command()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

export const startServer = (mode) => begin(async () => {
  await buildWeb()
  handOver(['server/main.ts', mode], { VIEWME_STARTED_AT: String(Math.round(performance.timeOrigin)) })
})

export const handOverTo = (file) => begin(async () => handOver([file, ...process.argv.slice(2)]))

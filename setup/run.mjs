// Runs another program: to its end for a step, or handing over to it for good.
import { spawn } from 'node:child_process'
import { at, node24, root } from './place.mjs'

/** Runs to the end. Resolves with the exit code; the output goes to the terminal. */
export function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options, env: { ...process.env, ...options.env } })
    const forget = passSignals(child)
    child.once('error', reject)
    child.once('exit', (code, signal) => { forget(); resolve(code ?? (signal ? 1 : 0)) })
  })
}

/** Runs to the end too, and hands over what it said: for several at a time, whose words would mix. */
export async function runHeld(args) {
  const said = []
  const child = spawn(node24(), args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  const forget = passSignals(child)
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => { said.push(bytes) })
  const code = await new Promise((resolve, reject) => { child.once('error', reject); child.once('close', (number, signal) => resolve(number ?? (signal ? 1 : 0))) })
  forget()
  return { code, said: Buffer.concat(said).toString() }
}

export const runNode24 = (args, options) => run(node24(), args, options)

/** What was compiled at one start is kept for the next: a third of a second start's work. */
export const keptCode = { NODE_COMPILE_CACHE: at('node_modules/.cache/viewme-code') }

/** Becomes that program as far as anybody outside can tell: its output, its exit code, signals passed on, ended when we are. */
export function handOver(args, env = {}) {
  const child = spawn(node24(), args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'], env: { ...keptCode, ...process.env, ...env } })
  passSignals(child)
  child.once('error', (error) => { process.stderr.write(`${error.message}\n`); process.exit(1) })
  child.once('exit', (code, signal) => { process.exit(code ?? (signal ? 1 : 0)) })
  // npm killed hard passes no signal on; without this the server would run on, unseen, and keep its port.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event) setInterval(() => { if (process.ppid !== parent) child.kill('SIGTERM') }, 100).unref()
}

function passSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => [signal, () => { child.kill(signal) }])
  for (const [signal, handler] of handlers) process.on(signal, handler)
  return () => { for (const [signal, handler] of handlers) process.off(signal, handler) }
}

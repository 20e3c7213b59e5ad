// The server as an operator runs it, in a process of its own, so that it can be killed and started again.
import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { repository } from '../config.ts'
import { knownPlace } from '../platform/postgres/postgres.ts'

export type ServerProcess = {
  /** Where it answers now; another address after each start. */
  url(): string
  start(): Promise<void>
  ready(): Promise<void>
  /** The faults it has written to its log, each a line. */
  logged(): string[]
  killServer(): Promise<void>
  /** PostgreSQL's first process and every one it has begun, at once. The server stays. */
  killDatabase(): void
  stop(): Promise<void>
}

const keptCode = join(repository, 'node_modules/.cache/viewme-code')

export function serverProcess(dataDir: string, keysDir: string): ServerProcess {
  let child: ChildProcess | undefined
  let exited: Promise<unknown> = Promise.resolve()
  let url = 'http://127.0.0.1:9'
  const logged: string[] = []

  const kill = async (signal: 'SIGKILL' | 'SIGTERM') => { child?.kill(signal); await exited }
  return {
    url: () => url,
    start: async () => {
      const started = spawn(process.execPath, ['server/main.ts', 'serve'], {
        // In a group of its own: whoever stops the soak in a terminal does not stop the server before its time.
        detached: true, cwd: repository, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
        // What was compiled at one start is kept for the next, as `npm run serve` does.
        env: { PATH: process.env.PATH, NODE_COMPILE_CACHE: keptCode, DATA_DIR: dataDir, KEYS_DIR: keysDir, PORT: '0', BASE_URL: 'http://localhost', SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'ViewMe <noreply@localhost>', OPERATOR_FILE: 'server/operator.example.json', LOG_LEVEL: 'error' },
      })
      child = started
      exited = new Promise((resolve) => { started.once('exit', resolve) })
      let said = ''
      url = await new Promise((resolve, reject) => {
        const read = (bytes: Buffer) => {
          said += bytes.toString()
          const found = /listening on (http:\/\/[\d.:]+)/.exec(said)
          if (found) resolve(found[1]!)
        }
        for (const stream of [started.stdout!, started.stderr!]) stream.on('data', read)
        createInterface({ input: started.stderr! }).on('line', (line) => { if (line.startsWith('{')) logged.push(line) })
        started.once('exit', (code) => reject(new Error(`the server ended with ${code} instead of starting: ${said}`)))
      })
    },
    ready: async () => {
      for (const began = performance.now(); ;) {
        if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return
        if (performance.now() - began > 60_000) throw new Error('the server has not been ready for a minute')
        await pause(20)
      }
    },
    logged: () => logged,
    killServer: () => kill('SIGKILL'),
    killDatabase: () => {
      const postmaster = Number(readFileSync(join(knownPlace(dataDir).pgdata, 'postmaster.pid'), 'utf8').split('\n')[0])
      // One that is begun meanwhile is left out, and may wait for ever for one that is gone: the server must end it.
      for (const pid of [postmaster, ...childrenOf(postmaster)]) {
        // Some end by themselves between being seen and being killed.
        try { process.kill(pid, 'SIGKILL') } catch { /* gone already */ }
      }
    },
    // One that does not end by itself must not keep the soak from telling what it has found.
    stop: async () => {
      child?.kill('SIGTERM')
      if (!await Promise.race([exited.then(() => true), pause(60_000, false, { ref: false })])) await kill('SIGKILL')
    },
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync('/proc').map(Number).filter((pid) => {
    if (!pid) return false
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]) === parent
    } catch { return false }
  })
}

// The real server for one lane of journeys: on data, keys and an address of its own, so that lanes meet each other no more than two installations do.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, openSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openMailbox, type Mailbox } from './mailbox.ts'

const repository = join(import.meta.dirname, '..')
/** Of this lane; of the address beside it, for an installation of one journey's own: a thousand more. */
export const port = Number(process.env.E2E_PORT ?? 3217) + Number(process.env.TEST_PARALLEL_INDEX ?? 0)

export type Served = {
  address: string
  /** Data, keys, what the server says, and the phones that have been used before. */
  folder: string
  /** Where its letters arrive. */
  mailbox: Mailbox
  stop(): Promise<void>
}

export async function serveLane(): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'viewme-e2e-'))
  const mailbox = await openMailbox()
  // What the server says lies with its data: the canary must not stand there either.
  const server = await startServer({ code: repository, folder, port, said: openSync(join(folder, 'server.log'), 'a'), smtpUrl: mailbox.url })
  return { address: `http://localhost:${port}`, folder, mailbox, stop: async () => { await stopServer(server); await mailbox.close() } }
}

/** `smtpUrl` absent: it sends no mail. Resolves when it answers. Throws when it ends instead, or when somebody answers at that address already. */
export async function startServer({ code, folder, port, said, smtpUrl }: { code: string; folder: string; port: number; said: number | 'ignore'; smtpUrl?: string }): Promise<ChildProcess> {
  const answers = () => fetch(`http://localhost:${port}/readyz`).then(({ ok }) => ok, () => false)
  if (await answers()) throw new Error(`there is a server at port ${port} already`)
  const server = spawn(process.execPath, [join(code, 'server', 'main.ts'), 'start'], {
    cwd: code, stdio: ['ignore', said, said], env: { ...process.env, PORT: String(port), DATA_DIR: join(folder, 'data'), KEYS_DIR: join(folder, 'keys'), LOG_LEVEL: 'debug', ...smtpUrl ? { SMTP_URL: smtpUrl } : {} },
  })
  // Whoever gives up waiting for it leaves none behind.
  const end = () => { server.kill() }
  process.once('exit', end)
  server.once('exit', () => process.off('exit', end))
  while (!await answers()) {
    if (server.exitCode !== null) throw new Error(`the server in ${folder} did not start`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  return server
}

export async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  await gone
}

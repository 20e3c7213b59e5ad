// A real browser, driven over its own debugging socket: nothing to install beside Chromium itself.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

export type Chromium = {
  /** A page in a profile of its own, with this cookie set. `run` waits for what the expression promises. */
  page(url: string, cookie: { name: string; value: string }): Promise<{ run<T>(expression: string): Promise<T>; close(): Promise<void> }>
  close(): Promise<void>
}
type Call = (method: string, params?: object, session?: string) => Promise<any>

/** Null where there is none. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM
  return [told, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path)) ?? null
}

export async function openChromium(program: string): Promise<Chromium> {
  const profile = mkdtempSync(join(tmpdir(), 'viewme-bench-profile-'))
  const child = spawn(program, ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run', '--disable-gpu',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = new Promise((resolve) => { child.once('exit', resolve) })
  const { call, socket } = await listen(await addressOf(child))
  return {
    page: async (url, cookie) => {
      const { browserContextId } = await call('Target.createBrowserContext')
      await call('Storage.setCookies', { browserContextId, cookies: [{ ...cookie, url }] })
      const { targetId } = await call('Target.createTarget', { url, browserContextId })
      const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true })
      const run = async <T>(expression: string): Promise<T> => {
        const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      }
      // A page that is still being made has nowhere to run anything.
      while (await run('document.readyState').catch(() => '') !== 'complete') await pause(20)
      return {
        run,
        close: () => call('Target.disposeBrowserContext', { browserContextId }),
      }
    },
    close: async () => {
      await call('Browser.close').catch(() => {})
      socket.close()
      await exited
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr!.on('data', (bytes: Buffer) => {
      said += bytes.toString()
      const found = /DevTools listening on (ws:\S+)/.exec(said)
      if (found) resolve(found[1]!)
    })
    child.once('exit', () => reject(new Error(`Chromium ended: ${said.slice(-300)}`)))
  })
}

async function listen(address: string): Promise<{ call: Call; socket: WebSocket }> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  let last = 0
  socket.onmessage = ({ data }) => {
    const { id, result, error } = JSON.parse(String(data))
    const found = waiting.get(id)
    waiting.delete(id)
    if (error) found?.reject(new Error(error.message))
    else found?.resolve(result)
  }
  const call: Call = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    waiting.set(++last, { resolve, reject })
    socket.send(JSON.stringify({ id: last, method, params, ...(sessionId ? { sessionId } : {}) }))
  })
  return { call, socket }
}

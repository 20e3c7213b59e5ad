// A real browser, driven over its own debugging socket: nothing to install beside Chromium itself.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

/** `run` waits for what the expression promises; `call` is the browser's own protocol; `heard` the next event of that name. */
export type Page = {
  run<T>(expression: string): Promise<T>
  call(method: string, params?: object): Promise<any>
  heard(event: string): Promise<any>
  close(): Promise<void>
}
export type Chromium = {
  /** A page in a profile of its own, with this cookie set. */
  page(url: string, cookie?: { name: string; value: string }): Promise<Page>
  /** An empty page in the browser's own profile, which outlives a restart. */
  tab(): Promise<Page>
  close(): Promise<void>
}
/** What is waited for longer than this never comes. */
const longestMs = 180_000

type Call = (method: string, params?: object, session?: string) => Promise<any>
type Heard = (event: string, session: string) => Promise<any>

/** Null where there is none. */
export function findChromium(): string | null {
  const told = process.env.CHROMIUM
  return [told, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => path && existsSync(path)) ?? null
}

/** `profile`: a folder that is kept when the browser is closed; without it, one that is made and thrown away. */
export async function openChromium(program: string, kept?: string): Promise<Chromium> {
  const profile = kept ?? mkdtempSync(join(tmpdir(), 'viewme-bench-profile-'))
  const child = spawn(program, ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${profile}`, '--no-first-run', '--disable-gpu', '--window-size=390,844',
    '--lang=sv-SE', '--disable-background-networking', '--disable-component-update', '--disable-sync',
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const exited = new Promise((resolve) => { child.once('exit', resolve) })
  const { call, heard, socket } = await listen(await addressOf(child))
  const attach = async (targetId: string, close: () => Promise<void>): Promise<Page> => {
    const { sessionId } = await call('Target.attachToTarget', { targetId, flatten: true })
    return {
      run: async <T>(expression: string): Promise<T> => {
        const { result, exceptionDetails } = await call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true }, sessionId)
        if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
        return result.value
      },
      call: (method, params) => call(method, params, sessionId),
      heard: (event) => heard(event, sessionId),
      close,
    }
  }
  return {
    page: async (url, cookie) => {
      const { browserContextId } = await call('Target.createBrowserContext')
      if (cookie) await call('Storage.setCookies', { browserContextId, cookies: [{ ...cookie, url }] })
      const { targetId } = await call('Target.createTarget', { url, browserContextId })
      const page = await attach(targetId, () => call('Target.disposeBrowserContext', { browserContextId }))
      // A page that is still being made has nowhere to run anything.
      while (await page.run('document.readyState').catch(() => '') !== 'complete') await pause(20)
      return page
    },
    tab: async () => {
      const { targetId } = await call('Target.createTarget', { url: 'about:blank' })
      return attach(targetId, () => call('Target.closeTarget', { targetId }))
    },
    close: async () => {
      await call('Browser.close').catch(() => {})
      socket.close()
      await exited
      if (!kept) rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
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

async function listen(address: string): Promise<{ call: Call; heard: Heard; socket: WebSocket }> {
  const socket = new WebSocket(address)
  await new Promise((resolve, reject) => { socket.onopen = resolve; socket.onerror = reject })
  const waiting = new Map<number, { resolve(result: unknown): void; reject(error: Error): void }>()
  const listening = new Map<string, { resolve(params: unknown): void; reject(error: Error): void }>()
  let last = 0
  socket.onmessage = ({ data }) => {
    const { id, result, error, method, params, sessionId } = JSON.parse(String(data))
    if (method) {
      const listener = listening.get(`${sessionId} ${method}`)
      listening.delete(`${sessionId} ${method}`)
      return listener?.resolve(params)
    }
    const found = waiting.get(id)
    waiting.delete(id)
    if (error) found?.reject(new Error(error.message))
    else found?.resolve(result)
  }
  // A browser that has gone answers nothing more: said, for whoever waits would wait for ever and the whole bench end without a word.
  let gone: Error | null = null
  socket.onclose = () => {
    gone = new Error('Chromium has gone')
    for (const { reject } of waiting.values()) reject(gone)
    for (const { reject } of listening.values()) reject(gone)
  }
  const call: Call = (method, params = {}, sessionId) => new Promise((resolve, reject) => {
    if (gone) return reject(gone)
    const id = ++last
    const late = setTimeout(() => { waiting.delete(id); reject(new Error(`${method} had no answer in ${longestMs / 1000} s: ${JSON.stringify(params).slice(0, 200)}`)) }, longestMs)
    waiting.set(id, { resolve: (result) => { clearTimeout(late); resolve(result) }, reject: (error) => { clearTimeout(late); reject(error) } })
    socket.send(JSON.stringify({ id, method, params, ...(sessionId ? { sessionId } : {}) }))
  })
  const heard: Heard = (event, session) => new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${event} did not come`)), 60_000)
    listening.set(`${session} ${event}`, { resolve: (params) => { clearTimeout(late); resolve(params) }, reject: (error) => { clearTimeout(late); reject(error) } })
  })
  return { call, heard, socket }
}

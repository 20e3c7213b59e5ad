// The service worker: the app's files for an offline start, a fixed push notice, delivery of sealed facts. It never reads or holds care content
// and never touches /api but to post sealed facts, and to end a session that has been ended here. A new version takes over at the next start, or when a page says that nothing is half written.
import { deliverSealed } from './deliver-sealed.ts'
import { endHeldSession } from './end-session.ts'
import { addressesOf, buildOf, cacheOf, fillShell, isAppRoute, isShellCache, missingOf, outlived, type ShellFile } from './shell.ts'
import { withoutFiles } from './without-files.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: ShellFile[] }
type SyncEvent = ExtendableEvent & { tag: string }

const files = self.__WB_MANIFEST
const build = buildOf(files)
const { origin } = self.location
const send = (path: string, init?: RequestInit) => fetch(path, init)
const startPage = new URL('/index.html', origin).href

async function fill(): Promise<string[]> {
  const names = (await caches.keys()).filter((name) => isShellCache(name) && name !== cacheOf(build))
  return fillShell(files, origin, {
    cache: await caches.open(cacheOf(build)), earlier: await Promise.all(names.map((name) => caches.open(name))),
    fetch: (address) => fetch(address, { cache: 'no-cache', credentials: 'omit' }),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
  })
}

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const missing = await fill()
    // A half version must never take over: the install fails, the page says so and tries again.
    if (missing.length > 0) throw new Error(`${missing.length} files of the app could not be fetched`)
  })())
})

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    await Promise.all(outlived(await caches.keys(), build).map((name) => caches.delete(name)))
    await self.clients.claim()
  })())
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  // Whatever is opened here next, the server hears of the signing out. Not waited for: what is shown needs no session.
  if (request.mode === 'navigate' && url.origin === origin) event.waitUntil(endHeldSession(indexedDB, send).catch(() => {}))
  if (request.method !== 'GET' || url.origin !== origin || url.pathname.startsWith('/api/')) return
  if (request.mode === 'navigate') {
    if (isAppRoute(url.pathname)) event.respondWith(fromShell(startPage, request))
    return
  }
  if (addressesOf(files, origin).includes(url.href) || url.pathname.startsWith('/assets/')) event.respondWith(fromShell(url.href, request))
})

/** Undefined also where the browser has just thrown the caches away: then the network is asked. */
async function fromCaches(address: string): Promise<Response | undefined> {
  try {
    // Files of the build before, for pages that are still open.
    return await (await caches.open(cacheOf(build))).match(address) ?? await caches.match(address)
  } catch { return undefined }
}

async function fromShell(address: string, request: Request): Promise<Response> {
  const kept = await fromCaches(address)
  if (kept || request.mode !== 'navigate') return kept ?? fetch(request)
  try { return await fetch(request) } catch { return new Response(withoutFiles, { headers: { 'content-type': 'text/html; charset=utf-8' } }) }
}

self.addEventListener('message', (event) => {
  const [port] = event.ports
  if (event.data === 'take-over') void self.skipWaiting()
  if (event.data === 'check') {
    event.waitUntil((async () => {
      let missing = await missingOf(await caches.open(cacheOf(build)), addressesOf(files, origin))
      // The browser may have thrown files away: said at once, and they are fetched again before anything more is promised.
      if (missing.length > 0) {
        port?.postMessage({ build, missing, filling: true })
        missing = await fill()
      }
      port?.postMessage({ build, missing })
    })())
  }
})

self.addEventListener('push', (event) => {
  event.waitUntil(self.registration.showNotification('ViewMe', { body: 'Det finns något nytt att läsa. / There is something new to read.', tag: 'viewme', icon: '/icons/icon-192.png' }))
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil((async () => {
    const [open] = await self.clients.matchAll({ type: 'window' })
    await (open ? open.focus() : self.clients.openWindow('/'))
  })())
})

self.addEventListener('sync' as 'message', ((event: SyncEvent) => {
  if (event.tag !== 'deliver') return
  event.waitUntil((async () => {
    const isEnded = await endHeldSession(indexedDB, send)
    await deliverSealed(indexedDB, (body) => fetch('/api/deliveries', { method: 'POST', headers: { 'content-type': 'application/json' }, credentials: 'omit', redirect: 'error', body }))
    if (!isEnded) throw new Error('the session has not been ended yet')
  })())
}) as unknown as (event: ExtendableMessageEvent) => void)

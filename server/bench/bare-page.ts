// The moment's twin: an installed page that opens IndexedDB, reads one row, decrypts it and writes it with plain DOM. Nothing faster can be made of the same parts.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

const files: Record<string, [string, string]> = {
  '/': ['text/html; charset=utf-8', '<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>twin</title><main id="app"></main><script type="module" src="/main.js"></script></html>'],
  '/main.js': ['text/javascript', `
    const done = (request) => new Promise((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) })
    const opening = indexedDB.open('twin', 1)
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows')
    const db = await done(opening)
    const row = await done(db.transaction('rows').objectStore('rows').get('one'))
    if (row) {
      const said = JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv }, row.key, row.data)))
      const title = document.createElement('h1')
      title.className = 'step-text'
      title.textContent = said.steps[0].text
      document.querySelector('#app').append(title)
    }
    window.install = async () => {
      const key = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
      const iv = crypto.getRandomValues(new Uint8Array(12))
      const steps = Array.from({ length: 8 }, (_, at) => ({ id: String(at), text: 'Starta klockan. Stanna kvar.', why: 'Tiden styr vad du gör.' }))
      const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(JSON.stringify({ title: 'Krampanfall', steps })))
      await done(db.transaction('rows', 'readwrite').objectStore('rows').put({ iv, key, data }, 'one'))
      await navigator.serviceWorker.register('/service-worker.js')
      await navigator.serviceWorker.ready
    }`],
  '/service-worker.js': ['text/javascript', `
    addEventListener('install', (event) => event.waitUntil(caches.open('twin').then((cache) => cache.addAll(['/', '/main.js']))))
    addEventListener('fetch', (event) => {
      const { mode, url } = event.request
      event.respondWith(caches.open('twin').then((cache) => cache.match(mode === 'navigate' ? '/' : url)).then((own) => own ?? fetch(event.request)))
    })`],
}

/** Its address, and how to end it: from then on only what is installed is left. */
export async function serveBarePage(): Promise<{ address: string; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const [type, text] = files[new URL(request.url!, 'http://twin').pathname] ?? files['/']!
    response.writeHead(200, { 'content-type': type, 'cache-control': 'no-cache' }).end(text)
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => { server.close(() => resolve()); server.closeAllConnections() }),
  }
}

// The app's own files for an offline start, in a real browser with its real service worker. Seen elsewhere: a file that failed, or stood twice
// in the list, stopped the whole installation in silence, and the app said that it worked without a network.
import type { Page } from '@playwright/test'
import { expect, readyForOffline, test } from './phone.ts'
import { openProxy } from './proxy.ts'

/** Every file that the worker's list names and no cache holds. */
const missing = (page: Page) => page.evaluate(async () => {
  const script = await (await fetch('/service-worker.js')).text()
  const files = [...script.matchAll(/"url":"([^"]+)"/g)].map((found) => `/${found[1]}`)
  const held = await Promise.all(files.map(async (file) => (await caches.match(file)) !== undefined))
  return files.length === 0 ? ['no list'] : files.filter((_, at) => !held[at])
})

test('an installation that misses a file says that it is not ready, tries again, and starts without a network only when every file is there', async ({ phone, baseURL }) => {
  test.setTimeout(180_000)
  const proxy = await openProxy(baseURL!)
  try {
    const omar = await phone(undefined, { baseURL: proxy.address })
    const { page, context } = omar
    // One file stands twice, another cannot be had.
    const script = await (await context.request.get('/service-worker.js')).text()
    const [entry] = script.match(/\{[^{}]*"url":"index\.html"[^{}]*\}/)!
    proxy.changes.set('/service-worker.js', (text) => text.replace(entry, `${entry},${entry}`))
    const lost = `/${/"url":"(assets\/editor[^"]*\.js|assets\/[^"]*\.js)"/.exec(script)![1]}`
    proxy.refused.add(lost)

    await page.goto('/sign-in')
    await page.getByRole('button', { name: /^Omar\b/ }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
    // It has been asked for again and again, and the worker has not taken over without it.
    await expect.poll(() => proxy.asked(lost), { timeout: 60_000 }).toBeGreaterThanOrEqual(4)
    await expect.poll(() => page.evaluate(async () => {
      const all = await navigator.serviceWorker.getRegistration()
      return [all?.installing ?? null, all?.active ?? null].map((one) => one?.state ?? null)
    }), { timeout: 60_000 }).toEqual([null, null])
    expect(await missing(page)).toEqual([lost])
    await expect(page.getByText('redo för offline')).toHaveCount(0)
    await page.goto('/me')
    await expect(page.getByText('Inte redo än: appens filer är inte hämtade. Låt telefonen ha nät en stund till.')).toBeVisible()

    // The file is back: the next start fetches what was missing, doubled entry and all.
    proxy.refused.clear()
    await page.goto('/')
    await readyForOffline(page)
    expect(await missing(page)).toEqual([])
    await proxy.stop()
    await omar.restart()
    const again = omar.page
    await expect(again.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible()
    await expect(again.getByText('redo för offline').first()).toBeVisible()

    // The start page itself reads the phone, before the app's file has come to it, and its policy refuses nothing of it.
    await omar.context.addInitScript(() => {
      const said: string[] = []
      Object.assign(globalThis, { said })
      document.addEventListener('securitypolicyviolation', (event) => { if (event.blockedURI === 'inline') said.push(`refused: ${event.violatedDirective}`) })
      const open = IDBFactory.prototype.open
      IDBFactory.prototype.open = function (...asked) { said.push(document.currentScript && !(document.currentScript as HTMLScriptElement).src ? 'read by the page' : 'read by the app'); return open.apply(this, asked) }
    })
    await again.goto('/now')
    await expect(again.getByText('redo för offline').first()).toBeVisible()
    const said = await again.evaluate(() => (globalThis as unknown as { said: string[] }).said)
    expect([said[0], said.filter((one) => one.startsWith('refused'))]).toEqual(['read by the page', []])

    // The browser lets go of a file, and it cannot be fetched: what was promised is taken back.
    await proxy.start()
    proxy.refused.add(lost)
    await again.evaluate(async (file) => { for (const name of await caches.keys()) await (await caches.open(name)).delete(file) }, lost)
    await again.goto('/me')
    await expect(again.getByText('Inte redo än: appens filer är inte hämtade. Låt telefonen ha nät en stund till.')).toBeVisible({ timeout: 60_000 })
    proxy.refused.clear()
    await again.goto('/')
    await readyForOffline(again)
    expect(await missing(again)).toEqual([])
  } finally { await proxy.stop().catch(() => {}) }
})

// As screens.spec.ts, of what is said before a shift: the home screen, an iPhone's limits, little room, a wrong clock, a network that wants a login, a cleared copy.
import type { Page } from '@playwright/test'
import { findings } from './checker.ts'
import { expect, test } from './phone.ts'
import { words } from './screens.words.ts'

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'
const heading = (page: Page, name: string) => expect(page.getByRole('heading', { level: 1, name })).toBeVisible({ timeout: 30_000 })

/** From a file of ours that runs no app. */
async function clear(page: Page, keys: boolean): Promise<void> {
  await page.goto('/icons/icon.svg')
  await page.evaluate(async (even) => {
    for (const { name } of await indexedDB.databases()) if (even || name !== 'viewme') await new Promise((resolve) => { indexedDB.deleteDatabase(name!).onsuccess = resolve })
  }, keys)
}

for (const { language, colours, width } of [{ language: 'sv', colours: 'light', width: 390 }, { language: 'en', colours: 'dark', width: 320 }] as const) {
  test(`what is said before a shift is free of what a checker finds, in ${language}, ${colours} and ${width} px`, async ({ phone }) => {
    test.setTimeout(180_000)
    const w = words[language]
    const omar = await phone(undefined, { userAgent: iphone })
    const { page, context } = omar
    const check = async (where: string) => expect.soft(await findings(page), where).toEqual([])
    await page.setViewportSize({ width, height: 844 })
    await page.emulateMedia({ colorScheme: colours })
    await context.addInitScript((chosen) => {
      // Safari makes no offer, and says how much room there is.
      addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation())
      try { localStorage.setItem('viewme-language', chosen) } catch { /* blocked, later */ }
      if (navigator.storage) navigator.storage.estimate = async () => ({ usage: 9_000_000, quota: 50_000_000 })
    }, language)
    await page.clock.install({ time: Date.now() + 2 * 60 * 60_000 })
    await page.goto('/sign-in')
    await page.getByRole('button', { name: /^Omar\b/ }).first().click()
    // One thing at a time: what is new first.
    await expect(page.getByRole('heading', { name: w.newHere })).toBeVisible({ timeout: 30_000 })
    await check('now-new')
    await page.getByRole('button', { name: w.notNow }).click()
    await expect(page.getByRole('heading', { name: w.onHomeScreen })).toBeVisible({ timeout: 30_000 })
    await check('now-iphone')
    await page.goto('/me')
    await expect(page.getByText(w.clockAhead)).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('41 MB')).toBeVisible()
    await check('me-iphone')

    await page.route('**/api/**', (route) => route.fulfill({ contentType: 'text/html', body: '<h1>Gästnät</h1>' }))
    await page.goto('/write')
    await expect(page.getByText(w.wantsLogin)).toBeVisible({ timeout: 30_000 })
    await check('write-troubles')
    await page.getByLabel(w.whatHappened).fill('Går förlorad')
    await page.getByRole('button', { name: w.save, exact: true }).click()
    await expect(page.getByRole('listitem').getByText(w.waiting, { exact: true }).first()).toBeVisible()

    await clear(page, false)
    await page.goto('/')
    await heading(page, w.gone)
    await check('gone')
    await page.unroute('**/api/**')
    await page.reload()
    await page.getByRole('link', { name: w.readMore }).waitFor({ timeout: 30_000 })
    await check('now-lost')
    await page.getByRole('link', { name: w.readMore }).click()
    await expect(page.getByRole('button', { name: w.haveRead })).toBeVisible()
    await check('me-lost')

    await clear(page, true)
    await page.goto('/')
    await heading(page, w.signIn)
    await expect(page.getByText(w.cleared)).toBeVisible()
    await check('sign-in-cleared')

    await context.addInitScript(() => {
      const denied = () => { throw new DOMException('denied', 'SecurityError') }
      Object.defineProperty(window, 'localStorage', { get: denied })
      IDBFactory.prototype.open = denied
    })
    await page.goto('/')
    // What was chosen cannot be read either: the browser's own language counts.
    await heading(page, words.sv.mayNotSave)
    await check('may-not-save')
  })
}

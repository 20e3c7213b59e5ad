// The browser clears what ViewMe has saved: for lack of room, after a week in Safari, or because somebody asked it to. Never a blank page; what is gone is said.
import type { Page } from '@playwright/test'
import { findings } from './checker.ts'
import { networkBetween } from './network-between.ts'
import { expect, readyForOffline, test } from './phone.ts'

/** Of ViewMe's own address, here also without network, and no app. */
const iconOnly = '/icons/icon.svg'

/** Really deletes them. From a page of ours that runs no app, so that nothing holds them open. */
async function clear(page: Page, what: 'copies' | 'keys' | 'everything'): Promise<void> {
  await page.evaluate(async (which) => {
    const wanted = (name: string) => which === 'everything' || (which === 'keys') === (name === 'viewme')
    for (const { name } of await indexedDB.databases()) if (wanted(name!)) await new Promise((resolve) => { indexedDB.deleteDatabase(name!).onsuccess = resolve })
    if (which === 'everything') for (const name of await caches.keys()) await caches.delete(name)
  }, what)
}

async function write(page: Page, text: string): Promise<void> {
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('Väntar')).toBeVisible()
}

test('a cleared copy is said to be gone and what went with it; it comes back by itself when there is a network', async ({ phone }) => {
  test.setTimeout(120_000)
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  const { page } = omar
  await page.goto('/healthz')
  await clear(page, 'copies')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible({ timeout: 30_000 })
  // Nothing that had been written was lost, so nothing more is said.
  await expect(page.getByText('Något du skrev är borta.')).toHaveCount(0)
  await readyForOffline(page)

  await omar.offline()
  await write(page, `Går förlorad ${Date.now()}`)
  await omar.restart({ offline: true, at: iconOnly })
  await clear(omar.page, 'copies')
  await omar.page.goto('/')
  await expect(omar.page.getByRole('heading', { level: 1, name: 'Kopian på telefonen är borta' })).toBeVisible()
  await expect(omar.page.getByText('1 sak som inte var skickad är borta.')).toBeVisible()
  await expect(omar.page.getByRole('link', { name: 'Ring 112' })).toBeVisible()
  for (const path of ['/today', '/write', '/binder']) {
    await omar.page.goto(path)
    await expect(omar.page.getByRole('heading', { level: 1, name: 'Kopian på telefonen är borta' })).toBeVisible()
  }
  await omar.page.goto('/')
  await omar.online()
  await expect(omar.page.getByRole('link', { name: 'Krampanfall' })).toBeVisible({ timeout: 40_000 })
  await omar.page.getByRole('link', { name: 'Läs mer' }).click()
  await expect(omar.page.getByText('1 sak som inte var skickad är borta.')).toBeVisible()
  await omar.page.getByRole('button', { name: 'Jag har läst' }).click()
  await expect(omar.page.getByText('1 sak som inte var skickad är borta.')).toHaveCount(0)
  await omar.page.reload()
  await expect(omar.page.getByRole('heading', { name: 'Utan nät' })).toBeVisible()
  await expect(omar.page.getByText('är borta')).toHaveCount(0)
})

test('everything cleared: offline a page in words, online where one signs in says what is gone and what is not', async ({ phone }) => {
  test.setTimeout(120_000)
  const between = await networkBetween()
  const omar = await phone('Omar', { isNew: true, network: between.address })
  await readyForOffline(omar.page)
  // Cut for the service worker too.
  between.answer('cut')
  await write(omar.page, `Går förlorad ${Date.now()}`)
  await omar.restart({ at: iconOnly })
  const { page } = omar
  await clear(page, 'everything')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'ViewMe behöver nät en gång' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bråttom? Ring 112' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  between.answer('through')
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('1 sak som inte var skickad är borta.')).toBeVisible()
  await expect(page.getByText('Logga in, så hämtas pärmen igen.')).toBeVisible()
  await page.getByRole('button', { name: /^Omar\b/ }).first().click()
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible({ timeout: 40_000 })
  await readyForOffline(page)
  await between.close()
})

test('keys cleared and the copy still there: what waited in it is delivered, and what nobody can read goes', async ({ phone }) => {
  test.setTimeout(120_000)
  const text = `Kommer fram ändå ${Date.now()}`
  const omar = await phone('Omar', { isNew: true })
  await readyForOffline(omar.page)
  await omar.offline()
  await write(omar.page, text)
  await omar.restart({ offline: true, at: iconOnly })
  await clear(omar.page, 'keys')
  await omar.online()
  await omar.page.goto('/')
  await expect(omar.page.getByRole('heading', { level: 1, name: 'Logga in' })).toBeVisible({ timeout: 30_000 })
  await expect(omar.page.getByText(/har rensat ViewMes kopia/)).toBeVisible()
  await omar.page.getByRole('button', { name: /^Omar\b/ }).first().click()
  await omar.page.getByRole('link', { name: 'Krampanfall' }).waitFor({ timeout: 40_000 })
  await omar.page.goto('/write')
  await expect(omar.page.getByRole('listitem').filter({ hasText: text }).getByText('Skickad')).toBeVisible({ timeout: 40_000 })
  expect(await omar.page.evaluate(async () => (await indexedDB.databases()).filter(({ name }) => name !== 'viewme').length)).toBe(1)
})

test('a copy that goes while the app is open is never a blank page', async ({ phone, baseURL }) => {
  const { page, context } = await phone('Omar')
  await readyForOffline(page)
  await page.goto('/write')
  await expect(page.getByRole('heading', { level: 1, name: 'Skriv' })).toBeVisible()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Storage.clearDataForOrigin', { origin: baseURL!, storageTypes: 'indexeddb,cache_storage' })
  // What was being read at that moment may say that it broke; the way on stands there too.
  await page.getByRole('link', { name: /^(Pärmen|Till Just nu)$/ }).first().click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: /Logga in|Kopian på telefonen är borta|Vad händer just nu\?/ })).toBeVisible({ timeout: 30_000 })
})

// Before a shift: ViewMe on the home screen, what the phone promises, a clock that is wrong, a browser that may save nothing.
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, readyForOffline, signIn, test } from './phone.ts'

/** As the browser's own offer, with an answer of the human's: `__asked` counts how often it was told to ask. It takes the place of the browser's. */
const offer = (page: Page, outcome: 'accepted' | 'dismissed') => page.evaluate((chosen) => {
  const event = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => { (window as any).__asked = ((window as any).__asked ?? 0) + 1 }, userChoice: Promise.resolve({ outcome: chosen }) })
  dispatchEvent(event)
  return event.defaultPrevented
}, outcome)
const title = (page: Page) => page.getByRole('heading', { name: 'Lägg ViewMe på hemskärmen' })
const put = (page: Page) => page.getByRole('button', { name: 'Lägg till på hemskärmen' })

test('the browser’s offer is kept and shown once, can be put off, and still stands on Jag', async ({ phone }) => {
  const { page } = await phone('Omar', { isWhole: true })
  // The browser's own offer.
  await expect(title(page)).toBeVisible()
  expect(await offer(page, 'accepted')).toBe(true)
  await expect(page.getByText('Då öppnas ViewMe från hemskärmen, också utan nät.')).toBeVisible()
  // What is needed in haste stands first.
  const last = page.getByRole('link', { name: 'Ring någon' })
  await expect.poll(async () => (await title(page).boundingBox())!.y - (await last.boundingBox())!.y).toBeGreaterThan(0)
  await page.getByRole('button', { name: 'Inte nu' }).click()
  await expect(title(page)).toHaveCount(0)
  await page.reload()
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
  await offer(page, 'accepted')
  await page.getByRole('banner').getByRole('link').last().click()
  await expect(title(page)).toBeVisible()
  await put(page).click()
  await expect(page.getByText('ViewMe läggs på hemskärmen.')).toBeVisible()
  expect(await page.evaluate(() => (window as any).__asked)).toBe(1)
  await expect(title(page)).toHaveCount(0)
})

test('a no to the browser’s question changes nothing and says so', async ({ phone }) => {
  const { page } = await phone('Omar', { isWhole: true })
  await page.goto('/me')
  await expect(title(page)).toBeVisible()
  await offer(page, 'dismissed')
  await put(page).click()
  await expect(page.getByText(/^Inget är tillagt/)).toBeVisible()
})

const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1'

test('an iPhone is told the way in words, and its limits; other phones are not; on the home screen only what is left of them', async ({ phone }) => {
  const { page, context } = await phone('Omar', { userAgent: iphone })
  // Safari makes no offer.
  await context.addInitScript(() => addEventListener('beforeinstallprompt', (event) => event.stopImmediatePropagation()))
  await page.reload()
  await expect(title(page)).toBeVisible()
  await page.getByRole('link', { name: 'Så gör du' }).click()
  await expect(page.getByText('Välj Lägg till på hemskärmen.')).toBeVisible()
  await expect(page.getByText(/om du inte öppnar ViewMe på 7 dagar/)).toBeVisible()
  await expect(page.getByText(/När ViewMe är stängt skickas och hämtas inget/)).toBeVisible()
  await context.addInitScript(() => Object.defineProperty(navigator, 'standalone', { value: true }))
  await page.reload()
  await expect(page.getByText(/När ViewMe är stängt skickas och hämtas inget/)).toBeVisible()
  await expect(title(page)).toHaveCount(0)
  await expect(page.getByText(/7 dagar/)).toHaveCount(0)
  const other = await phone('Omar', { isNew: true })
  await other.page.goto('/me')
  await expect(other.page.getByRole('heading', { name: 'Utan nät' })).toBeVisible()
  await expect(other.page.getByText('Bra att veta på iPhone och iPad')).toHaveCount(0)
})

test('says whether the browser keeps the copy, asks it to, and how much has room when it is little', async ({ phone }) => {
  const omar = await phone('Omar', { isWhole: true })
  await readyForOffline(omar.page)
  await omar.page.goto('/me')
  await expect(omar.page.getByText('Blir telefonen full kan webbläsaren rensa kopian.')).toBeVisible()
  await omar.page.getByRole('button', { name: 'Be webbläsaren behålla kopian' }).click()
  await expect(omar.page.getByText(/^Webbläsaren sa nej/)).toBeVisible()
  // Chromium says ten gigabytes whatever there is; others say what there is.
  for (const [room, words] of [[41_500_000, 'Det är ont om plats: ungefär 41 MB kvar för ViewMe.'], [0, 'Det finns nästan ingen plats kvar för ViewMe.']] as const) {
    await omar.context.addInitScript((left) => { navigator.storage.estimate = async () => ({ usage: 9_000_000, quota: 9_000_000 + left }) }, room)
    await omar.page.reload()
    await expect(omar.page.getByText(words)).toBeVisible()
  }
})

test('asks the browser at sign-in to keep the copy, and says so when it has promised', async ({ phone, baseURL }) => {
  const { page, context } = await phone(undefined, { isWhole: true })
  const cdp = await context.newCDPSession(page)
  await cdp.send('Browser.grantPermissions', { origin: baseURL!, permissions: ['durableStorage'] })
  await signIn(page, 'Omar')
  await page.goto('/me')
  await expect(page.getByText('Webbläsaren har lovat att behålla kopian, också när telefonen blir full.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Be webbläsaren behålla kopian' })).toHaveCount(0)
})

test('a phone whose clock is two hours ahead says so where one writes, writes what happens now at the right time, and sends its claim with how wrong it is', async ({ phone }) => {
  const { page } = await phone()
  await page.clock.install({ time: Date.now() + 2 * 60 * 60_000 })
  await signIn(page, 'Omar')
  await expect(page.getByText(/klockan ser fel ut/).first()).toBeVisible()
  // By the server's clock it is new, not from the time to come.
  await expect(page.getByText(/^Uppdaterad nyss/).first()).toBeVisible({ timeout: 30_000 })
  await page.goto('/write')
  await expect(page.getByText('Telefonens klocka går 2 timmar före. Ställ den rätt. ViewMe räknar bort felet när du väljer Nu.')).toBeVisible()
  const text = `Skriven med fel klocka ${Date.now()}`
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  const before = Date.now()
  const written = await page.evaluate(async (said) => {
    const me = await (await fetch('/api/me')).json()
    const { facts } = await (await fetch(`/api/accounts/${me.memberships[0].account}/facts?limit=500`)).json()
    return facts.find((one: { body: { text?: string } }) => one.body.text === said)
  }, text)
  const { wall, offset } = written.body.happenedAt
  const minute = 60_000
  expect(Math.abs(written.clockOffset - 120 * minute)).toBeLessThan(minute)
  expect(Math.abs(Date.parse(written.writtenAt) - before - 120 * minute)).toBeLessThan(2 * minute)
  expect(Math.abs(Date.parse(`${wall.slice(0, 16)}Z`) - offset * minute - before)).toBeLessThan(2 * minute)
})

test('a clock set back without network: the copy is not called new, the words say the clock is wrong, and writing goes on', async ({ phone }) => {
  test.setTimeout(90_000)
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true, at: 'about:blank' })
  const { page } = omar
  await page.clock.install({ time: Date.now() - 2 * 60 * 60_000 })
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
  await expect(page.getByText(/klockan ser fel ut/).first()).toBeVisible()
  await expect(page.getByText(/Uppdaterad nyss/)).toHaveCount(0)
  await page.goto('/write')
  await expect(page.getByText(/^Telefonens klocka har ställts tillbaka/)).toBeVisible()
  const text = `Skriven två timmar för tidigt ${Date.now()}`
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  const own = page.getByRole('listitem').filter({ hasText: text })
  await expect(own.getByText('Väntar')).toBeVisible()
  await omar.online()
  await expect(own.getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await page.goto('/write')
  await expect(page.getByText('Telefonens klocka går 2 timmar efter. Ställ den rätt. ViewMe räknar bort felet när du väljer Nu.')).toBeVisible()
})

test('a clock set over a day forward without network locks the binder with words; what can save a life stays open', async ({ phone }) => {
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true, at: 'about:blank' })
  const { page } = omar
  await page.clock.install({ time: Date.now() + 30 * 60 * 60_000 })
  await page.goto('/write')
  await expect(page.getByRole('heading', { level: 1, name: 'Klockan ser fel ut' })).toBeVisible()
  await page.getByRole('link', { name: 'Just nu' }).first().click()
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(page.getByText('Steg 1 av 8')).toBeVisible()
})

/** As the browser's own settings do it. */
function letCookies(profile: string, allowed: boolean): void {
  const file = join(profile, 'Default', 'Preferences')
  mkdirSync(join(profile, 'Default'), { recursive: true })
  const before = (() => { try { return JSON.parse(readFileSync(file, 'utf8')) } catch { return {} } })()
  writeFileSync(file, JSON.stringify({ ...before, profile: { ...before.profile, default_content_setting_values: { ...before.profile?.default_content_setting_values, cookies: allowed ? 1 : 2 } } }))
}

test('a browser that may save nothing says so in words, and what waited is still there when it may again', async ({ phone }) => {
  test.setTimeout(120_000)
  const profile = mkdtempSync(join(tmpdir(), 'viewme-phone-'))
  const omar = await phone('Omar', { profile, isWhole: true })
  await readyForOffline(omar.page)
  await omar.offline()
  await omar.page.goto('/write')
  const text = `Skriven innan det stängdes ${Date.now()}`
  await omar.page.getByLabel('Vad har hänt?').fill(text)
  await omar.page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(omar.page.getByRole('listitem').filter({ hasText: text }).getByText('Väntar')).toBeVisible()
  await omar.context.close()
  letCookies(profile, false)
  await omar.restart()
  for (const path of ['/', '/write', '/sign-in']) {
    await omar.page.goto(path)
    await expect(omar.page.getByRole('heading', { level: 1, name: 'ViewMe får inte spara på telefonen' })).toBeVisible({ timeout: 30_000 })
    await expect(omar.page.getByText(/Tillåt dem för ViewMe i webbläsarens inställningar/)).toBeVisible()
  }
  await omar.context.close()
  letCookies(profile, true)
  await omar.restart({ at: '/write' })
  await expect(omar.page.getByRole('listitem').filter({ hasText: text }).getByText('Skickad')).toBeVisible({ timeout: 40_000 })
})

// A network that answers in the server's place. Nothing it says is taken for an answer, nothing is lost by it, and it is said in words.
import type { Page } from '@playwright/test'
import { networkBetween, type Answering } from './network-between.ts'
import { expect, readyForOffline, test } from './phone.ts'

const wantsLogin = /^Nätet här vill ha inloggning/
const write = async (page: Page, text: string) => {
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
}
/** A finger that rests longer keeps no news away: then what came moves the button, and it is pressed anew. */
const restsMs = 4500
/** With the finger on "Spara" when the phone finds out what network it is on. `undo`: the network as before, for another try. */
async function writePressing(page: Page, text: string, begin: () => Promise<void>, undo: () => Promise<void>): Promise<void> {
  await page.getByLabel('Vad har hänt?').fill(text)
  const save = page.getByRole('button', { name: 'Spara', exact: true })
  await expect(async () => {
    await save.hover()
    await page.mouse.down()
    const pressed = await save.evaluate((button) => button.matches(':active'))
    // Missed, because something came in above it meanwhile: lifted, and pressed again.
    if (!pressed) await page.mouse.up()
    expect(pressed).toBe(true)
  }).toPass()
  const since = Date.now()
  await begin()
  await page.waitForFunction(netIs, 'captive')
  await page.mouse.up()
  if (Date.now() - since < restsMs) return
  await undo()
  await page.waitForFunction(netIs, 'yes')
  return writePressing(page, text, begin, undo)
}
/** What the phone has found out of its network. */
async function netIs(wanted: string): Promise<boolean> {
  const db = await new Promise<IDBDatabase>((resolve) => { const asked = indexedDB.open('viewme'); asked.onsuccess = () => resolve(asked.result) })
  const nets = await new Promise<{ online?: string }[]>((resolve) => { const asked = db.transaction('settings').objectStore('settings').getAll(); asked.onsuccess = () => resolve(asked.result) })
  db.close()
  return nets.some((net) => net?.online === wanted)
}
const row = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

for (const [how, words] of [['page', wantsLogin], ['elsewhere', wantsLogin], ['forbidden', wantsLogin], ['cut', null]] as [Answering, RegExp | null][]) {
  test(`a network that answers by ${how} loses nothing, signs nobody out, and sends when it lets through`, async ({ phone }) => {
    test.setTimeout(120_000)
    const between = await networkBetween()
    const { page, context } = await phone('Omar', { network: between.address })
    await readyForOffline(page)
    await page.goto('/write')
    await expect(page.getByRole('heading', { level: 1, name: 'Skriv' })).toBeVisible()
    const text = `Skriven på gästnät ${how} ${Date.now()}`
    // What it says then comes in above the button, and moves it from under no finger.
    if (how === 'page') await writePressing(page, text, async () => { between.answer(how); await context.setOffline(true); await context.setOffline(false) }, async () => { between.answer('through'); await context.setOffline(true); await context.setOffline(false) })
    else {
      between.answer(how)
      await write(page, text)
    }
    await expect(row(page, text).getByText('Väntar')).toBeVisible()
    await expect.poll(() => between.asked.length).toBeGreaterThan(0)
    if (words) await expect(page.getByText(words)).toBeVisible()
    else await expect(page.getByText(wantsLogin)).toHaveCount(0)
    // A start on such a network is a start of the app, not of its page.
    await page.reload()
    await expect(row(page, text).getByText('Väntar')).toBeVisible({ timeout: 30_000 })
    await page.goto('/')
    await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
    if (words) await expect(page.getByText('nätet vill ha inloggning').first()).toBeVisible()
    await page.goto('/me')
    await expect(page.getByRole('button', { name: 'Logga ut', exact: true })).toBeVisible()
    await expect(page.getByText('Inloggningen har gått ut')).toHaveCount(0)
    between.answer('through')
    await context.setOffline(true)
    await context.setOffline(false)
    await page.goto('/write')
    await expect(row(page, text).getByText('Skickad')).toBeVisible({ timeout: 40_000 })
    await expect(row(page, text)).toHaveCount(1)
    await expect(page.getByText(wantsLogin)).toHaveCount(0)
    await between.close()
  })
}

test('files of the app that the browser has thrown away are never replaced by a login page', async ({ phone }) => {
  test.setTimeout(120_000)
  const between = await networkBetween()
  const { page } = await phone('Omar', { network: between.address })
  await readyForOffline(page)
  between.answer('page')
  await page.evaluate(async () => { for (const name of await caches.keys()) await caches.delete(name) })
  const left = await page.evaluate(async () => {
    const { active } = (await navigator.serviceWorker.getRegistration())!
    const channel = new MessageChannel()
    const answered = new Promise<{ missing: string[] }>((resolve) => { channel.port1.onmessage = ({ data }) => { if (!data.filling) resolve(data) } })
    active!.postMessage('check', [channel.port2])
    return (await answered).missing
  })
  expect(left.some((address) => address.endsWith('/index.html'))).toBe(true)
  const kept = () => page.evaluate(async () => (await Promise.all((await caches.keys()).map(async (name) => {
    const cache = await caches.open(name)
    return Promise.all((await cache.keys()).map(async (one) => (await (await cache.match(one))!.text()).includes('gästnätet')))
  }))).flat())
  expect(await kept()).not.toContain(true)
  between.answer('through')
  await page.reload()
  await expect.poll(async () => (await kept()).length, { timeout: 30_000 }).toBeGreaterThan(10)
  expect(await kept()).not.toContain(true)
  await readyForOffline(page)
  await between.close()
})

test('signing in on such a network says what the network wants, and keeps what was typed', async ({ phone }) => {
  const between = await networkBetween()
  const { page } = await phone(undefined, { network: between.address })
  await page.goto('/sign-in')
  await page.getByLabel('E-post').fill('omar@example.com')
  await page.getByLabel('Lösenord').fill('ViewMe-demo-2026')
  for (const how of ['page', 'elsewhere'] as const) {
    between.answer(how)
    await page.getByRole('button', { name: 'Logga in', exact: true }).click()
    await expect(page.getByText(wantsLogin).first()).toBeVisible()
    await expect(page.getByLabel('E-post')).toHaveValue('omar@example.com')
  }
  between.answer('through')
  await page.getByRole('button', { name: 'Logga in', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
  await between.close()
})

// What somebody half remembers, found: misspelt, inside a longer word, in a step, a note or a contact, without a network; and never what has been removed.
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expect, leadOfTove, readyForOffline, test } from './phone.ts'
import { publishAsSara } from './published.ts'

const box = (page: Page) => page.getByRole('searchbox')
const hit = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('listitem').filter({ hasText: name }).getByRole('link')

test('an assistant finds what is half remembered, sees why, with no network and after a reload, and a note that is removed is found on no other phone', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(150_000)
  const lead = await playwright.request.newContext({ baseURL: baseURL! })
  await publishAsSara(lead, [{ subject: randomUUID(), title: 'Koppla grävlingsselen', tile: 'Grävlingssele', texts: ['Ta fram påsen.', 'Vänd kardborren åt vänster.'], basedOn: [] }])
  await lead.dispose()
  const omar = await phone('Omar')
  const { page } = omar
  const word = `snigel${Date.now()}`
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(`Hon skrattade åt en ${word} på bilden.`)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: word }).getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('navigation', { name: 'Platser' }).getByRole('link', { name: 'Just nu' }).click()
  await readyForOffline(page)
  await omar.offline()

  // Misspelt, without dots: the start screen knows titles alone and leads on.
  await box(page).fill('gravlingselen')
  await page.getByRole('link', { name: 'Sök i allt' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sök i allt' })).toBeVisible()
  await expect(box(page)).toHaveValue('gravlingselen')
  await expect(hit(page, 'Koppla grävlingsselen')).toContainText('I rubriken')
  await expect(page.getByRole('status')).toHaveText('1 träff')
  await box(page).fill('lingssele')
  await expect(hit(page, 'Koppla grävlingsselen').locator('mark')).toHaveText(['lingssele'])
  await box(page).fill('kardborre')
  await expect(hit(page, 'Koppla grävlingsselen')).toContainText('Steg 2: Vänd kardborren åt vänster.')
  await box(page).fill(word)
  await expect(hit(page, word)).toContainText('I texten:')
  await box(page).fill('pahittovic')
  // The number first, and then what they may do.
  await expect(hit(page, 'Jovan Påhittović').first()).toHaveAttribute('href', /^tel:/)
  await box(page).fill('112')
  await expect(page.locator('[data-hits] a[href="tel:112"]')).toBeVisible()
  for (const asked of ['nej', 'Hur säger hon nej?']) {
    await box(page).fill(asked)
    await expect(page.locator('[data-hits] a[href="/about"]').first()).toContainText(/nej/i)
  }
  await box(page).fill('kardbrore')
  await expect(hit(page, 'Koppla grävlingsselen')).toBeVisible()

  // By keyboard; and back and a reload, without a network, keep what was written, which stands in no address.
  await box(page).press('ArrowDown')
  await expect(hit(page, 'Koppla grävlingsselen')).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(box(page)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(hit(page, 'Koppla grävlingsselen')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Steg för steg' })).toBeVisible()
  await page.goBack()
  await expect(box(page)).toHaveValue('kardbrore')
  await page.reload()
  await expect(hit(page, 'Koppla grävlingsselen')).toBeVisible()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search')

  await box(page).fill('xyzxyzxyz')
  await expect(page.getByText('Inget på telefonen har de orden.').last()).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: 'Ring någon' })).toBeVisible()
  await box(page).fill('')
  await page.getByRole('main').getByRole('button').first().click()
  await expect(page.locator('[data-hits] mark').first()).toBeVisible()

  const sara = await leadOfTove(phone)
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: 'Sök i allt' }).click()
  await box(sara.page).fill(word)
  await expect(hit(sara.page, word)).toBeVisible({ timeout: 30_000 })
  await omar.online()
  await box(page).fill(word)
  await hit(page, word).click()
  await page.getByRole('button', { name: 'Ta bort' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(hit(sara.page, word)).toHaveCount(0, { timeout: 30_000 })
  await page.goto('/search')
  await box(page).fill(word)
  await expect(page.getByText('Inget på telefonen har de orden.').last()).toBeVisible()
})

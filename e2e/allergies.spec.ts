// What the person reacts to: written by the lead without a network, read by all who see the alerts, also while the binder is locked.
import type { Page } from '@playwright/test'
import { findings } from './checker.ts'
import { choose, expect, setPin, test } from './phone.ts'

async function fill(page: Page, { to, severity, act }: { to: string; severity: string; act: string }) {
  await page.getByLabel('Vad är det?').fill(to)
  await choose(page.getByRole('radio', { name: severity }))
  await page.getByLabel('Så märks det').fill('Svullna läppar.')
  await page.getByLabel('Gör så här').fill(act)
  await page.getByRole('button', { name: 'Spara' }).click()
}

test('an allergy that the lead adds without a network waits, arrives at another phone and on top of its screens, changed and then removed; an assistant cannot add', async ({ phone }) => {
  test.setTimeout(120_000)
  const sara = await phone('Sara')
  const omar = await phone('Omar')
  const to = `Cashew ${Date.now()}`
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: 'Allergier' }).click()
  await sara.page.getByRole('link', { name: 'Ny allergi' }).click()
  await sara.offline()
  await sara.page.getByRole('button', { name: 'Spara' }).click()
  for (const words of ['Skriv vad det är.', 'Välj hur farligt det är.', 'Skriv vad man gör.']) await expect(sara.page.getByText(words)).toBeVisible()
  await fill(sara.page, { to, severity: 'Livshotande', act: 'FIKTIV: pennan i röd väska.' })
  const card = sara.page.getByRole('main').getByRole('listitem').filter({ hasText: to })
  await expect(card.getByText('Väntar', { exact: true })).toBeVisible()
  await sara.online()

  const top = omar.page.getByRole('region', { name: 'Viktigt att veta' })
  await expect(top.getByText(`Allergi: ${to}`).first()).toBeVisible({ timeout: 30_000 })
  await expect(card.getByText('Väntar', { exact: true })).toHaveCount(0, { timeout: 30_000 })
  await omar.page.getByRole('link', { name: 'Allergier' }).click()
  const read = omar.page.getByRole('main').getByRole('listitem').filter({ hasText: to })
  for (const words of ['Livshotande', 'Svullna läppar.', 'FIKTIV: pennan i röd väska.']) await expect(read.getByText(words)).toBeVisible()
  await expect(omar.page.getByText('Bara arbetsledare och kontoägare ändrar det här.')).toBeVisible()
  await expect(omar.page.getByRole('main').getByRole('link')).toHaveCount(0)
  await omar.page.goto('/allergies/new')
  await expect(omar.page.getByText('Bara arbetsledare och kontoägare ändrar det här.')).toBeVisible()
  await expect(omar.page.getByRole('button', { name: 'Spara' })).toHaveCount(0)
  await omar.page.goto('/allergies')

  await card.getByRole('link', { name: `Ändra ${to}` }).click()
  await fill(sara.page, { to, severity: 'Lindrig', act: 'Skölj munnen.' })
  await expect(read.getByText('Skölj munnen.')).toBeVisible({ timeout: 30_000 })
  await expect(top.getByText(`Allergi: ${to}`)).toHaveCount(0)

  await card.getByRole('link', { name: `Ändra ${to}` }).click()
  await sara.page.getByRole('button', { name: 'Ta bort allergin' }).click()
  await sara.page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(read).toHaveCount(0, { timeout: 30_000 })
})

test('the allergies are read without a PIN while the binder is locked, and changed only after it; a narrow screen in English is free of what a checker finds', async ({ phone }) => {
  test.setTimeout(120_000)
  const { page, context } = await phone('Sara')
  await page.setViewportSize({ width: 320, height: 700 })
  await page.goto('/me')
  await page.getByRole('button', { name: 'Sätt pinkod' }).click()
  await setPin(page, '482915')
  await expect(page.getByText('Pärmen öppnas med din pinkod.')).toBeVisible({ timeout: 30_000 })
  await context.addInitScript(() => localStorage.setItem('viewme-language', 'en'))
  await page.goto('/')
  await expect(page.getByText('The rest is locked.')).toBeVisible()
  await page.getByRole('link', { name: 'Allergies' }).click()
  await expect(page.getByRole('heading', { level: 2, name: 'Penicillin' })).toBeVisible()
  expect(await findings(page)).toEqual([])
  await page.getByRole('link', { name: 'New allergy' }).click()
  await page.getByLabel('PIN', { exact: true }).fill('482915')
  await page.getByRole('button', { name: 'Unlock', exact: true }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('Choose how dangerous it is.')).toBeVisible()
  expect(await findings(page)).toEqual([])
})

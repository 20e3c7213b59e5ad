// Whom to call and what to know: the team changes it without a network, and it stands on the other phones.
import { choose, expect, test } from './phone.ts'

test('a contact added without a network for a situation stands first there on another phone, and gone when it is removed', async ({ phone }) => {
  const sara = await phone('Sara')
  const omar = await phone('Omar')
  const name = `Larmcentralen ${Date.now()}`
  await sara.page.goto('/contacts')
  await sara.page.getByRole('link', { name: 'Ändra kontakter' }).click()
  await sara.page.getByRole('link', { name: 'Ny kontakt' }).click()
  await sara.offline()
  await sara.page.getByLabel('Namn').fill(name)
  await sara.page.getByLabel('Vem är det?').fill('larm')
  await sara.page.getByLabel('Telefon').fill('08-46 50 04 20')
  await choose(sara.page.getByRole('checkbox', { name: 'Krampanfall' }))
  await choose(sara.page.getByRole('radiogroup', { name: 'Ska den stå i ringordningen?' }).getByRole('radio', { name: 'Ja' }))
  await sara.page.getByRole('button', { name: 'Spara' }).click()
  await expect(sara.page.getByRole('link', { name: new RegExp(name) })).toBeVisible()
  await sara.online()

  await omar.page.getByRole('link', { name: 'Krampanfall' }).click()
  const address = new URL(omar.page.url()).pathname
  await omar.page.goto(`${address}?step=done`)
  await omar.page.getByRole('link', { name: 'Ring någon' }).click()
  const first = omar.page.locator('section').filter({ has: omar.page.getByRole('heading', { name: 'Ring först: Krampanfall' }) })
  await expect(first.getByRole('link', { name: new RegExp(name) })).toHaveAttribute('href', 'tel:0846500420', { timeout: 30_000 })
  await expect(first.getByRole('link', { name: /Lotta Mönster/ })).toBeVisible()

  await sara.page.getByRole('link', { name: new RegExp(name) }).click()
  await sara.page.getByRole('button', { name: 'Ta bort kontakten' }).click()
  await sara.page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(first.getByRole('link', { name: new RegExp(name) })).toHaveCount(0, { timeout: 30_000 })
})

test('an alert that the lead adds and moves up stands first on every screen of another phone; an assistant cannot change it', async ({ phone }) => {
  const sara = await phone('Sara')
  const omar = await phone('Omar')
  const text = `Ny ${Date.now()}`
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: 'Viktigt att veta' }).click()
  await sara.page.getByRole('link', { name: 'Ny varning' }).click()
  await sara.page.getByLabel('Kort, alltid synligt').fill(text)
  await sara.page.getByLabel('Mer, när man trycker').fill('Det här gäller från i dag.')
  await sara.page.getByRole('button', { name: 'Spara' }).click()
  await expect(sara.page.getByRole('link', { name: new RegExp(text) })).toBeVisible()
  const alerts = omar.page.getByRole('region', { name: 'Viktigt att veta' })
  await expect(alerts.getByText(text).first()).toBeVisible({ timeout: 30_000 })
  for (const place of [3, 2, 1]) {
    await sara.page.getByRole('button', { name: `Flytta upp ${text}` }).click()
    await expect(sara.page.getByText(`${text} står nu på plats ${place}.`)).toBeAttached()
  }
  await expect(alerts.locator('.alerts-line > span').first()).toHaveText(text, { timeout: 30_000 })

  await omar.page.goto('/alerts')
  await expect(omar.page.getByText('Bara arbetsledare och kontoägare ändrar det här.')).toBeVisible()
  await expect(omar.page.getByRole('link', { name: 'Ny varning' })).toHaveCount(0)

  await sara.page.getByRole('link', { name: new RegExp(text) }).click()
  await sara.page.getByRole('button', { name: 'Ta bort varningen' }).click()
  await sara.page.getByRole('alertdialog').getByRole('button', { name: 'Ta bort' }).click()
  await expect(alerts.getByText(text)).toHaveCount(0, { timeout: 30_000 })
})

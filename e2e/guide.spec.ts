// The first minutes: what somebody new is shown, how an empty binder is begun, and the pictures of docs/guide.sv.md.
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, leadOfTove, readyForOffline, test } from './phone.ts'
import { goOn } from './steps.ts'

const mostTaps = 40

/** A finger that counts: a button pressed, a choice made, a field gone to and written in. */
function counted(page: Page) {
  let taps = 0
  const press = async (role: 'button' | 'link', name: string | RegExp) => {
    taps++
    await page.getByRole(role, { name, ...(typeof name === 'string' && { exact: true }) }).click()
  }
  return {
    button: (name: string | RegExp) => press('button', name), link: (name: string | RegExp) => press('link', name),
    place: async (name: string) => { taps++; await page.locator('nav.places').getByRole('link', { name }).click() },
    choice: async (name: string) => { taps++; await page.getByText(name, { exact: true }).click() },
    write: async (label: string, text: string) => { taps++; await page.getByRole('textbox', { name: label, exact: true }).fill(text) },
    taps: () => taps,
  }
}

test('a new owner is shown three pages and begins an empty binder: an alert, three contacts and a first instruction, in 40 taps at most, and it can be followed without network', async ({ phone }) => {
  test.setTimeout(120_000)
  const { page, ...malin } = await phone('Malin', { isNew: true })
  const finger = counted(page)
  await expect(page.getByText('Här kommer knappar för det som brådskar.')).toBeVisible()
  await finger.button('Visa')
  await expect(page.getByRole('heading', { name: 'Det här är en pärm om Leo' })).toBeVisible()
  await finger.button('Nästa')
  await expect(page.getByRole('heading', { name: 'De första fem minuterna' })).toBeVisible()
  await finger.button('Nästa')
  await expect(page.getByRole('heading', { name: 'Utan nät' })).toBeVisible()
  await expect(page.getByText('Sida 3 av 3', { exact: true })).toBeVisible()
  await finger.link('Till Just nu')
  await expect(page.getByText('Ny här?')).toHaveCount(0)

  await finger.link('Öppna Pärmen')
  const begin = page.getByRole('region', { name: 'Kom igång' })
  await expect(begin.getByText('Vem man ringer: 0 av 3')).toBeVisible()
  await finger.link('Skriv en varning')
  await finger.write('Kort, alltid synligt', 'Allergi: jordnötter')
  await finger.button('Spara')
  await expect(page.getByRole('region', { name: 'Viktigt att veta' }).getByText('Allergi: jordnötter').first()).toBeVisible()
  await finger.place('Pärmen')
  await finger.link('Skriv en kontakt')
  for (const [at, [name, role, number]] of [['Malin', 'mamma', '070-1740616'], ['Alvar', 'morfar', '070-1740617'], ['Skolan', 'skolsköterska', '08-46500412']].entries()) {
    if (at > 0) await finger.link('Ny kontakt')
    await finger.choice('Någon annan')
    await finger.write('Namn', name!)
    await finger.write('Vem är det?', role!)
    await finger.write('Telefon', number!)
    await finger.button('Spara')
    await expect(page.getByRole('listitem').filter({ hasText: name! })).toBeVisible()
  }
  await finger.place('Pärmen')
  await expect(begin.getByText('Vem man ringer: 3 av 3')).toBeVisible()
  await finger.link('Skriv en instruktion')
  await finger.write('Namn', 'Allergisk reaktion')
  await finger.write('Steg 1', 'Ge pennan i låret. Den ligger i väskans ytterfack.')
  await finger.button('Lägg till ett steg')
  await finger.write('Steg 2', 'Ring 112. Stanna hos Leo.')
  await finger.write('Knapp på Just nu', 'Allergisk')
  await finger.button('Publicera')
  await expect(page.getByRole('heading', { level: 1, name: 'Allergisk reaktion' })).toBeVisible()
  expect(finger.taps()).toBeLessThanOrEqual(mostTaps)
  await page.goto('/binder')
  await expect(page.getByRole('link', { name: /^Allergisk reaktion/ })).toBeVisible()
  await expect(begin).toHaveCount(0)
  await readyForOffline(page)
  await malin.offline()
  await page.goto('/')
  await page.getByRole('link', { name: 'Allergisk' }).click()
  await page.getByRole('link', { name: 'Börja steg 1' }).click()
  await expect(page.getByText('Ge pennan i låret.')).toBeVisible()
  // What was put away stays so; in "Jag" it is all the same.
  await page.goto('/me')
  await page.getByRole('link', { name: 'Så fungerar ViewMe' }).click()
  await expect(page.getByRole('heading', { name: 'Det här är en pärm om Leo' })).toBeVisible()
  await page.getByRole('link', { name: 'Hoppa över' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible()
})

test('every screen that the guide shows a picture of is there, as its text says', async ({ phone }) => {
  test.setTimeout(120_000)
  // Where they lie in the repository when they are made anew (VIEWME_GUIDE=1); else among what a test leaves.
  const folder = process.env.VIEWME_GUIDE ? join(import.meta.dirname, '..', 'docs', 'guide') : test.info().outputPath('guide')
  const { page } = await phone('Omar')
  const shoot = async (of: Page, name: string) => { await of.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' }) }
  await expect(page.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
  await shoot(page, 'just-nu')
  await page.getByRole('link', { name: 'Lyft till rullstol' }).click()
  await expect(page.getByText('Två personer', { exact: true })).toBeVisible()
  await shoot(page, 'instruktion')
  await page.getByRole('link', { name: 'Börja steg 1' }).click()
  await page.getByRole('button', { name: 'Jag är den första' }).click()
  await goOn(page, () => page.getByText('Klart, nästa', { exact: true }).click())
  await shoot(page, 'steg')
  await page.goto('/today')
  await expect(page.getByRole('link', { name: /Smärta/ })).toBeVisible()
  await shoot(page, 'i-dag')
  await page.goto('/binder')
  await expect(page.getByRole('link', { name: /Morgonrutin/ })).toBeVisible()
  await shoot(page, 'parmen')
  await page.goto('/search')
  await page.getByRole('main').getByRole('searchbox').fill('uppehåll')
  await expect(page.locator('mark').first()).toHaveText('uppehåll')
  await shoot(page, 'sok')
  await page.goto('/signs')
  const bites = page.locator('details').filter({ has: page.locator('summary', { hasText: 'Biter sig i handen' }) })
  await bites.locator('summary').click()
  await expect(bites.getByText('Hon har ont.')).toBeVisible()
  await bites.evaluate((card) => { card.scrollIntoView(); scrollBy(0, -140) })
  await shoot(page, 'det-du-ser')
  await page.goto('/about')
  const says = page.getByRole('heading', { name: 'Så säger Tove' })
  await says.scrollIntoViewIfNeeded()
  await expect(page.getByRole('main').getByRole('img').first()).toBeVisible()
  await says.evaluate((heading) => { heading.scrollIntoView(); scrollBy(0, -130) })
  await shoot(page, 'om')
  await page.goto('/contacts')
  await expect(page.getByRole('link', { name: /Karin Exempelskog/ })).toBeVisible()
  await shoot(page, 'ring')
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill('Skrattade åt duvorna på balkongen. Ville stanna ute en stund till.')
  await expect(page.getByText('Vilka får läsa?')).toBeVisible()
  await shoot(page, 'skriv')
  await page.getByLabel('Vad har hänt?').fill('')
  await page.goto('/me')
  await expect(page.getByRole('heading', { name: 'Utan nät' })).toBeVisible()
  await shoot(page, 'jag')
  const sara = await leadOfTove(phone)
  await sara.page.goto('/binder')
  await sara.page.getByRole('link', { name: /Måltid i mun/ }).click()
  await sara.page.getByRole('link', { name: 'Ändra instruktionen' }).click()
  await expect(sara.page.getByRole('textbox', { name: 'Steg 1', exact: true })).toBeVisible()
  await shoot(sara.page, 'andra')
})

// A note from the hand of one to the phones of others: waiting, sent, corrected, withdrawn, and never to those it is not for.
import type { Page } from '@playwright/test'
import { choose, expect, leadOfTove, readyForOffline, test } from './phone.ts'

const open = async (page: Page, place: 'Skriv' | 'Pärmen' | 'Just nu') => { await page.getByRole('navigation', { name: 'Platser' }).getByRole('link', { name: place }).click() }

async function write(page: Page, text: string): Promise<void> {
  await open(page, 'Skriv')
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue('')
}
const noteIn = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

test('a note written without a network waits, survives the browser being closed, is sent once, and is corrected and withdrawn', async ({ phone }) => {
  test.setTimeout(150_000)
  const text = `Åt hela lunchen och skrattade ${Date.now()}`
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.offline()
  await write(omar.page, text)
  await expect(noteIn(omar.page, text).getByText('Väntar')).toBeVisible()
  await omar.restart({ offline: true, at: '/write' })
  await expect(noteIn(omar.page, text).getByText('Väntar')).toBeVisible()
  await expect(omar.page.getByLabel('Vad har hänt?')).toHaveValue('')
  await omar.restart({ at: '/write' })
  await expect(noteIn(omar.page, text).getByText('Skickad')).toBeVisible({ timeout: 30_000 })

  const sara = await leadOfTove(phone)
  await sara.page.goto('/write')
  await expect(noteIn(sara.page, text)).toHaveCount(1, { timeout: 30_000 })

  await noteIn(omar.page, text).getByRole('link').first().click()
  await omar.page.getByRole('button', { name: 'Rätta' }).click()
  await omar.page.getByRole('textbox').first().fill(`${text} rättad`)
  await omar.page.getByRole('button', { name: 'Spara rättelsen' }).click()
  await expect(sara.page.getByText(`${text} rättad`)).toBeVisible({ timeout: 20_000 })
  await omar.page.getByRole('button', { name: 'Ta bort' }).click()
  await omar.page.getByRole('dialog').or(omar.page.getByRole('alertdialog')).getByRole('button', { name: 'Ta bort' }).click()
  await expect(noteIn(sara.page, `${text} rättad`)).toHaveCount(0, { timeout: 20_000 })
})

test('a relative outside a note’s audience never gets it, gets it when it is widened, and loses it when it is narrowed', async ({ phone }) => {
  test.setTimeout(150_000)
  const text = `Bara för hemmet ${Date.now()}`
  const elin = await phone('Elin')
  const karin = await phone('Karin')
  await write(karin.page, text)
  await expect(noteIn(karin.page, text).getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await elin.page.goto('/write')
  await expect(elin.page.getByRole('heading', { level: 1, name: 'Skriv' })).toBeVisible()
  await expect(noteIn(elin.page, text)).toHaveCount(0)

  await noteIn(karin.page, text).getByRole('link').first().click()
  const widen = async (on: boolean) => {
    await karin.page.getByRole('button', { name: 'Ändra vilka som får läsa' }).click()
    await choose(karin.page.getByRole('checkbox', { name: /annan plats/i }), on)
    await karin.page.getByRole('button', { name: 'Spara valet' }).click()
  }
  await widen(true)
  await expect(noteIn(elin.page, text)).toHaveCount(1, { timeout: 20_000 })
  await widen(false)
  await expect(noteIn(elin.page, text)).toHaveCount(0, { timeout: 20_000 })
})

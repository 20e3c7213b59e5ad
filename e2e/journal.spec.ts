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
  test.setTimeout(180_000)
  const text = `Åt hela lunchen och skrattade ${Date.now()}`
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.offline()
  // Two tabs that go on with the same half-written note have one each, and the other's is a press away. Enter in a field of one line sends nothing.
  const [half, box] = [`Halvt ${Date.now()}`, (page: Page) => page.getByLabel('Vad har hänt?')]
  await open(omar.page, 'Skriv')
  await box(omar.page).fill(half)
  await choose(omar.page.getByRole('radio', { name: 'En annan tid' }))
  await omar.page.getByLabel('Tid', { exact: true }).press('Enter')
  await choose(omar.page.getByRole('radio', { name: 'Nu', exact: true }))
  // On the disk: read from there when one comes back.
  await open(omar.page, 'Just nu')
  await open(omar.page, 'Skriv')
  await expect(box(omar.page)).toHaveValue(half)
  const beside = await omar.context.newPage()
  await beside.goto('/write')
  await expect(box(beside)).toHaveValue(half)
  await box(beside).fill(`${half} i den andra`)
  // On the disk, too, before the first tab looks there.
  await open(beside, 'Just nu')
  await open(beside, 'Skriv')
  await expect(box(beside)).toHaveValue(`${half} i den andra`)
  await box(omar.page).fill(`${half} i den första`)
  await omar.page.getByRole('button', { name: /^Öppna utkastet från/ }).click()
  await expect(box(omar.page)).toHaveValue(`${half} i den andra`)
  await beside.close()
  await box(omar.page).fill('')
  await omar.page.getByRole('button', { name: /^Öppna utkastet från/ }).click()
  await expect(box(omar.page)).toHaveValue(`${half} i den första`)
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

test('a relative outside a note’s audience never gets it, gets it when it is widened, and loses it when it is narrowed; in no group she is told that nobody would read hers', async ({ phone }) => {
  test.setTimeout(200_000)
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

  // In no group at all: that nobody would read it is said, and it is kept as a draft instead of sent.
  const groupsOf = (wanted: string[] | null) => karin.page.evaluate(async (groups) => {
    const { account } = (await (await fetch('/api/me')).json()).memberships[0]
    const one = (await (await fetch(`/api/accounts/${account}/people`)).json()).people.find(({ name }: { name: string }) => name.startsWith('Elin'))
    if (groups) await fetch(`/api/accounts/${account}/memberships/${one.id}/groups`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ groups }) })
    return one.groups as string[]
  }, wanted)
  const before = await groupsOf(null)
  const draft = `Till ingen ${Date.now()}`
  try {
    await groupsOf([])
    await expect(elin.page.getByRole('region', { name: 'Ingen annan kan läsa det du skriver' })).toContainText('kontoägaren', { timeout: 30_000 })
    await elin.page.getByLabel('Vad har hänt?').fill(draft)
    await elin.page.getByRole('button', { name: 'Behåll som utkast' }).click()
    await expect(elin.page.locator('form').getByText('Inte skickad.')).not.toHaveCount(0)
    await open(elin.page, 'Just nu')
    await expect(elin.page.getByRole('region', { name: 'Du är inte med i någon grupp' })).toContainText('Knappar och varningar visas inte för dig.')
    await expect(elin.page.getByText('Här kommer knappar')).toHaveCount(0)
    await elin.page.goto('/write')
    await expect(elin.page.getByLabel('Vad har hänt?')).toHaveValue(draft)
    await expect(noteIn(elin.page, draft)).toHaveCount(0)
  } finally {
    await groupsOf(before)
  }
  await expect(elin.page.getByText('Vilka får läsa?')).toBeVisible({ timeout: 30_000 })
  await expect(elin.page.getByLabel('Vad har hänt?')).toHaveValue(draft)
  // To whom no button and no number is shown, nobody tells that none are written.
  for (const at of ['/', '/contacts']) {
    await elin.page.goto(at)
    // Other journeys write buttons and numbers for her too.
    await expect(elin.page.getByText(/^Du ser inga (knappar|av teamets nummer).* Kontoägaren/).or(elin.page.getByRole('main').getByRole('listitem').getByRole('link')).first()).toBeVisible()
    await expect(elin.page.getByText(/Här kommer/)).toHaveCount(0)
    await expect(elin.page.getByText(/Epilepsi/).first()).toBeVisible()
  }
  await expect(elin.page.getByRole('link', { name: /^112/ })).toBeVisible()
})

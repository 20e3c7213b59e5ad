// A symbol in a step: looked for by a word, kept with the app's own files, read aloud by what it is called.
import type { BrowserContext, Page } from '@playwright/test'
import { findings } from './checker.ts'
import { expect, leadOfTove, readyForOffline, signIn, test } from './phone.ts'

const group = (page: Page, step: number) => page.getByRole('group', { name: `Bild till steg ${step}` })
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

/** The pixels of what is shown, without its frame: a symbol that was not fetched is one colour. */
async function coloursOf(page: Page, name: string): Promise<number> {
  const png = await page.getByRole('img', { name, exact: true }).screenshot()
  return page.evaluate(async (bytes) => {
    const image = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
    const paper = new OffscreenCanvas(image.width, image.height).getContext('2d')!
    paper.drawImage(image, 0, 0)
    return new Set(new Uint32Array(paper.getImageData(0, 0, image.width, image.height).data.buffer)).size
  }, [...png])
}

async function toilet(page: Page): Promise<string> {
  await page.goto('/binder')
  await page.getByRole('link', { name: /^Toalett, blöja/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: /^Toalett, blöja/ })).toBeVisible()
  return new URL(page.url()).pathname
}

test('a lead without network finds a symbol by a misspelt word, with the keyboard alone; it is in the step, the overview and the comparison, also on another phone offline', async ({ phone }) => {
  test.setTimeout(240_000)
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  const sara = await leadOfTove(phone)
  await readyForOffline(sara.page)
  const at = await toilet(sara.page)
  await sara.offline()
  await sara.page.goto(`${at}/edit`)
  const { page } = sara
  await button(page, 'Välj en symbol').first().focus()
  await page.keyboard.press('Enter')
  const search = page.getByRole('textbox', { name: 'Sök en symbol till steg 5' })
  await expect(search).toBeFocused()
  await page.keyboard.type('xylofon')
  await expect(group(page, 5).getByText(/Ingen symbol heter så/).first()).toBeVisible()
  expect(await findings(page)).toEqual([])
  await search.fill('glasogonn')
  await expect(page.getByRole('option')).toHaveText(['Glasögon'])
  await search.fill('tita')
  await expect(page.getByRole('option', { name: 'Titta' })).toBeVisible()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Escape')
  await expect(search).toHaveCount(0)
  await expect(button(page, 'Välj en symbol').first()).toBeFocused()
  await page.keyboard.press('Enter')
  await page.keyboard.type('tita')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await expect(group(page, 5).getByText('Symbol: Titta')).toBeVisible()
  await expect(group(page, 5).getByRole('button', { name: 'Välj en annan symbol' })).toBeFocused()
  expect(await findings(page)).toEqual([])
  // A symbol that stood there is taken away, and another one exchanged.
  await group(page, 1).getByRole('button', { name: 'Ta bort symbolen' }).click()
  await expect(group(page, 1).getByRole('img')).toHaveCount(0)
  await group(page, 9).getByRole('button', { name: 'Välj en annan symbol' }).click()
  await page.keyboard.type('sked')
  await page.getByRole('option', { name: 'Sked', exact: true }).click()

  await expect(page.locator('form')).toHaveAttribute('data-kept', 'all')
  await sara.restart({ offline: true, at: `${at}/edit` })
  await expect(group(sara.page, 5).getByText('Symbol: Titta')).toBeVisible()
  await sara.page.getByLabel('Vad är ändrat?').fill('Steg 5: en symbol.')
  await button(sara.page, 'Publicera').click()
  await expect(sara.page.getByText('Bara den här telefonen har versionen')).toBeVisible()
  await sara.online()
  await expect(sara.page.getByText('Bara den här telefonen har versionen')).toHaveCount(0, { timeout: 40_000 })

  await omar.page.goto(at)
  await expect(omar.page.getByText('Steg 5: en symbol.').first()).toBeVisible({ timeout: 40_000 })
  await readyForOffline(omar.page)
  await omar.restart({ offline: true, at })
  for (const name of ['Titta', 'Sked']) await expect(omar.page.getByRole('img', { name, exact: true })).toBeVisible()
  await expect(omar.page.getByRole('img', { name: 'Toalett' })).toHaveCount(0)
  await expect(omar.page.getByText(/redo för offline/)).toBeVisible()
  await omar.page.goto(`${at}?step=5`)
  await expect(omar.page.getByRole('img', { name: 'Titta' })).toBeVisible()
  expect(await coloursOf(omar.page, 'Titta')).toBeGreaterThan(5)
  expect(await findings(omar.page)).toEqual([])

  await omar.page.goto(at)
  await omar.page.getByText('Tidigare versioner').click()
  await omar.page.getByRole('link', { name: /^Jämför version / }).first().click()
  const changed = (words: string) => omar.page.getByRole('listitem').filter({ hasText: words }).locator('dl')
  await expect(changed('Bild eller symbol').nth(0)).toHaveText(/Symbol: Toalett.*Inget/s)
  await expect(changed('Bild eller symbol').nth(1)).toHaveText(/Inget.*Symbol: Titta/s)
  await expect(changed('Bild eller symbol').nth(2)).toHaveText(/Symbol: Skriv.*Symbol: Sked/s)
  for (const name of ['Titta', 'Toalett', 'Skriv', 'Sked']) await expect(omar.page.getByRole('img', { name, exact: true })).toBeVisible()
  expect(await findings(omar.page)).toEqual([])
})

/** What a newer app has put into a step, as the server would give it out. */
const withSymbol = (context: BrowserContext, symbol: string) => context.route('**/api/accounts/*/facts?**', async (route) => {
  const answer = await route.fetch()
  const page = await answer.json().catch(() => null)
  for (const { body } of page?.facts ?? []) {
    if (!body?.title?.startsWith('Toalett')) continue
    body.steps[0].symbol = symbol
    body.steps[8].symbol = 'write'
  }
  await route.fulfill({ response: answer, ...(page && { json: page }) })
})

test('a symbol that this app does not have leaves no hole: the words stand alone', async ({ phone }) => {
  const omar = await phone()
  await withSymbol(omar.context, 'from-a-newer-app')
  await signIn(omar.page, 'Omar')
  const at = await toilet(omar.page)
  await expect(omar.page.getByRole('listitem').filter({ hasText: 'Skriv: kiss' }).getByRole('img', { name: 'Skriv' })).toBeVisible()
  await expect(omar.page.getByRole('listitem').filter({ hasText: 'Visa bilden toalett' }).locator('figure')).toHaveCount(0)
  await omar.page.goto(`${at}?step=1`)
  await expect(omar.page.getByRole('heading', { level: 1, name: /Visa bilden toalett/ })).toBeVisible()
  await expect(omar.page.locator('figure')).toHaveCount(0)
})

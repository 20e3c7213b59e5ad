// A picture from the lead's camera to the assistant's phone, through a tunnel at both ends.
import { findings } from './checker.ts'
import { holding } from './files.ts'
import { expect, leadOfTove, readyForOffline, test } from './phone.ts'
import type { Locator, Page } from '@playwright/test'

/** As a camera leaves it: larger than is kept. */
const photo = (page: Page): Promise<Buffer> => page.evaluate(async () => {
  const canvas = document.createElement('canvas')
  canvas.width = 2400
  canvas.height = 1800
  const paper = canvas.getContext('2d')!
  paper.fillStyle = '#f3b562'
  paper.fillRect(0, 0, 2400, 1800)
  paper.fillStyle = '#9c1b14'
  paper.fillRect(1100, 200, 200, 1400)
  const blob = await new Promise<Blob | null>((resolve) => { canvas.toBlob(resolve, 'image/png') })
  return Array.from(new Uint8Array(await blob!.arrayBuffer()))
}).then((bytes) => Buffer.from(bytes))

/** The browser reads no picture until it is let. */
const letPicturesWait = (page: Page) => page.evaluate(() => {
  const read = window.createImageBitmap.bind(window) as typeof createImageBitmap
  const held = new Promise<void>((resolve) => { addEventListener('pictures-come', () => resolve(), { once: true }) })
  window.createImageBitmap = (async (...asked: Parameters<typeof createImageBitmap>) => {
    await held
    return read(...asked)
  }) as typeof createImageBitmap
})
const letPicturesCome = (page: Page) => page.evaluate(() => dispatchEvent(new Event('pictures-come')))

const shows = 'Tove tittar uppåt mot bilden mat.'
const shown = (page: Page) => page.getByRole('img', { name: shows })
const widthOf = (page: Page) => shown(page).evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])

test('a picture that the lead adds without network is in the step on the assistant’s phone, also after a restart without network', async ({ phone }) => {
  test.setTimeout(180_000)
  const omar = await phone('Omar', { isWhole: true })
  await readyForOffline(omar.page)
  const sara = await leadOfTove(phone, { isWhole: true })
  await readyForOffline(sara.page)
  await sara.page.goto('/')
  await sara.page.getByRole('link', { name: 'Måltid' }).click()
  const at = new URL(sara.page.url()).pathname
  await sara.page.goto(`${at}/edit`)
  const picture = sara.page.getByRole('group', { name: 'Bild till steg 1' })
  await expect(picture).toBeVisible()

  await sara.offline()
  // On a phone slow enough to write on meanwhile: nothing of that is undone when the pictures come, and publishing waits for them.
  await letPicturesWait(sara.page)
  const buffer = await photo(sara.page)
  const choosePicture = (step: Locator) => step.getByLabel('Välj en bild').setInputFiles({ name: 'DSC_0001.png', mimeType: 'image/png', buffer })
  const last = sara.page.getByRole('group', { name: 'Bild till steg 7' })
  await choosePicture(picture)
  await choosePicture(last)
  await expect(sara.page.getByRole('paragraph').filter({ hasText: 'Bilden görs klar.' })).toHaveCount(2)
  await sara.page.getByLabel('Vad är ändrat?').fill('Steg 1: bild på hur hon svarar.')
  await sara.page.getByRole('button', { name: 'Publicera' }).click()
  await expect(sara.page.getByRole('paragraph').filter({ hasText: 'Sedan publiceras instruktionen.' })).toBeVisible()
  expect(await findings(sara.page)).toEqual([])
  await letPicturesCome(sara.page)
  await expect(picture.getByText('Skriv vad bilden visar.')).toBeVisible()
  await expect(picture.getByRole('img')).toBeVisible()
  await expect(last.getByRole('img')).toBeVisible()
  await expect(sara.page.getByLabel('Vad är ändrat?')).toHaveValue('Steg 1: bild på hur hon svarar.')
  await last.getByRole('button', { name: 'Ta bort bilden' }).click()
  expect(await findings(sara.page)).toEqual([])
  await picture.getByLabel('Vad visar bilden?').fill(shows)
  await sara.page.getByRole('button', { name: 'Publicera' }).click()
  await expect(sara.page.getByText('Bara den här telefonen har versionen')).toBeVisible()
  await sara.page.goto('/me')
  await expect(sara.page.getByText('1 bild väntar på att skickas.')).toBeVisible()
  await sara.restart({ offline: true, at: `${at}?step=1` })
  await expect(shown(sara.page)).toBeVisible()
  // No larger than is read, and the right way up.
  expect(await widthOf(sara.page)).toEqual([1600, 1200])

  await sara.online()
  await sara.page.goto('/me')
  await expect(sara.page.getByText('1 bild väntar på att skickas.')).toHaveCount(0, { timeout: 30_000 })
  await omar.page.goto('/me')
  const ready = omar.page.getByText(/^Redo för offline: (\d+) av \1 instruktioner\. Bilder: \d+\.$/)
  await expect(ready).toBeVisible({ timeout: 45_000 })
  // As many as stand in the binder: not what else has pictures.
  const told = Number(/\d+/.exec((await ready.textContent())!)![0])
  await omar.page.goto('/binder')
  await expect(omar.page.getByRole('main').locator('a.card.line')).toHaveCount(told)

  await omar.restart({ offline: true, at: `${at}?step=1` })
  await expect(shown(omar.page)).toBeVisible()
  expect(await widthOf(omar.page)).toEqual([1600, 1200])
  expect(await findings(omar.page)).toEqual([])
  // Other journeys change the words of this step.
  const words = (await omar.page.getByRole('heading', { level: 1 }).textContent())!
  expect(words).not.toBe('')
  // Small beside the step's words in the overview, and where the versions differ; the words are there with it.
  await omar.page.goto(at)
  await omar.page.getByRole('listitem').filter({ hasText: words }).first().scrollIntoViewIfNeeded()
  await expect(shown(omar.page)).toBeVisible()
  await omar.page.getByText('Tidigare versioner').click()
  await omar.page.getByRole('link', { name: /^Jämför version / }).first().click()
  const [before, after] = [0, 1].map((side) => omar.page.getByRole('listitem').filter({ hasText: 'Bild eller symbol' }).getByRole('definition').nth(side))
  await expect(before!).toHaveText('Inget')
  await expect(after!).toHaveText(shows)
  await expect(after!.locator('img')).toBeVisible()
  const [left, right] = await Promise.all([before!, after!].map(async (one) => (await one.boundingBox())!))
  expect(right!.x).toBeGreaterThan(left!.x + left!.width)
  expect(await findings(omar.page)).toEqual([])
  // Nor does it lie in clear on the disk of either, also now that it has been shown.
  for (const each of [sara, omar]) {
    await each.context.close()
    expect(holding(each.profile, 'WEBPVP8')).toEqual([])
  }
})

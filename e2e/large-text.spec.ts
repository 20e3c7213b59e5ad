// Text twice as large, as set in the browser, and colours that the device decides: the screens of the moment hold, and so do those around them.
import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { behindBars, halfHidden, measured } from './checker.ts'
import { choosePerson, expect, leadOfTove, test } from './phone.ts'
import { alertAsSara, publishAsSara } from './published.ts'
import { coveredWords, lostFocus } from './room.ts'
import { words } from './screens.words.ts'
import { goOn } from './steps.ts'

const ways = [
  { name: 'text of 200 %', language: 'sv', width: 390, height: 844, letters: 32, colours: 'light', forced: false },
  { name: 'text of 200 % on 320 px', language: 'en', width: 320, height: 640, letters: 32, colours: 'dark', forced: false },
  { name: 'the device’s own colours', language: 'sv', width: 390, height: 844, letters: 16, colours: 'dark', forced: true },
] as const

const windows = [[390, 844, 16], [320, 640, 16], [320, 568, 16], [390, 844, 32], [320, 640, 32], [320, 568, 32]] as const
/** At most 60 letters each, as an alert may be. */
const more = ['Har en shunt: ring 112 vid kraftig huvudvärk och kräkning', 'Får inte lyftas under armarna', 'Blöder lätt', 'Ser inte till vänster, kom alltid från höger', 'Epilepsi']

/** As the back button does it: without loading the app anew. */
const open = (page: Page, path: string) => page.evaluate((to) => { history.pushState(null, '', to); dispatchEvent(new PopStateEvent('popstate')) }, path)
const idOf = async (page: Page, tile: string) => (await page.getByRole('link', { name: tile }).getAttribute('href'))!.split('?')[0]!

test('wherever a step is landed on, on a small phone and with text of 200 %, its words, what it asks one to press and the way on lie under nothing; seven alerts take two lines and say how many more they are', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(150_000)
  const { page, context } = await leadOfTove(phone)
  const setFontSizes = await context.newCDPSession(page)
  const size = async ([width, height, letters]: (typeof windows)[number]) => {
    await page.setViewportSize({ width, height })
    await setFontSizes.send('Page.setFontSizes', { fontSizes: { standard: letters } })
    await page.goto('/')
  }
  for (const each of windows) await test.step(each.join(' '), async () => {
    await page.emulateMedia({ colorScheme: each[0] === 320 ? 'dark' : 'light' })
    await size(each)
    await page.getByRole('link', { name: 'Krampanfall' }).click()
    for (let at = 1; at <= 8; at++) {
      await expect(page.getByText(`Steg ${at} av 8`)).toBeAttached()
      expect.soft(await behindBars(page), `${each.join(' ')}: step ${at}`).toEqual([])
      if (at === 5) expect.soft(await measured(page), `${each.join(' ')}: step ${at}`).toEqual([])
      await goOn(page, () => page.getByRole('button', { name: at === 8 ? 'Klart' : 'Klart, nästa', exact: true }).click())
    }
    await expect(page.getByRole('heading', { level: 1, name: 'Klart' })).toBeVisible()
    expect.soft(await halfHidden(page), `${each.join(' ')}: done`).toEqual([])
  })

  // What draws the screen breaks: the alerts stand there all the same.
  await page.evaluate(() => { window.URLSearchParams = class { constructor() { throw new Error('broken on purpose') } } as never })
  await open(page, '/instruction/00000000-0000-4000-8000-000000000000?step=1')
  await expect(page.getByRole('heading', { level: 1, name: 'Något gick sönder' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Viktigt att veta' })).toContainText('Epilepsi')

  const lead = await playwright.request.newContext({ baseURL: baseURL! })
  await alertAsSara(lead, 'Nils', more)
  await lead.dispose()
  await choosePerson(page, 'Nils')
  const alerts = page.getByRole('region', { name: 'Viktigt att veta' })
  for (const [each, height, left] of [[windows[1], 60, '+5'], [windows[4], 70, '+6']] as const) {
    await size(each)
    // Read aloud, all of them; the life-threatening one is seen.
    for (const text of [...more, 'Allergi: Nötter']) await expect(alerts.locator('.alerts-line')).toContainText(text, { timeout: 30_000 })
    await expect(alerts.locator('.alerts-line > span').first()).toHaveText('Allergi: Nötter')
    await expect(alerts.getByText(left, { exact: true })).toBeVisible()
    expect((await alerts.boundingBox())!.height).toBeLessThan(height)
    await alerts.locator('summary').click()
    await expect(alerts.getByRole('listitem')).toHaveCount(7)
    await expect(alerts.getByRole('listitem').first()).toBeInViewport()
  }
})

test('with text of 200 %, also on 320 px, and with the device’s own colours nothing is cut, covered or unseen, and each button is still large enough', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(180_000)
  const tile = 'Brännässlor'
  const [two, other] = [randomUUID(), randomUUID()]
  const lead = await playwright.request.newContext({ baseURL: baseURL! })
  const [first] = await publishAsSara(lead, [
    { subject: two, title: 'Brännässlor på benen — skölj', tile, texts: ['Skölj med kallt vatten.', 'Vänta 10 min.'], basedOn: [] },
    { subject: other, title: 'Brännässlor på händerna', tile, texts: ['Ta av handskarna.'], basedOn: [] },
  ])
  await publishAsSara(lead, ['Ljummet vatten.', 'Kallt vatten, länge.'].map((text) => ({ subject: two, title: 'Brännässlor på benen — skölj', tile, texts: [text, 'Vänta 10 min.'], basedOn: [first!], change: text })))
  await lead.dispose()
  const { page, context } = await leadOfTove(phone)
  const setFontSizes = await context.newCDPSession(page)

  for (const { name, language, width, height, letters, colours, forced } of ways) await test.step(name, async () => {
    const w = words[language]
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: colours, forcedColors: forced ? 'active' : 'none' })
    await setFontSizes.send('Page.setFontSizes', { fontSizes: { standard: letters } })
    await page.evaluate((chosen) => localStorage.setItem('viewme-language', chosen), language)
    await page.goto('/')
    await expect(page.getByRole('link', { name: tile })).toBeVisible()
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe(`${letters}px`)

    const check = async (where: string) => {
      expect.soft(await measured(page), `${name}: ${where}`).toEqual([])
      expect.soft(await coveredWords(page), `${name}: ${where}`).toEqual([])
      expect.soft(await lostFocus(page), `${name}: ${where}`).toEqual([])
    }
    await check('now')
    const [seizure, hoist] = [await idOf(page, 'Krampanfall'), await idOf(page, 'Taklyften stannar')]
    await page.getByRole('region', { name: w.alerts }).locator('summary').press('Enter')
    await expect(page.getByRole('region', { name: w.alerts }).getByText(/röd påse/)).toBeVisible()
    await check('alerts')
    await page.getByRole('region', { name: w.alerts }).locator('summary').press('Enter')
    await page.getByRole('link', { name: tile }).click()
    await expect(page.getByRole('heading', { level: 1, name: tile })).toBeVisible()
    await check('choice')
    await open(page, `${seizure}?step=2`)
    await expect(page.getByText(w.secondStep)).toBeVisible()
    await expect(page.getByRole('main').getByRole('img')).toBeVisible()
    // The step is what one came to read: it stands in the window from the start, under no bar.
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport({ ratio: 0.9 })
    await check('step with picture')
    await open(page, `${hoist}?step=4`)
    await page.getByRole('button', { name: w.startClock }).click()
    await expect(page.getByRole('main').getByRole('img')).toBeVisible()
    await check('step with clock')
    await page.getByRole('button', { name: w.stopClock }).click()
    await check('step with a stopped clock')
    await page.getByRole('button', { name: w.clearClock }).click()
    await open(page, hoist)
    await expect(page.getByRole('heading', { name: w.steps })).toBeVisible()
    await check('overview')
    await open(page, `${hoist}?step=done`)
    await expect(page.getByRole('heading', { level: 1, name: w.done })).toBeVisible()
    await check('done')
    for (const [path, title] of [['/contacts', w.callSomeone], ['/allergies', w.allergies], [`/instruction/${two}`, /Brännässlor/], [`/instruction/${two}?step=1`, /vatten/], [`/instruction/${two}/compare`, w.compare], [`${seizure}/edit`, /Krampanfall/], ['/me', /Sara/]] as const) {
      await open(page, path)
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
      await expect(page.getByRole('main').getByRole('button').or(page.getByRole('main').getByRole('link')).first()).toBeVisible()
      await check(path)
    }
  })
})

// Ten questions of somebody who is there for the first time, without a network: each is answered in three taps at most, or by one search. Three of
// them, typed as they are asked, lead first to the right thing: on the start screen and in "Sök i allt".
import type { Locator, Page } from '@playwright/test'
import { expect, readyForOffline, test } from './phone.ts'

type Asked = { page: Page; tap: (target: Locator) => Promise<void>; search: (words: string) => Promise<void> }
const link = (page: Page, name: string | RegExp) => page.getByRole('main').getByRole('link', { name })
const says = (page: Page, words: string | RegExp) => expect(page.getByRole('main').getByText(words).filter({ visible: true }).first()).toBeVisible()

const questions: [string, (asked: Asked) => Promise<void>][] = [
  ['Vad gör jag om knappen åker ut?', async ({ page, tap }) => { await tap(link(page, 'Knappen åkt ut')); await says(page, /Tejpa för hålet med ren kompress/) }],
  ['Vem ringer jag om lyften?', async ({ page, tap }) => { await tap(link(page, 'Ring någon')); await expect(link(page, /Hjälpmedelsjour \(lyft/)).toHaveAttribute('href', /^tel:/) }],
  ['Hur säger hon nej?', async ({ page, search, tap }) => { await search('hur säger hon nej?'); const no = page.getByRole('list', { name: 'Träffar' }).getByRole('link', { name: /^Nej Vänder bort huvudet/ }); await expect(no).toBeVisible(); await tap(no); await expect(page.getByRole('main').getByRole('heading', { level: 3, name: 'Nej', exact: true })).toBeVisible() }],
  ['Vad är hon allergisk mot?', async ({ page }) => { await expect(page.getByRole('region', { name: 'Viktigt att veta' }).getByText(/Allergi: penicillin, latex/).first()).toBeVisible() }],
  ['Får hon äta vanlig mat?', async ({ page, tap }) => { await tap(page.getByRole('region', { name: 'Viktigt att veta' }).locator('summary')); await expect(page.getByText(/Passerad kost, bara när hon är pigg/)).toBeVisible() }],
  ['Hon drar upp benet. Vad betyder det?', async ({ page, search }) => { await search('drar upp benet'); await says(page, /Hon har ont\./); await says(page, /Enligt Nour Attrapp/) }],
  ['Hon hostar vid maten. Vad gör jag?', async ({ page, search }) => { await search('hostar vid maten'); await says(page, /Sluta mata/) }],
  ['Var är röda påsen?', async ({ page, search, tap }) => { await search('röda påsen'); await tap(link(page, 'Sök i allt')); await says(page, /köksskåpet/) }],
  ['Hur lyfter jag henne till rullstolen?', async ({ page, tap }) => { await tap(link(page, 'Lyft till rullstol')); await says(page, 'Två personer'); await tap(link(page, 'Börja steg 1')); await expect(page.getByText(/^Steg 1 av/)).toBeVisible() }],
  ['Hon krampar. När ska jag ringa 112?', async ({ page, tap }) => { await tap(link(page, 'Krampanfall')); await tap(page.getByRole('link', { name: 'Lista' })); await says(page, /5 min, eller 3 anfall/) }],
]

test('a substitute without a network has ten questions, and each is answered in three taps or by one search', async ({ phone }) => {
  test.setTimeout(120_000)
  const ali = await phone('Ali')
  const { page } = ali
  await readyForOffline(page)
  await ali.offline()
  for (const [question, answer] of questions) {
    await test.step(question, async () => {
      await page.goto('/')
      let taps = 0
      let searches = 0
      await answer({
        page,
        tap: async (target) => { taps++; await target.click() },
        search: async (words) => { searches++; await page.getByRole('searchbox').fill(words) },
      })
      expect(taps, question).toBeLessThanOrEqual(3)
      expect(searches, question).toBeLessThanOrEqual(1)
    })
  }
})

/** `now`: first on the start screen; `all`: first in "Sök i allt"; `also`: what stands there too, before all that is found in running text. */
const typed: { asked: string; now: RegExp; all: RegExp; also?: RegExp }[] = [
  { asked: 'Vad gör jag om knappen åker ut?', now: /^Sond\/knapp har åkt ut/, all: /^Sond\/knapp har åkt ut/ },
  { asked: 'Vem ringer jag om lyften?', now: /^Taklyften stannar/, all: /^Hjälpmedelsjour/, also: /^Taklyften stannar/ },
  { asked: 'Hur säger hon nej?', now: /^Nej\s*Vänder bort huvudet/, all: /^Nej.*Vänder bort huvudet/s },
]

test('three of them, typed as they are asked without a network, lead first to the right thing: on the start screen and in the search over everything', async ({ phone }) => {
  const ali = await phone('Ali')
  const { page } = ali
  await readyForOffline(page)
  await ali.offline()
  for (const { asked, now, all, also } of typed) {
    await test.step(asked, async () => {
      await page.goto('/')
      await page.getByRole('searchbox').fill(asked)
      await expect(page.getByRole('list', { name: 'Träffar' }).getByRole('link').first()).toHaveText(now)
      await expect(page.getByText('Inget här heter så.')).toHaveCount(0)
      await page.getByRole('link', { name: 'Sök i allt' }).click()
      await expect(page.getByRole('heading', { level: 1, name: 'Sök i allt' })).toBeVisible()
      const hits = page.locator('[data-hits] a')
      await expect(hits.first()).toHaveText(all)
      if (also) await expect(hits.nth(1)).toHaveText(also)
      await expect(page.locator('main p').getByText(/^\d+ träff(ar)?$/)).toBeInViewport()
    })
  }
  // Whoever asks whom to ring has that at hand, right under the words.
  await page.goto('/')
  await page.getByRole('searchbox').fill('vem ringer jag om lyften?')
  await expect(page.getByRole('search').locator('~ a').first()).toHaveText('Ring någon')
})

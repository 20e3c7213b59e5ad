// The main job without a network and without a touch: two presses to step one, all eight steps, the clock and the list, by keyboard alone. Then the same by taps.
import type { Page } from '@playwright/test'
import { expect, readyForOffline, test } from './phone.ts'
import { goOn } from './steps.ts'

const steps = [/^Starta klockan\. Säg lugnt/, /^Lossa bältet/, /^Sitter hon i rullstolen/, /^3 min: be kollegan/, /^5 min, eller 3 anfall/, /^Slutar det/, /^Skriv observationen/, /^Ring alltid 112 direkt/]
const focused = (page: Page) => page.locator(':focus')

/** Presses Tab (or Shift+Tab) until this has focus; whatever has it on the way is seen and has a ring. Fails when it is not reached in twenty. */
async function tabTo(page: Page, name: string | RegExp, { back = false } = {}): Promise<void> {
  const passed: string[] = []
  for (let left = 20; left > 0; left--) {
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab')
    const { words, ring } = await focused(page).evaluate((one) => ({ words: (one.getAttribute('aria-label') ?? one.textContent!).trim(), ring: one.matches(':focus-visible') && getComputedStyle(one).outlineStyle }))
    expect(ring, `${words} has a ring`).toBe('solid')
    await expect(focused(page), words).toBeInViewport({ ratio: 0.9 })
    passed.push(words)
    if (typeof name === 'string' ? words === name : name.test(words)) return
  }
  throw new Error(`${String(name)} is not reached by Tab: ${passed.join(' | ')}`)
}

/** The step's words are the page's heading, and have focus: read aloud at once with the warning, if any, and where one is. */
async function standsAt(page: Page, step: number): Promise<void> {
  const heading = page.getByRole('heading', { level: 1, name: steps[step - 1]! })
  await expect(heading).toBeFocused()
  await expect(heading).toBeInViewport({ ratio: 1 })
  await expect(heading).toHaveAccessibleDescription(new RegExp(`Steg ${step} av 8$`))
  await expect(page.getByRole('progressbar', { name: 'Hur långt du har kommit' })).toHaveAttribute('aria-valuetext', `Steg ${step} av 8`)
  await expect(page).toHaveTitle(`Steg ${step} av 8 · Krampanfall — gör så här`)
}

test('an assistant without a network goes through all eight steps of Krampanfall by keyboard alone, and then by taps', async ({ phone }) => {
  test.setTimeout(120_000)
  const omar = await phone('Omar', { isWhole: true })
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  const { page } = omar
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeFocused()

  await page.keyboard.press('Tab')
  await expect(focused(page)).toHaveText('Krampanfall')
  await page.keyboard.press('Enter')
  await standsAt(page, 1)
  expect(await focused(page).evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('solid')

  // The clock: started, stopped by a slip, let go on, and taken away. Whoever presses never loses their place.
  const clock = page.getByRole('region', { name: 'Klocka' })
  await tabTo(page, 'Starta klockan')
  await page.keyboard.press('Enter')
  await expect(clock).toBeFocused()
  await tabTo(page, 'Stoppa')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText('Låt gå')
  await page.keyboard.press(' ')
  await expect(focused(page)).toHaveText('Stoppa')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Nollställ')
  await page.keyboard.press('Enter')
  await expect(focused(page)).toHaveText('Starta klockan')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('timer')).toHaveText(/^0:0\d$/)

  for (let step = 2; step <= 8; step++) {
    await tabTo(page, 'Klart, nästa')
    await goOn(page, () => page.keyboard.press('Enter'))
    await standsAt(page, step)
    await expect(page.getByRole('timer')).toBeVisible()
    if (step === 3) {
      await tabTo(page, 'Tillbaka')
      await page.keyboard.press('Enter')
      await standsAt(page, 2)
      await goOn(page, () => page.keyboard.press('ArrowRight'))
      await standsAt(page, 3)
    }
    if (step === 5) {
      await tabTo(page, 'Ring 112')
      await expect(focused(page)).toHaveAttribute('href', 'tel:112')
      // The whole list and back to where one was.
      await tabTo(page, 'Lista', { back: true })
      await page.keyboard.press('Enter')
      await expect(page.getByRole('heading', { level: 1, name: 'Krampanfall — gör så här' })).toBeFocused()
      await tabTo(page, 'Fortsätt på steg 5')
      await page.keyboard.press('Enter')
      await standsAt(page, 5)
    }
  }
  // A key that is held down does not run through the steps.
  await page.keyboard.press('ArrowLeft')
  await standsAt(page, 7)
  await page.keyboard.down('ArrowLeft')
  await page.keyboard.down('ArrowLeft')
  await page.keyboard.down('ArrowLeft')
  await page.keyboard.up('ArrowLeft')
  await standsAt(page, 6)
  for (const step of [7, 8]) {
    await goOn(page, () => page.keyboard.press('ArrowRight'))
    await standsAt(page, step)
  }
  // No trap: from the last button on, Tab leaves the page, and comes in again at its beginning.
  await tabTo(page, 'Klart')
  await page.keyboard.press('Tab')
  await tabTo(page, 'Lista')
  await tabTo(page, /^Epilepsi/)
  await page.keyboard.press('Enter')
  await expect(page.getByText(/Anfall i 5 min eller mer/)).toBeVisible()
  await page.keyboard.press('Enter')
  await tabTo(page, 'Klart')
  await goOn(page, () => page.keyboard.press('Enter'))
  await expect(page.getByRole('heading', { level: 1, name: 'Klart' })).toBeFocused()
  await tabTo(page, 'Stoppa')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Nollställ')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Klart' })).toBeFocused()
  await tabTo(page, 'Till Just nu')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeFocused()

  await omar.restart({ offline: true })
  const again = omar.page
  await again.getByRole('link', { name: 'Krampanfall' }).click()
  for (let step = 1; step <= 8; step++) {
    await standsAt(again, step)
    // A ring is for those who need it.
    expect(await focused(again).evaluate((one) => getComputedStyle(one).outlineStyle)).toBe('none')
    if (step === 4) {
      await again.getByRole('button', { name: 'Tillbaka' }).click()
      await standsAt(again, 3)
      await goOn(again, () => again.getByRole('button', { name: 'Klart, nästa' }).click())
      await standsAt(again, 4)
    }
    await goOn(again, () => again.getByRole('button', { name: step === 8 ? 'Klart' : 'Klart, nästa', exact: true }).click())
  }
  await expect(again.getByRole('heading', { level: 1, name: 'Klart' })).toBeFocused()
})

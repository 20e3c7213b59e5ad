// The main job: a substitute beside the person, no network, two taps to step one.
import { expect, readyForOffline, test } from './phone.ts'

test('an assistant opens Krampanfall without a network in one tap and steps through it', async ({ phone }) => {
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  const { page } = omar
  await expect(page.getByRole('heading', { name: 'Vad händer just nu?' })).toBeVisible()
  await expect(page.getByText(/Epilepsi/).first()).toBeVisible()
  await page.getByRole('link', { name: 'Krampanfall' }).click()
  const begin = page.getByRole('button', { name: 'Börja steg 1' }).or(page.getByRole('link', { name: 'Börja steg 1' }))
  if (await begin.count() > 0) await begin.first().click()
  await expect(page.getByText('Steg 1 av 8')).toBeVisible()
  await expect(page.getByText(/Starta klockan/)).toBeVisible()
  await expect(page.getByText(/Epilepsi/).first()).toBeVisible()
  for (let step = 2; step <= 8; step++) {
    await page.getByRole('button', { name: 'Klart, nästa' }).click()
    await expect(page.getByText(`Steg ${step} av 8`)).toBeVisible()
    if (step === 4) {
      await page.reload()
      await expect(page.getByText('Steg 4 av 8')).toBeVisible()
    }
  }
})

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
  await expect(page.getByRole('heading', { name: /Starta klockan/ })).toBeVisible()
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

test('a clock that was started goes on through a reload and a restart, says the next time to act at, and keeps its time when stopped by a slip', async ({ phone }) => {
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.restart({ offline: true })
  await omar.page.getByRole('link', { name: 'Krampanfall' }).click()
  await omar.page.getByRole('button', { name: 'Starta klockan', exact: true }).click()
  const clock = () => omar.page.getByRole('timer')
  await expect(clock()).toHaveText(/^0:(0[1-9]|[1-5]\d)$/)
  await omar.page.reload()
  await expect(clock()).toHaveText(/^0:(0[2-9]|[1-5]\d)$/)
  await omar.restart({ offline: true })
  await omar.page.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(clock()).toHaveText(/^0:(0[3-9]|[1-5]\d)$/)
  await omar.page.getByRole('button', { name: 'Stoppa' }).click()
  await omar.page.getByRole('button', { name: 'Låt gå' }).click()
  await omar.page.getByRole('link', { name: 'Vid 3 min: steg 4' }).click()
  await expect(omar.page.getByText('Steg 4 av 8')).toBeVisible()
  await expect(clock()).toHaveText(/^0:(0[3-9]|[1-5]\d)$/)
})

// A phone with no room left: nothing is said to be saved that is not, and nothing that was typed is lost.
import { expect, readyForOffline, test } from './phone.ts'

test('a full phone says so and keeps the text in the form, goes on reading, and saves when there is room', async ({ phone, baseURL }) => {
  test.setTimeout(90_000)
  const text = `När inget får plats ${Date.now()}`
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  // The browser remembers for a while how much room there was: a new start asks anew.
  await omar.restart({ at: 'about:blank', offline: true })
  const { page } = omar
  const cdp = await omar.context.newCDPSession(page)
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: baseURL!, quotaSize: 1 })
  await page.goto('/write')
  const form = page.getByLabel('Vad har hänt?')
  const save = page.getByRole('button', { name: 'Spara', exact: true })
  const own = page.getByRole('listitem').filter({ hasText: text })
  await form.fill(text)
  await save.click()
  await expect(page.getByText(/^Inte sparad: telefonen är full/).first()).toBeVisible()
  await expect(form).toHaveValue(text)
  await expect(own).toHaveCount(0)
  const reader = await omar.context.newPage()
  await reader.goto('/')
  await reader.getByRole('link', { name: 'Krampanfall' }).click()
  await expect(reader.getByText(/^Steg 1 av 8$/).or(reader.getByText('Börja steg 1')).first()).toBeVisible()
  await reader.close()
  await cdp.send('Storage.overrideQuotaForOrigin', { origin: baseURL! })
  await expect(async () => {
    await save.click()
    await expect(own).toBeVisible({ timeout: 2000 })
  }).toPass({ timeout: 45_000 })
  await expect(form).toHaveValue('')
  await omar.online()
  await expect(own.getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await expect(own).toHaveCount(1)
})

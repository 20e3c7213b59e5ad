// One browser, two people: nobody sees or sends what is another's, and nobody's waiting text is lost when another signs in or out.
import { choosePerson, expect, readyForOffline, signIn, test } from './phone.ts'

const signOut = async (page: import('@playwright/test').Page) => {
  await page.goto('/me')
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  const sure = page.getByRole('dialog').or(page.getByRole('alertdialog')).getByRole('button', { name: 'Logga ut' })
  await sure.click()
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible()
}

test('a second person on the phone never sees the first one’s binder, and the first one’s waiting note is delivered as the first one’s', async ({ phone }) => {
  test.setTimeout(150_000)
  const text = `Skriven av Omar ${Date.now()}`
  const shared = await phone('Omar')
  const { page } = shared
  await readyForOffline(page)
  await shared.offline()
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('Väntar')).toBeVisible()
  // Signed out without a network: the copy goes, the waiting note stays sealed.
  await signOut(page)
  expect(await page.content()).not.toContain(text)
  await shared.online()
  await signIn(page, 'Elin')
  await page.goto('/write')
  await expect(page.getByRole('heading', { level: 1, name: 'Skriv' })).toBeVisible()
  await expect(page.getByText(text)).toHaveCount(0)

  const sara = await phone('Sara')
  await choosePerson(sara.page, 'Tove')
  await sara.page.goto('/write')
  const arrived = sara.page.getByRole('listitem').filter({ hasText: text })
  await expect(arrived).toHaveCount(1, { timeout: 40_000 })
  await expect(arrived).toContainText('Omar')
  // The app still starts without a network for the one who is signed in.
  await shared.restart({ offline: true })
  await expect(shared.page.getByText('Tove').first()).toBeVisible()
})

// The app closed without a network, opened after the session has ended: what was written goes out all the same, and once.
import { expect, readyForOffline, signIn, test } from './phone.ts'

test('a note written without a network arrives though the app was restarted and the session had ended when it was online again', async ({ phone }) => {
  test.setTimeout(90_000)
  const text = `Skriven före utloggningen ${Date.now()}`
  const omar = await phone('Omar', { isNew: true })
  await readyForOffline(omar.page)
  await omar.page.goto('/write')
  await omar.offline()
  await omar.page.getByLabel('Vad har hänt?').fill(text)
  await omar.page.getByRole('button', { name: 'Spara', exact: true }).click()
  const own = () => omar.page.getByRole('listitem').filter({ hasText: text })
  await expect(own().getByText('Väntar')).toBeVisible()
  // As a session that has run out: the server knows the cookie no more.
  await omar.context.clearCookies()
  await omar.restart({ offline: true, at: '/write' })
  await expect(own().getByText('Väntar')).toBeVisible()
  await omar.online()
  // Delivered sealed, without a session; the one who signs in again sees it sent.
  await signIn(omar.page, 'Omar')
  await omar.page.goto('/write')
  await expect(own().getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await expect(own()).toHaveCount(1)
})

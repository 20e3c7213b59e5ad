// The binder locked by the phone's own face or finger: a key that only the authenticator can give back, tried with a virtual one.
import { expect, readyForOffline, test } from './phone.ts'

test('a passkey locks the binder, opens it also without a network, and nothing opens it once the passkey is gone', async ({ phone }) => {
  const word = `Sov gott hela natten ${Date.now()}`
  const omar = await phone('Omar')
  const { page } = omar
  const authenticators = await page.context().newCDPSession(page)
  await authenticators.send('WebAuthn.enable')
  /** One built into the phone. It lives as long as the tab: a restarted browser would have lost it, a reloaded page has not. */
  const add = async (hasPrf: boolean) => (await authenticators.send('WebAuthn.addVirtualAuthenticator', {
    options: { protocol: 'ctap2', ctap2Version: 'ctap2_1', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true, hasPrf },
  })).authenticatorId
  const note = page.getByRole('listitem').filter({ hasText: word })

  await readyForOffline(page)
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(word)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(note).toBeVisible()

  // A device that signs in by finger but gives no key back cannot protect anything: said, and nothing has changed.
  await page.goto('/me')
  const useFinger = page.getByRole('button', { name: 'Öppna med ansikte eller finger' })
  const withoutKeys = await add(false)
  await useFinger.click()
  await expect(page.getByText('Det gick inte. Försök igen, eller sätt en pinkod.')).toBeVisible()
  await expect(page.getByText('telefonens eget lås')).toBeVisible()
  await authenticators.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: withoutKeys })

  const authenticatorId = await add(true)
  await useFinger.click()
  await expect(page.getByText('Pärmen öppnas med din nyckel')).toBeVisible()
  await expect(useFinger).toHaveCount(0)

  // The tab's memory goes, and the key with it.
  await omar.offline()
  await page.goto('/write')
  const unlock = page.getByRole('button', { name: 'Lås upp med ansikte eller finger' })
  await expect(unlock).toBeVisible()
  await expect(page.getByLabel('Pinkod')).toHaveCount(0)
  expect(await page.content()).not.toContain(word)
  await unlock.click()
  await expect(note).toBeVisible()

  await page.reload()
  await authenticators.send('WebAuthn.clearCredentials', { authenticatorId })
  await unlock.click()
  await expect(page.getByText('Det gick inte. Försök igen.')).toBeVisible()
  expect(await page.content()).not.toContain(word)
})

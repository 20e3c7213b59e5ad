// The app closed without a network, opened after the session has ended: what was written goes out all the same, and once.
import { expect, readyForOffline, signIn, test } from './phone.ts'

/** What Sara is given by the server at this moment, asked for without a browser. */
async function saraIsGiven(baseURL: string): Promise<() => Promise<string>> {
  const answer = await fetch(`${baseURL}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: baseURL }, body: JSON.stringify({ email: 'sara@example.com', password: 'ViewMe-demo-2026' }) })
  const headers = { cookie: answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; ') }
  const { memberships } = await (await fetch(`${baseURL}/api/me`, { headers })).json() as { memberships: { account: string }[] }
  return async () => (await Promise.all(memberships.map(async ({ account }) => (await fetch(`${baseURL}/api/accounts/${account}/facts?kind=note`, { headers })).text()))).join('\n')
}

test('a note written without a network arrives though the app was restarted and the session had ended when it was online again', async ({ phone, baseURL }) => {
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
  // Ended at the server; the phone still has its cookie, and does not know.
  const cookie = (await omar.context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await fetch(`${baseURL}/api/auth/sign-out`, { method: 'POST', headers: { cookie, origin: baseURL!, 'content-type': 'application/json' }, body: '{}' })).status).toBe(200)
  const given = await saraIsGiven(baseURL!)
  await omar.restart({ offline: true, at: '/write' })
  await expect(own().getByText('Väntar')).toBeVisible()
  await omar.online()
  // Delivered sealed, before anybody has signed in again; and once.
  await expect.poll(async () => (await given()).split(text).length - 1, { timeout: 30_000 }).toBe(1)
  await signIn(omar.page, 'Omar')
  await omar.page.goto('/write')
  await expect(own().getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await expect(own()).toHaveCount(1)
})

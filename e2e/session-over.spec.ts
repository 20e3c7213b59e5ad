// The app closed without a network, opened after the session has ended: what was written goes out all the same, and once.
import { findings } from './checker.ts'
import { choosePerson, expect, readyForOffline, signIn, test } from './phone.ts'

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

test('when access to one of two binders ends, the other is shown at once and works without a network, and it is said which one has ended', async ({ phone, baseURL }) => {
  test.setTimeout(120_000)
  const asked = async (name: string) => {
    const answer = await fetch(`${baseURL}/api/auth/sign-in/email`, { method: 'POST', headers: { 'content-type': 'application/json', origin: baseURL! }, body: JSON.stringify({ email: `${name}@example.com`, password: 'ViewMe-demo-2026' }) })
    const headers = { 'cookie': answer.headers.getSetCookie().map((one) => one.split(';')[0]).join('; '), 'content-type': 'application/json', 'origin': baseURL! }
    const { memberships } = await (await fetch(`${baseURL}/api/me`, { headers })).json() as { memberships: { id: string; account: string; person: { name: string } }[] }
    return { headers, tove: memberships.find((one) => one.person.name === 'Tove')! }
  }
  const [karin, sara] = [await asked('karin'), await asked('sara')]
  const owner = async (noun: string, body: object) => (await fetch(`${baseURL}/api/accounts/${karin.tove.account}/memberships/${sara.tove.id}/${noun}`, { method: 'POST', headers: karin.headers, body: JSON.stringify(body) })).status
  const { page, offline } = await phone('Sara')
  await choosePerson(page, 'Nils')
  await page.getByRole('link', { name: 'Skriv', exact: true }).click()
  await page.getByLabel('Vad har hänt?').fill('Halvskrivet om Nils')
  await page.getByRole('link', { name: 'Jag' }).click()
  // Left and come back to: it has been kept.
  await page.getByRole('link', { name: 'Skriv', exact: true }).click()
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue('Halvskrivet om Nils')
  await choosePerson(page, 'Tove')
  await page.goto('/')
  await expect(page.getByRole('banner')).toContainText('Tove')
  expect(await owner('ending', { how: 'early' })).toBe(200)
  try {
    const said = page.getByText('Pärmen om Tove finns inte på telefonen längre.')
    await expect(said).toBeVisible({ timeout: 30_000 })
    await expect(page.getByText('Nu visas pärmen om Nils.')).toBeVisible()
    await offline()
    for (const at of ['/', '/binder', '/me']) {
      await page.goto(at)
      await expect(page.getByRole('banner')).toContainText('Nils')
      await expect(said).toBeVisible()
    }
    await page.getByRole('link', { name: 'Läs mer' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Du har inte längre tillgång till pärmen om Tove' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Ring 112' })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Visa pärmen om Nils' })).toBeVisible()
    // Signing out would take what is half written about Nils: not from here.
    await expect(page.getByRole('button', { name: 'Logga ut' })).toHaveCount(0)
    await page.setViewportSize({ width: 320, height: 640 })
    expect(await findings(page)).toEqual([])
    await page.getByRole('button', { name: 'Jag har läst' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible()
    await expect(said).toHaveCount(0)
    await page.getByRole('link', { name: 'Skriv', exact: true }).click()
    await expect(page.getByLabel('Vad har hänt?')).toHaveValue('Halvskrivet om Nils')
  } finally { expect(await owner('periods', {})).toBe(200) }
})

// One browser, two people: nobody sees or sends what is another's, and nobody's waiting text is lost when another signs in or out.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { holding } from './files.ts'
import { choose, expect, leadOfTove, readyForOffline, setPin, signIn, signInShared, test } from './phone.ts'

test('a second person on the phone never sees the first one’s binder, and the first one’s waiting note is delivered as the first one’s', async ({ phone, baseURL }) => {
  test.setTimeout(180_000)
  const text = `Skriven av Omar ${Date.now()}`
  const shared = await phone('Omar', { isNew: true })
  let { page } = shared
  await readyForOffline(page)
  await shared.offline()
  await page.goto('/write')
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('Väntar')).toBeVisible()
  // Signed out without a network: the copy goes, the waiting note stays sealed.
  await page.goto('/me')
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toContainText('Utan nät får ViewMe inte veta att du har loggat ut.')
  await page.getByRole('alertdialog').getByRole('button', { name: 'Logga ut' }).click()
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible()
  await expect(page.getByText('ViewMe får veta det när telefonen har nät.')).toBeVisible()
  expect(await page.content()).not.toContain(text)
  const [session] = (await shared.context.cookies()).filter((cookie) => /session/.test(cookie.name))
  expect(session).toBeTruthy()
  const opensBy = async (cookie: typeof session) => (await fetch(`${baseURL}/api/me`, { headers: { cookie: `${cookie!.name}=${cookie!.value}` } })).status
  expect(await opensBy(session)).toBe(200)
  // The browser is closed, and opened again with network on an address of the server's own: nothing is read by it, and the session ends all the same.
  await shared.restart({ at: '/api/me' })
  await expect(shared.page.locator('body')).toContainText('not-a-page')
  await expect.poll(() => opensBy(session)).toBe(401)
  page = shared.page
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Logga in' })).toBeVisible()
  await expect(page.getByText('ViewMe får veta det')).toHaveCount(0)
  await signIn(page, 'Elin')
  await page.goto('/write')
  await expect(page.getByRole('heading', { level: 1, name: 'Skriv' })).toBeVisible()
  await expect(page.getByText(text)).toHaveCount(0)

  const sara = await leadOfTove(phone)
  await sara.page.goto('/write')
  const arrived = sara.page.getByRole('listitem').filter({ hasText: text })
  await expect(arrived).toHaveCount(1, { timeout: 40_000 })
  await expect(arrived).toContainText('Omar')
  // The app still starts without a network for the one who is signed in.
  await shared.restart({ offline: true })
  await expect(shared.page.getByText('Tove').first()).toBeVisible()
})

test('a second person makes the phone shared: both need a PIN, the first one’s waiting note arrives as theirs, and nothing but the moment set can be read without', async ({ phone }) => {
  test.setTimeout(240_000)
  const run = Date.now()
  const [sent, waiting] = [`Sov gott ${run}`, `Åt frukost ${run}`]
  const shared = await phone('Omar', { isNew: true, isWhole: true })
  const { page } = shared
  const write = async (text: string) => {
    await page.goto('/write')
    await page.getByLabel('Vad har hänt?').fill(text)
    await page.getByRole('button', { name: 'Spara', exact: true }).click()
    await expect(page.getByRole('listitem').filter({ hasText: text })).toBeVisible()
  }
  await readyForOffline(page)
  await write(sent)
  await expect(page.getByRole('listitem').filter({ hasText: sent }).getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await shared.offline()
  await write(waiting)
  await page.getByLabel('Vad har hänt?').fill('Halvskrivet av Omar')
  // Left and come back to: it has been kept.
  await page.getByRole('link', { name: 'Jag' }).click()
  await page.getByRole('link', { name: 'Skriv', exact: true }).click()
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue('Halvskrivet av Omar')
  await page.goto('/sign-in')
  await expect(page.getByText('Loggar någon annan in delas telefonen av flera')).toBeVisible()
  await shared.online()
  await page.reload()

  // Elin comes. What Omar has half written lies here only: said before, and nothing has happened when she turns back.
  const question = page.getByRole('alertdialog', { name: 'Ta bort en annans text?' })
  await page.getByRole('button', { name: /^Elin\b/ }).first().click()
  await expect(question).toContainText('1 text som en annan har skrivit finns bara på den här telefonen.')
  await question.getByRole('button', { name: 'Avbryt' }).click()
  await page.goto('/write')
  await expect(page.getByLabel('Vad har hänt?')).toHaveValue('Halvskrivet av Omar')
  await page.goto('/sign-in')
  await page.getByRole('button', { name: /^Elin\b/ }).first().click()
  await question.getByRole('button', { name: 'Fortsätt ändå' }).click()
  await expect(page.getByText('Nu delas telefonen av flera.')).toBeVisible({ timeout: 30_000 })
  await page.getByRole('link', { name: 'Hoppa över: bara det som behövs i stunden' }).click()
  await expect(page.getByText(/Epilepsi/).first()).toBeVisible({ timeout: 30_000 })
  await page.goto('/')
  await page.getByRole('link', { name: 'Lås upp' }).click()
  // Loaded anew, it asks who it is; and only who has just signed in may set a PIN.
  await page.getByRole('button', { name: 'Elin' }).click()
  await expect(page.getByText('Bara du får sätta din pinkod.')).toBeVisible()
  await expect(page.getByLabel('Ny pinkod')).toHaveCount(0)
  await signInShared(page, 'Elin', '246802')
  await page.goto('/unlock')
  await page.getByRole('button', { name: 'Elin' }).click()
  await page.getByLabel('Pinkod').fill('246802')
  await page.getByRole('button', { name: 'Lås upp', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
  const sara = await leadOfTove(phone)
  await sara.page.goto('/write')
  const arrived = sara.page.getByRole('listitem').filter({ hasText: waiting })
  await expect(arrived).toHaveCount(1, { timeout: 40_000 })
  await expect(arrived).toContainText('Omar')

  // Omar’s door: his name and a colour, no note of his behind it before he has signed in and set a PIN.
  await page.getByRole('link', { name: 'Jag' }).click()
  await page.getByRole('button', { name: 'Byt person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vem är du?' })).toBeVisible()
  for (const name of ['Omar', 'Elin']) expect((await page.getByRole('button', { name }).boundingBox())!.height).toBeGreaterThanOrEqual(72)
  expect(await page.locator('body').innerText()).not.toContain('Tove')
  await page.getByRole('button', { name: 'Omar' }).click()
  await expect(page.getByText('Bara du får sätta din pinkod.')).toBeVisible()
  await page.goto('/write')
  await expect(page.getByRole('heading', { level: 1, name: 'Vem är du?' })).toBeVisible()

  await shared.context.close()
  const copy = mkdtempSync(join(tmpdir(), 'viewme-copied-'))
  try {
    for (const text of [sent, waiting, 'Starta klockan. Säg lugnt']) expect(holding(shared.profile, text)).toEqual([])
    cpSync(shared.profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
    const thief = await phone(undefined, { profile: copy, isWhole: true })
    await thief.offline()
    await thief.page.goto('/')
    await expect(thief.page.getByRole('heading', { name: 'Vad händer just nu?' })).toBeVisible()
    await thief.page.goto('/write')
    await expect(thief.page.getByRole('heading', { level: 1, name: 'Vem är du?' })).toBeVisible()
  } finally { rmSync(copy, { recursive: true, force: true }) }

  // He is back: a PIN of his own, and all is there again, each note once.
  await shared.restart({ at: '/sign-in' })
  await signInShared(shared.page, 'Omar', '135790')
  await shared.page.getByRole('link', { name: 'Skriv', exact: true }).click()
  for (const text of [sent, waiting]) {
    const own = shared.page.getByRole('listitem').filter({ hasText: text })
    await expect(own.getByText('Skickad')).toBeVisible({ timeout: 30_000 })
    await expect(own).toHaveCount(1)
  }
})

test('a phone that is said to be shared asks for a PIN at once, and shows each by what they have chosen', async ({ phone }) => {
  test.setTimeout(120_000)
  const { page, offline } = await phone()
  await page.goto('/sign-in')
  await choose(page.getByRole('radio', { name: /Delas av flera/ }))
  await page.getByRole('button', { name: /^Omar\b/ }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Sätt en pinkod först' })).toBeVisible({ timeout: 30_000 })
  await setPin(page, '135790')
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
  await readyForOffline(page)
  await page.getByRole('link', { name: 'Jag' }).click()
  await page.getByRole('button', { name: 'Ändra hur du syns' }).click()
  await choose(page.getByRole('radio', { name: 'En symbol i stället' }))
  await choose(page.getByRole('radio', { name: 'Fisk' }))
  await choose(page.getByRole('radio', { name: 'Lila' }))
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await offline()
  await page.getByRole('button', { name: 'Byt person' }).click()
  await expect(page.getByRole('button', { name: 'Omar' })).toHaveCount(0)
  await page.getByRole('button', { name: 'Fisk' }).click()
  await page.getByLabel('Pinkod').fill('000000')
  await page.getByRole('button', { name: 'Lås upp', exact: true }).click()
  // The wait is said at once, and counts down.
  await expect(page.getByText(/^Vänta (1 minut|5\d sekunder) innan du försöker igen\.$/).first()).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText('9 försök kvar')).toBeVisible()
  await expect(page.getByText(/^Vänta 5\d sekunder/)).toBeVisible()
  await expect(page.getByText('Vid tio fel raderas kopian på telefonen.')).toBeVisible()
  await page.getByRole('button', { name: 'Byt person' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vem är du?' })).toBeVisible()
  await page.getByRole('link', { name: 'Logga in som någon annan' }).click()
  await expect(page.getByRole('radio', { name: /Delas av flera/ })).toBeChecked()
})

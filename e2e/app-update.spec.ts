// A phone that was away meets a newer app: the draft, what waits, and the open page all survive it.
import type { Page } from '@playwright/test'
import { install } from './installation.ts'
import { choose, expect, leadOfTove, readyForOffline, test } from './phone.ts'
import { port } from './served.ts'

const own = port + 1000
test.use({ baseURL: `http://localhost:${own}` })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const place = (page: Page, name: string) => page.getByRole('navigation', { name: 'Platser' }).getByRole('link', { name })
/** The script that this page runs: another build has another. */
const script = (page: Page) => page.evaluate(() => document.querySelector<HTMLScriptElement>('script[src]')!.src)
/** A build that is whole and waits to take over. Looked at, never asked: a worker that is asked something is not put aside meanwhile. */
const waits = (page: Page) => page.evaluate(async () => (await navigator.serviceWorker.getRegistration())!.waiting !== null)

test('a phone of the build before, with a draft and three facts that wait, meets the new build: nothing is lost, each fact arrives once, and the open page goes on', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(240_000)
  const run = Date.now()
  const draft = `Utkast före uppdateringen ${run}`
  const [first, second, contact] = [`Före ${run}`, `Sedan ${run}`, `Ny grannkontakt ${run}`]
  const installed = install(own)
  try {
    const another = installed.buildAnother()
    await installed.start()
    const sara = await leadOfTove(phone, { isNew: true })
    await sara.page.goto('/')
    await readyForOffline(sara.page)
    const before = await script(sara.page)
    await sara.page.getByRole('link', { name: 'Taklyften stannar' }).click()
    const at = new URL(sara.page.url()).pathname
    await sara.page.getByRole('link', { name: 'Ändra instruktionen' }).click()
    await sara.page.getByRole('textbox', { name: 'Steg 1', exact: true }).fill(draft)
    await expect(sara.page.locator('form')).toHaveAttribute('data-kept', 'all')

    await sara.offline()
    await place(sara.page, 'Skriv').click()
    for (const text of [first, second]) {
      await sara.page.getByLabel('Vad har hänt?').fill(text)
      await button(sara.page, 'Spara').click()
      await expect(sara.page.getByRole('listitem').filter({ hasText: text }).getByText('Väntar')).toBeVisible()
    }
    await sara.page.goto('/contacts/new')
    await choose(sara.page.getByRole('radio', { name: 'Någon annan' }))
    await sara.page.getByLabel('Namn').fill(contact)
    await sara.page.getByLabel('Vem är det?').fill('granne')
    await sara.page.getByLabel('Telefon').fill('08-46 50 04 21')
    await button(sara.page, 'Spara').click()
    await expect(sara.page.getByRole('link', { name: new RegExp(contact) })).toBeVisible()
    await sara.context.close()

    await another
    await installed.stop()
    installed.replaceApp()
    await installed.start()
    const asks = await playwright.request.newContext({ baseURL: baseURL! })
    // The server has no file of the build before.
    expect((await asks.get(before)).status()).toBe(404)

    // Opened where it was half written: the build before is shown, whole, with the draft, and what waited is sent.
    await sara.restart({ at: `${at}/edit` })
    const { page } = sara
    await expect(page.getByRole('textbox', { name: 'Steg 1', exact: true })).toHaveValue(draft)
    expect(await script(page)).toBe(before)
    await expect.poll(() => waits(page), { timeout: 40_000 }).toBe(true)
    expect((await asks.post('/api/auth/sign-in/email', { data: { email: 'sara@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
    const { memberships } = await (await asks.get('/api/me')).json()
    const { account } = memberships.find((one: { person: { name: string } }) => one.person.name === 'Tove')
    const arrived = async () => {
      const found: string[] = []
      for (let cursor = '', more = true; more;) {
        const reply = await (await asks.get(`/api/accounts/${account}/facts?limit=500${cursor && `&after=${encodeURIComponent(cursor)}`}`)).json()
        for (const { body } of reply.facts) if ([first, second].includes(body.text)) found.push(body.text)
          else if (body.name === contact) found.push(body.name)
        ;({ cursor, more } = reply)
      }
      return found.toSorted()
    }
    await expect.poll(arrived, { timeout: 40_000 }).toEqual([first, second, contact].toSorted())

    // Parts of the build before that this page has not used yet, and the server no longer has.
    await place(page, 'Teamet').click()
    await expect(page.getByRole('heading', { level: 1, name: 'Teamet' })).toBeVisible()
    await expect(page.getByText('Omar Testberg', { exact: true })).toBeVisible()
    expect(await script(page)).toBe(before)

    expect(await waits(page)).toBe(true)

    // Nothing is half written at a start like this: the new build takes over, and is what the next one shows.
    await expect(async () => {
      await page.goto('/today')
      await expect.poll(() => waits(page), { timeout: 5000 }).toBe(false)
    }).toPass({ timeout: 40_000 })
    await page.goto(`${at}/edit`)
    expect(await script(page)).not.toBe(before)
    await expect(page.getByRole('textbox', { name: 'Steg 1', exact: true })).toHaveValue(draft)
    await place(page, 'Skriv').click()
    for (const text of [first, second]) await expect(page.getByRole('listitem').filter({ hasText: text }).getByText('Skickad')).toHaveCount(1)
    expect(await arrived()).toHaveLength(3)

    // And alone without a network, as the build before was.
    await sara.restart({ offline: true })
    await expect(sara.page.getByRole('link', { name: 'Krampanfall' })).toBeVisible()
    expect(await script(sara.page)).not.toBe(before)
    await asks.dispose()
  } finally {
    await installed.remove()
  }
})

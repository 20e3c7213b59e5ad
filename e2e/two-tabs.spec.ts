// Two tabs of one phone: one of them sends for both. What was said to be saved is there after the worst that can happen to a browser.
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { expect, readyForOffline, test } from './phone.ts'

const noteIn = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** Resolves when the screen has said that it is saved, and waits. */
async function write(page: Page, text: string): Promise<void> {
  await page.getByLabel('Vad har hänt?').fill(text)
  await page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(noteIn(page, text)).toBeVisible()
}

/** The browser of this profile and everything it has started: found by the profile's own folder, which no other process names. */
function killBrowser(profile: string): number {
  const own = readdirSync('/proc').filter((name) => /^\d+$/.test(name)).filter((pid) => {
    try { return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(`--user-data-dir=${profile}`) } catch { return false }
  }).map(Number)
  for (const pid of own) { try { process.kill(pid, 'SIGKILL') } catch { /* gone with its parent */ } }
  return own.length
}

test('what two tabs have said is saved arrives once each, though the browser is killed without a network, or the tab that sends is frozen', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(150_000)
  const run = Date.now()
  const all: string[] = []
  const omar = await phone('Omar')
  await readyForOffline(omar.page)

  for (const wait of [300, 2000]) {
    const first = omar.page
    const second = await omar.context.newPage()
    for (const page of [first, second]) await page.goto('/write')
    await omar.offline()
    const texts = ['första', 'andra', 'tredje', 'fjärde'].map((name) => `${name} ${wait} ${run}`)
    await Promise.all([first, second].map(async (page, at) => { await write(page, texts[at]!); await write(page, texts[at + 2]!) }))
    all.push(...texts)
    // Part of the fault itself: so long after the last "saved" the browser dies.
    await new Promise((resolve) => setTimeout(resolve, wait))
    expect(killBrowser(omar.profile)).toBeGreaterThan(0)
    await omar.restart({ offline: true, at: '/write' })
    for (const text of texts) await expect(noteIn(omar.page, text).getByText('Väntar')).toBeVisible()
  }
  await omar.online()
  for (const text of all) await expect(noteIn(omar.page, text).getByText('Skickad')).toBeVisible({ timeout: 30_000 })

  // The first tab sends for both. Frozen, it would hold the outbox for ever: after 30 s without a heartbeat the other takes over.
  const other = await omar.context.newPage()
  await other.goto('/write')
  const cdp = await omar.context.newCDPSession(omar.page)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  const held = `medan den andra fliken sover ${run}`
  await write(other, held)
  await expect(noteIn(other, held).getByText('Skickad')).toBeVisible({ timeout: 50_000 })
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  all.push(held)

  // On the server: each once. Asked by a session of its own: a killed browser may have lost its cookie, and what waited is delivered all the same.
  const asks = await playwright.request.newContext({ baseURL: baseURL! })
  expect((await asks.post('/api/auth/sign-in/email', { data: { email: 'omar@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
  const { memberships } = await (await asks.get('/api/me')).json()
  const account = memberships.find((one: { person: { name: string } }) => one.person.name === 'Tove').account
  const found: string[] = []
  for (let cursor = '', more = true; more;) {
    const reply = await (await asks.get(`/api/accounts/${account}/facts?limit=500${cursor && `&after=${encodeURIComponent(cursor)}`}`)).json()
    for (const fact of reply.facts) if (all.includes(fact.body.text)) found.push(fact.body.text)
    ;({ cursor, more } = reply)
  }
  await asks.dispose()
  expect(found.toSorted()).toEqual(all.toSorted())
})

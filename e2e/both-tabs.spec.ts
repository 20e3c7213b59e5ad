// Two tabs of one phone: one of them sends for both. What was said to be saved is there after the worst that can happen to a browser.
import { readdirSync, readFileSync } from 'node:fs'
import type { APIRequest, BrowserContext, Page } from '@playwright/test'
import { expect, readyForOffline, test } from './phone.ts'
import { openProxy } from './proxy.ts'

/** How often the browser is killed: a few times here, many in `npm run soak -- browser`. */
const kills = Number(process.env.VIEWME_BROWSER_KILLS ?? 4)

const noteIn = (page: Page, text: string) => page.getByRole('listitem').filter({ hasText: text })

/** Resolves when the screen has said that it is saved. */
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

const wait = (ms: number) => new Promise<void>((resolve) => { setTimeout(resolve, ms) })

/** What is sent takes its time on the way there, or on the way back: a kill then meets it before it arrives, or after it counts and before it is known. */
async function slowly(context: BrowserContext): Promise<void> {
  await context.route('**/facts', async (route) => {
    if (route.request().method() !== 'POST') return route.fallback()
    const late = Math.random() * 1500
    try {
      if (Math.random() < 0.5) { await wait(late); await route.continue(); return }
      const response = await route.fetch()
      await wait(late)
      await route.fulfill({ response })
    } catch { /* the browser is gone */ }
  })
}

/** All texts that the server has of Tove, each as often as it is there. Asked by a session of its own: a killed browser may have lost its cookie. */
async function onServer(request: APIRequest, baseURL: string): Promise<string[]> {
  const asks = await request.newContext({ baseURL })
  expect((await asks.post('/api/auth/sign-in/email', { data: { email: 'omar@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
  const { memberships } = await (await asks.get('/api/me')).json()
  const account = memberships.find((one: { person: { name: string } }) => one.person.name === 'Tove').account
  const found: string[] = []
  for (let cursor = '', more = true; more;) {
    const reply = await (await asks.get(`/api/accounts/${account}/facts?limit=500${cursor && `&after=${encodeURIComponent(cursor)}`}`)).json()
    for (const fact of reply.facts) if (typeof fact.body.text === 'string') found.push(fact.body.text)
    ;({ cursor, more } = reply)
  }
  await asks.dispose()
  return found
}

/** What there is to meet when the browser goes, and how it goes. */
const ends = [
  { net: 'without a network', killed: true }, { net: 'while sending', killed: true },
  { net: 'with the server down', killed: true }, { net: 'with the server down', killed: false },
] as const

test('what two tabs have said is saved arrives once each, whenever the browser is killed or closed, without a network, with the server down or in the midst of sending', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(90_000 + kills * 45_000)
  const run = Date.now()
  const all: string[] = []
  const way = await openProxy(baseURL!)
  const omar = await phone('Omar', { isNew: true, isWhole: true, baseURL: way.address })
  await readyForOffline(omar.page)
  // Closed in good order once: the session lies on the disk.
  await omar.restart({ at: '/write' })

  for (let kill = 0; kill < kills; kill++) {
    const { net, killed } = ends[kill % ends.length]!
    const isSending = net === 'while sending'
    // Part of the fault itself: so long after the last "saved" the browser dies.
    const ms = Math.round(Math.random() * (isSending ? 2000 : 6000))
    const first = omar.page
    const second = await omar.context.newPage()
    for (const page of [first, second]) await page.goto('/write')
    if (isSending) await slowly(omar.context)
    else if (net === 'without a network') await omar.offline()
    else await way.stop()
    const texts = ['första', 'andra', 'tredje', 'fjärde'].map((name) => `${name} ${kill} ${run}`)
    await Promise.all([first, second].map(async (page, at) => { await write(page, texts[at]!); await write(page, texts[at + 2]!) }))
    all.push(...texts)
    await wait(ms)
    if (killed) expect(killBrowser(omar.profile)).toBeGreaterThan(0)
    else await omar.context.close()
    await omar.restart({ offline: net !== 'with the server down', at: '/write' })
    for (const text of texts) await expect(noteIn(omar.page, text).getByText(isSending ? /Väntar|Skickad/ : 'Väntar')).toBeVisible()
    if (kills > 10) console.log(`${kill + 1} of ${kills}, ${killed ? 'killed' : 'closed'} ${net}, ${ms} ms after the last "saved": all four are there`)
    if (net === 'with the server down') await way.start()
    await omar.online()
  }
  // On the server: each once, and the phone knows it.
  await expect.poll(async () => (await onServer(playwright.request, baseURL!)).filter((text) => all.includes(text)).toSorted(), { timeout: 60_000, intervals: [1000] }).toEqual(all.toSorted())
  await omar.page.goto('/write')
  for (const text of all.slice(-4)) await expect(noteIn(omar.page, text).getByText('Skickad')).toBeVisible({ timeout: 30_000 })
  await way.stop()
})

test('a tab that is frozen while it sends for both holds nothing up for ever', async ({ phone, playwright, baseURL }) => {
  test.setTimeout(120_000)
  const omar = await phone('Omar')
  await readyForOffline(omar.page)
  await omar.page.goto('/write')
  // Without a heartbeat for 30 s the other takes over.
  const other = await omar.context.newPage()
  await other.goto('/write')
  const cdp = await omar.context.newCDPSession(omar.page)
  await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
  const held = `medan den andra fliken sover ${Date.now()}`
  await write(other, held)
  await expect(noteIn(other, held).getByText('Skickad')).toBeVisible({ timeout: 50_000 })
  await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  expect((await onServer(playwright.request, baseURL!)).filter((text) => text === held)).toEqual([held])
})

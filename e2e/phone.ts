// A phone in a hand: a browser of its own, in which somebody of the demo has used ViewMe before, or one that has never seen it.
import { cpSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test as base, type BrowserContext, type Locator, type Page } from '@playwright/test'
import { launching } from './browsers.ts'
import { serveLane, type Served } from './served.ts'

export { expect }
export type Phone = {
  page: Page
  context: BrowserContext
  /** The folder of the browser's profile. */
  profile: string
  offline(): Promise<void>
  online(): Promise<void>
  /** Closes the browser and opens it again on the same profile: what was not on the disk is gone. */
  restart(options?: { offline?: boolean; at?: string }): Promise<void>
}

/**
 * `isNew`: they sign in on it for the first time; for journeys about a session, a device or its first fill. `baseURL`: another way to the server
 * than the one all take. `network`: the address of what stands between. `userAgent`: what the phone says it is. `isWhole`: Chromium instead of
 * its shell, where what it offers, grants, lets one set or writes down by itself is looked at, or the keyboard's way out of a page and in again.
 */
type Options = { isNew?: boolean; profile?: string; baseURL?: string; network?: string; userAgent?: string; isWhole?: boolean }
type Make = (name?: string, options?: Options) => Promise<Phone>

export const test = base.extend<{ phone: Make }, { served: Served }>({
  served: [async ({ playwright: _ }, use) => {
    const served = await serveLane()
    await use(served)
    await served.stop()
  }, { scope: 'worker', auto: true, timeout: 120_000 }],
  baseURL: async ({ served }, use) => use(served.address),
  phone: async ({ baseURL, served, viewport, locale, timezoneId }, use, testInfo) => {
    const opened: BrowserContext[] = []
    const profiles: string[] = []
    const launch = async (profile: string, offline: boolean, { baseURL: address, network, userAgent, isWhole = false }: Options) => {
      const context = await chromium.launchPersistentContext(profile, {
        ...launching(isWhole), ...network ? { proxy: { server: network } } : {}, ...userAgent ? { userAgent } : {}, viewport, locale: locale!, timezoneId: timezoneId!, baseURL: address ?? baseURL!, offline, serviceWorkers: 'allow',
      })
      context.setDefaultTimeout(20_000)
      opened.push(context)
      return context
    }
    const held = new Set<string>()
    await use(async (name, options = {}) => {
      const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'viewme-phone-'))
      profiles.push(profile)
      // Two phones of one human are two devices: only one of them is the one they had before.
      const isUsed = name !== undefined && !options.isNew && !held.has(name)
      if (isUsed) {
        held.add(name)
        const used = join(served.folder, 'phones', options.isWhole ? `${name} whole` : name)
        if (!existsSync(used)) {
          testInfo.setTimeout(testInfo.timeout + 60_000)
          const first = await launch(`${used}-filling`, false, options.isWhole ? { isWhole: true } : {})
          await fill(first.pages()[0]!, name)
          await first.close()
          renameSync(`${used}-filling`, used)
        }
        cpSync(used, profile, { recursive: true, filter: (path) => !/Singleton/.test(path) })
      }
      const phone = { profile } as Phone
      const enter = async (offline: boolean) => {
        phone.context = await launch(profile, offline, options)
        phone.page = phone.context.pages()[0] ?? await phone.context.newPage()
      }
      await enter(false)
      phone.offline = () => phone.context.setOffline(true)
      phone.online = async () => { await phone.context.setOffline(false) }
      phone.restart = async ({ offline = false, at = '/' } = {}) => {
        // A browser that has been killed is closed already.
        await phone.context.close().catch(() => {})
        await enter(offline)
        await phone.page.goto(at)
      }
      if (isUsed) {
        testInfo.setTimeout(testInfo.timeout + 75_000)
        await takeUp(phone.page)
      }
      else if (name) await signIn(phone.page, name)
      return phone
    })
    for (const context of opened) await context.close().catch(() => {})
    for (const profile of profiles) rmSync(profile, { recursive: true, force: true })
  },
})

/** Signed in, ready for offline. Sara, who leads two teams, has Tove's binder open. */
async function fill(page: Page, name: string): Promise<void> {
  await signIn(page, name)
  // Whoever has used it before has seen what is shown to somebody new.
  await page.evaluate(() => localStorage.setItem('viewme-guide', 'seen'))
  if (name === 'Sara') {
    await choosePerson(page, 'Tove')
    await page.goto('/')
  }
  await readyForOffline(page)
}

/** Opens ViewMe where they are signed in since before, and waits until all that has happened since has been taken in. */
async function takeUp(page: Page): Promise<void> {
  const opened = Date.now()
  await page.goto('/')
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
  // Where the first question is lost, the next comes within a minute.
  await expect.poll(() => page.evaluate(copiedAt), { timeout: 75_000 }).toBeGreaterThanOrEqual(opened)
}

/** When the copy that is shown was last known to be the server's (ms); 0 = it cannot be said now. */
async function copiedAt(): Promise<number> {
  const done = <T>(request: IDBRequest<T>) => new Promise<T>((resolve, reject) => { request.onsuccess = () => resolve(request.result); request.onerror = () => reject(request.error) })
  const homes = await done(indexedDB.open('viewme'))
  try {
    const tx = homes.transaction(['homes', 'settings'])
    const current = await done(tx.objectStore('settings').get('current')) as { human: string; account: string } | undefined
    const home = current && await done(tx.objectStore('homes').get(`${current.human} ${current.account}`)) as { database: string | null } | undefined
    if (!home?.database) return 0
    const copy = await done(indexedDB.open(home.database))
    try { return (await done(copy.transaction('meta').objectStore('meta').get('copy')) as { at: number | null } | undefined)?.at ?? 0 } finally { copy.close() }
  } finally { homes.close() }
}

/** Signs in by the demo's button and waits until the binder can be read. */
export async function signIn(page: Page, name: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
}

/** As `signIn`, on a phone that others use too: sets this PIN where one is asked for. */
export async function signInShared(page: Page, name: string, pin: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('button', { name: new RegExp(`^${name}\\b`) }).first().click()
  await setPin(page, pin)
  await expect(page.getByRole('heading', { level: 1, name: 'Vad händer just nu?' })).toBeVisible({ timeout: 30_000 })
}

export async function setPin(page: Page, pin: string): Promise<void> {
  await page.getByLabel('Ny pinkod').fill(pin)
  await page.getByLabel('Samma pinkod igen').fill(pin)
  await page.getByRole('button', { name: 'Spara pinkoden' }).click()
}

/** Touches a choice as a person does: the row that is seen. The box itself is hidden behind it. */
export async function choose(box: Locator, on = true): Promise<void> {
  if (await box.isChecked() !== on) await box.locator('xpath=ancestor::label').click()
  await expect(box).toBeChecked({ checked: on })
}

/** Who is in several binders chooses one on the page about themselves. */
export async function choosePerson(page: Page, person: string): Promise<void> {
  await page.goto('/me')
  await choose(page.getByRole('radio', { name: new RegExp(`^${person}\\b`) }))
  await expect(page.getByRole('banner').getByText(person, { exact: true })).toBeVisible()
}

/** Sara leads two teams: her phone, with Tove's binder open. */
export async function leadOfTove(phone: Make, options: Options = {}): Promise<Phone> {
  const sara = await phone('Sara', options)
  if (options.isNew) await choosePerson(sara.page, 'Tove')
  await expect(sara.page.getByRole('banner').getByText('Tove', { exact: true })).toBeVisible()
  return sara
}

/** The phone has every file and the whole binder, and says so. */
export const readyForOffline = async (page: Page): Promise<void> => {
  await expect(page.getByText('redo för offline').first()).toBeVisible({ timeout: 45_000 })
}

// A phone's files in the wrong hands: without network, what the moment key does not cover cannot be read without the PIN. With network the session
// that was copied along reads what its owner may, until it is ended: docs/protects.md says so.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { holding } from './files.ts'
import { expect, readyForOffline, test } from './phone.ts'

test('a copied profile holds no care text in clear, and asks for the PIN before it shows a note; with network its session reads at the server, until it is ended', async ({ phone, request }) => {
  test.setTimeout(150_000)
  const word = `kanariefågel${Date.now()}`
  const planted = `klartextfågel${Date.now()}`
  const omar = await phone('Omar', { isNew: true, isWhole: true })
  await readyForOffline(omar.page)
  await omar.page.goto('/me')
  await omar.page.getByRole('button', { name: 'Sätt pinkod' }).click()
  await omar.page.getByLabel('Ny pinkod').fill('482915')
  await omar.page.getByLabel('Samma pinkod igen').fill('482915')
  await omar.page.getByRole('button', { name: 'Spara pinkoden' }).click()
  await expect(omar.page.getByText('Pärmen öppnas med din pinkod.')).toBeVisible({ timeout: 30_000 })
  await omar.page.goto('/write')
  await omar.page.getByLabel('Pinkod').fill('482915').catch(() => {})
  if (await omar.page.getByRole('button', { name: 'Lås upp' }).isVisible()) await omar.page.getByRole('button', { name: 'Lås upp' }).click()
  await omar.page.getByLabel('Vad har hänt?').fill(word)
  await omar.page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(omar.page.getByRole('listitem').filter({ hasText: word })).toContainText('Skickad', { ignoreCase: true })
  // The looking itself is tried: the same sort of word, put there in clear, must be found.
  await omar.page.evaluate((text) => new Promise<void>((resolve, reject) => {
    const open = indexedDB.open('planted', 1)
    open.onupgradeneeded = () => { open.result.createObjectStore('texts') }
    open.onsuccess = () => {
      const tx = open.result.transaction('texts', 'readwrite', { durability: 'strict' })
      tx.objectStore('texts').put({ text }, 1)
      tx.oncomplete = () => resolve()
      tx.onabort = () => reject(tx.error!)
    }
  }), planted)
  await omar.context.close()

  expect(holding(omar.profile, planted)).not.toEqual([])
  expect(holding(omar.profile, word)).toEqual([])
  expect(holding(omar.profile, 'Starta klockan. Säg lugnt')).toEqual([])

  const copy = mkdtempSync(join(tmpdir(), 'viewme-copied-'))
  try {
    cpSync(omar.profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
    const thief = await phone(undefined, { profile: copy, isWhole: true })
    await thief.offline()
    await thief.page.goto('/')
    await expect(thief.page.getByRole('heading', { name: 'Vad händer just nu?' })).toBeVisible()
    await thief.page.goto('/write')
    await expect(thief.page.getByRole('heading', { name: 'Lås upp' })).toBeVisible()
    expect(await thief.page.content()).not.toContain(word)

    await thief.online()
    expect(await readAtServer(thief.page, word)).toEqual({ status: 200, found: true })
    // The app itself still asks: what is read so is read beside it.
    expect(await thief.page.content()).not.toContain(word)
    expect((await request.post('/api/auth/sign-in/email', { data: { email: 'omar@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
    expect((await request.post('/api/auth/revoke-sessions', { data: {} })).ok()).toBe(true)
    expect(await readAtServer(thief.page, word)).toEqual({ status: 401, found: false })
  } finally { rmSync(copy, { recursive: true, force: true }) }
})

/** Asks the server as the page's session, for everything in the first of its accounts. */
const readAtServer = (page: Page, word: string) => page.evaluate(async (sought) => {
  const me = await fetch('/api/me')
  if (!me.ok) return { status: me.status, found: false }
  const { memberships } = await me.json() as { memberships: { account: string; person: { name: string } }[] }
  const { account } = memberships.find(({ person }) => person.name === 'Tove')!
  for (let after = ''; ;) {
    const answer = await fetch(`/api/accounts/${account}/facts?limit=500${after && `&after=${encodeURIComponent(after)}`}`)
    const text = await answer.text()
    if (!answer.ok || text.includes(sought)) return { status: answer.status, found: text.includes(sought) }
    const { cursor, more } = JSON.parse(text) as { cursor: string; more: boolean }
    if (!more) return { status: answer.status, found: false }
    after = cursor
  }
}, word)

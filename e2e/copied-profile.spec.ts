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
  // Nobody else's: every session of hers is ended at the end, and the phones that others take up have one.
  const yusra = await phone('Yusra', { isNew: true, isWhole: true })
  await readyForOffline(yusra.page)
  await yusra.page.goto('/me')
  await yusra.page.getByRole('button', { name: 'Sätt pinkod' }).click()
  await yusra.page.getByLabel('Ny pinkod').fill('482915')
  await yusra.page.getByLabel('Samma pinkod igen').fill('482915')
  await yusra.page.getByRole('button', { name: 'Spara pinkoden' }).click()
  await expect(yusra.page.getByText('Pärmen öppnas med din pinkod.')).toBeVisible({ timeout: 30_000 })
  await yusra.page.goto('/write')
  await yusra.page.getByLabel('Pinkod').fill('482915').catch(() => {})
  if (await yusra.page.getByRole('button', { name: 'Lås upp' }).isVisible()) await yusra.page.getByRole('button', { name: 'Lås upp' }).click()
  await yusra.page.getByLabel('Vad har hänt?').fill(word)
  await yusra.page.getByRole('button', { name: 'Spara', exact: true }).click()
  await expect(yusra.page.getByRole('listitem').filter({ hasText: word })).toContainText('Skickad', { ignoreCase: true })
  // The looking itself is tried: the same sort of word, put there in clear, must be found.
  await yusra.page.evaluate((text) => new Promise<void>((resolve, reject) => {
    const open = indexedDB.open('planted', 1)
    open.onupgradeneeded = () => { open.result.createObjectStore('texts') }
    open.onsuccess = () => {
      const tx = open.result.transaction('texts', 'readwrite', { durability: 'strict' })
      tx.objectStore('texts').put({ text }, 1)
      tx.oncomplete = () => resolve()
      tx.onabort = () => reject(tx.error!)
    }
  }), planted)
  await yusra.context.close()

  expect(holding(yusra.profile, planted)).not.toEqual([])
  expect(holding(yusra.profile, word)).toEqual([])
  expect(holding(yusra.profile, 'Starta klockan. Säg lugnt')).toEqual([])

  const copy = mkdtempSync(join(tmpdir(), 'viewme-copied-'))
  try {
    cpSync(yusra.profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
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
    expect((await request.post('/api/auth/sign-in/email', { data: { email: 'yusra@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
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

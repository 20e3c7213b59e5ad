// A phone's files in the wrong hands: what the moment key does not cover cannot be read without the PIN.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, readyForOffline, test } from './phone.ts'

function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) yield* filesIn(path)
    else if (found?.isFile()) yield path
  }
}

/** Files that hold the word, as UTF-8 or as the UTF-16 that browsers keep strings in. */
function holding(folder: string, word: string): string[] {
  const [utf8, utf16] = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]
  return [...filesIn(folder)].filter((path) => { const bytes = readFileSync(path); return bytes.includes(utf8) || bytes.includes(utf16) })
}

test('a copied profile holds no care text in clear, and asks for the PIN before it shows a note', async ({ phone }) => {
  test.setTimeout(150_000)
  const word = `kanariefågel${Date.now()}`
  const omar = await phone('Omar')
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
  await expect(omar.page.getByRole('listitem').filter({ hasText: word })).toBeVisible()
  await omar.context.close()

  expect(holding(omar.profile, word)).toEqual([])
  expect(holding(omar.profile, 'Starta klockan. Säg lugnt')).toEqual([])

  const copy = mkdtempSync(join(tmpdir(), 'viewme-copied-'))
  try {
    cpSync(omar.profile, copy, { recursive: true, filter: (path) => !/Singleton/.test(path) })
    const thief = await phone(undefined, { profile: copy })
    await thief.offline()
    await thief.page.goto('/')
    await expect(thief.page.getByRole('heading', { name: 'Vad händer just nu?' })).toBeVisible()
    await thief.page.goto('/write')
    await expect(thief.page.getByRole('heading', { name: 'Lås upp' })).toBeVisible()
    expect(await thief.page.content()).not.toContain(word)
  } finally { rmSync(copy, { recursive: true, force: true }) }
})

// What a phone reads before it puts ViewMe on its home screen.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const here = (path: string) => new URL(`public${path}`, import.meta.url)
const manifest = JSON.parse(readFileSync(here('/manifest.webmanifest'), 'utf8'))
/** As the PNG itself says it. */
const sizeOf = (path: string) => { const bytes = readFileSync(here(path)); return `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` }

test('the manifest has what a phone asks for before it installs: id, name, start, language, standalone', () => {
  expect(manifest).toMatchObject({ id: '/', name: 'ViewMe', short_name: 'ViewMe', start_url: '/', scope: '/', display: 'standalone', lang: 'sv' })
  expect(manifest.description).not.toBe('')
})

test('every icon is there in the size it says, large and small, one of them to be cut to any shape', () => {
  const icons: { src: string; sizes: string; type: string; purpose?: string }[] = manifest.icons
  for (const { src, sizes, type } of icons) {
    expect(existsSync(here(src)), src).toBe(true)
    if (type === 'image/png') expect(sizeOf(src), src).toBe(sizes)
  }
  const pngs = icons.filter(({ type }) => type === 'image/png')
  expect(pngs.filter(({ purpose }) => purpose === undefined).map(({ sizes }) => sizes)).toEqual(['192x192', '512x512'])
  expect(pngs.filter(({ purpose }) => purpose === 'maskable').map(({ sizes }) => sizes)).toEqual(['512x512'])
  expect(sizeOf('/icons/icon-180.png')).toBe('180x180')
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { tove } from './tove.ts'
import { tovePictures } from './tove.pictures.ts'

const saysPictures = tove.expressions.flatMap(({ picture }) => picture ?? [])
const folder = join(import.meta.dirname, 'pictures')

describe('the pictures of the demo’s steps', () => {
  it('shows every step of the five situations, and says in words what is seen', () => {
    const drawn = ['seizure', 'choking', 'transfer', 'pain', 'lift']
    const steps = tove.instructions.filter(({ key }) => drawn.includes(key)).flatMap(({ key, steps: own }) => own.map((_, place) => `${key} ${place + 1}`))
    expect(tovePictures.map(({ instruction, step }) => `${instruction} ${step}`).toSorted()).toEqual(steps.toSorted())
    for (const { shows } of tovePictures) expect(shows.length).toBeLessThanOrEqual(200)
    expect(new Set(tovePictures.map(({ shows }) => shows)).size).toBe(tovePictures.length)
    expect(saysPictures.map(({ shows }) => shows.length <= 200)).toEqual([true, true, true, true, true])
  })

  it('keeps each picture small, of one size, and without metadata, and no file that belongs to nothing', () => {
    const files = [...tovePictures.map(({ file }) => file), ...saysPictures.map(({ from }) => from)]
    expect(readdirSync(folder).filter((name) => name.endsWith('.webp')).toSorted()).toEqual(files.toSorted())
    for (const file of files) {
      const bytes = readFileSync(join(folder, file))
      expect(bytes.length, file).toBeLessThanOrEqual(40_000)
      // RIFF, then one chunk only: a plain VP8 frame has no room for metadata. Its key frame says width and height.
      expect([bytes.toString('latin1', 0, 4), bytes.toString('latin1', 8, 16), bytes.readUInt32LE(4) + 8]).toEqual(['RIFF', 'WEBPVP8 ', bytes.length])
      expect(bytes.readUInt32LE(16) + (bytes.readUInt32LE(16) % 2) + 20).toBe(bytes.length)
      expect([bytes.readUInt16LE(26), bytes.readUInt16LE(28)]).toEqual([900, 675])
    }
  })
})

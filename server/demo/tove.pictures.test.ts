import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { DemoStep } from './demo.content.ts'
import { allDrawings, svgOf } from './pictures/drawings.ts'
import { tove } from './tove.ts'
import { tovePictures } from './tove.pictures.ts'

const saysPictures = tove.expressions.flatMap(({ picture }) => picture ?? [])
const places = tovePictures.map(({ instruction, step }) => `${instruction} ${step}`)
const folder = join(import.meta.dirname, 'pictures')

describe('the pictures of the demo’s steps', () => {
  it('shows every step of the five situations that are drawn whole', () => {
    const drawn = ['seizure', 'choking', 'transfer', 'pain', 'lift']
    const steps = tove.instructions.filter(({ key }) => drawn.includes(key)).flatMap(({ key, steps: own }) => own.map((_, place) => `${key} ${place + 1}`))
    expect(places.filter((place) => drawn.includes(place.split(' ')[0]!)).toSorted()).toEqual(steps.toSorted())
  })

  it('helps in every instruction but the one that is only talk, and never stands beside a symbol', () => {
    const pictured = (steps: readonly DemoStep[]) => steps.flatMap(({ picture }) => picture ?? [])
    expect(tove.instructions.filter(({ steps }) => pictured(steps).length === 0).map(({ key }) => key)).toEqual(['handover'])
    expect(tove.instructions.flatMap(({ steps }) => pictured(steps))).toHaveLength(tovePictures.length)
    expect(new Set(places).size).toBe(places.length)
    expect(tove.instructions.flatMap(({ steps }) => steps.filter(({ picture, symbol }) => picture && symbol))).toEqual([])
  })

  it('says in words what is seen, the same words for the same picture and for no other', () => {
    const said = [...tovePictures, ...saysPictures.map(({ from, shows }) => ({ file: from, shows }))]
    for (const { shows } of said) expect(shows.length, shows).toBeLessThanOrEqual(200)
    const pairs = new Set(said.map(({ file, shows }) => `${file} ${shows}`))
    for (const one of ['file', 'shows'] as const) expect(new Set(said.map((each) => each[one])).size).toBe(pairs.size)
  })

  it('keeps each picture small, of one size, and without metadata, and no file that belongs to nothing', () => {
    const files = [...new Set(tovePictures.map(({ file }) => file)), ...saysPictures.map(({ from }) => from)]
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

  it('has a source that anybody can open beside each picture: the drawing as it is now, small, and nothing else in it', () => {
    const sources = join(folder, 'svg')
    const names = readdirSync(folder).filter((name) => name.endsWith('.webp')).map((name) => name.replace('.webp', '.svg'))
    expect(readdirSync(sources).toSorted()).toEqual(names.toSorted())
    const drawn = new Map(allDrawings().map(({ name, inside }) => [`${name}.svg`, svgOf(inside)]))
    for (const name of names) expect(readFileSync(join(sources, name), 'utf8').trim() === drawn.get(name), `${name}: run draw.ts`).toBe(true)
    expect(names.reduce((sum, name) => sum + readFileSync(join(sources, name)).length, 0)).toBeLessThanOrEqual(1_500_000)
  })
})

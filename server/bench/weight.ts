// What the moment path weighs: all JavaScript that stands in the built start page, or that it asks for before anything else, as it travels.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** The goal is 110 kB; drawn by Preact it carries far less, and is to stay there. */
export const heaviestMoment = 50_000

/** Its files and their weight in bytes, each packed by gzip. */
export function momentWeight(dist: string): { files: string[]; bytes: number } {
  const page = readFileSync(join(dist, 'index.html'), 'utf8')
  const entry = [...page.matchAll(/<script\b[^>]*\bsrc="([^"]+)"/g)].map(([, file]) => file!)
  const files = new Set<string>()
  const follow = (file: string) => {
    if (files.has(file)) return
    files.add(file)
    // What a file imports at once comes with it; what it fetches later, by import(…), does not.
    const text = readFileSync(join(dist, file), 'utf8')
    for (const [, , own] of text.matchAll(/\b(?:import|export)\b([^"'`();]*?from)?\s*["'`]\.\/([\w.-]+\.js)["'`]/g)) follow(`/assets/${own}`)
  }
  for (const file of entry) follow(file)
  const inPage = [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, text]) => text!)
  const weigh = (text: string | Buffer) => gzipSync(text).length
  return { files: [...files], bytes: [...inPage, ...[...files].map((file) => readFileSync(join(dist, file)))].reduce((sum, text) => sum + weigh(text), 0) }
}

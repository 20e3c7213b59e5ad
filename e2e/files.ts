// Looking for words in files, as somebody would who has got hold of a disk.
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

export function* filesIn(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    const found = statSync(path, { throwIfNoEntry: false })
    if (found?.isDirectory()) yield* filesIn(path)
    else if (found?.isFile()) yield path
  }
}

/** Files that hold the word, as UTF-8 or as the UTF-16 that browsers keep strings in. */
export function holding(folder: string, word: string): string[] {
  const [utf8, utf16] = [Buffer.from(word, 'utf8'), Buffer.from(word, 'utf16le')]
  return [...filesIn(folder)].filter((path) => {
    try { const bytes = readFileSync(path); return bytes.includes(utf8) || bytes.includes(utf16) } catch { return false }
  })
}

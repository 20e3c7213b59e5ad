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

/** Files that hold the word: as UTF-8, or as Chromium keeps strings (Latin-1 where every letter fits, å, ä and ö too, else UTF-16). */
export function holding(folder: string, word: string): string[] {
  const forms = (['utf8', 'utf16le', 'latin1'] as const).map((encoding) => Buffer.from(word, encoding))
  return [...filesIn(folder)].filter((path) => {
    try { const bytes = readFileSync(path); return forms.some((form) => bytes.includes(form)) } catch { return false }
  })
}

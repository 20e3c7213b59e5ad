// The erasure ledger: what has been erased for ever, one JSON line each, flushed before the erasing begins. It lies in the key
// store, so that restoring an older database does not turn it back: a restore reads it and erases again. Ids only, never content.
import { open, readFile } from 'node:fs/promises'
import { isNotFound } from './durable-files.ts'
import { KeyFileBroken } from './key-faults.ts'

export type LedgerLine =
  | { at: string; erased: 'account'; account: string }
  | { at: string; erased: 'fact'; account: string; fact: string }
  | { at: string; erased: 'file'; account: string; file: string }

export function erasureLedger(file: string) {
  const text = async () => {
    try { return await readFile(file, 'utf8') } catch (error) { if (isNotFound(error)) return ''; throw error }
  }
  return {
    append: async (line: LedgerLine): Promise<void> => {
      // A line that a crash cut off must not swallow this one.
      const before = await text()
      const handle = await open(file, 'a', 0o600)
      try {
        await handle.writeFile((before === '' || before.endsWith('\n') ? '' : '\n') + JSON.stringify(line) + '\n')
        await handle.sync()
      } finally {
        await handle.close()
      }
    },
    /** A torn line can only come from a crash before anything was erased by it: passed over. A line that is whole and unreadable is not. */
    lines: async (): Promise<LedgerLine[]> => parseLedger(await text(), file),
  }
}

export function parseLedger(text: string, file: string): LedgerLine[] {
  const lines: LedgerLine[] = []
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue
    try {
      lines.push(JSON.parse(line) as LedgerLine)
    } catch {
      if (line.endsWith('}')) throw new KeyFileBroken(file)
    }
  }
  return lines
}

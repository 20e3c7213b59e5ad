// What this app knows of its symbols: fetched with the first one that is shown, remembered here once for whoever draws.
import { told } from '../platform/told.ts'
import type { symbolWords } from './symbol-words.ts'

/** `missing`: the words could not be fetched; asked for again by the next symbol. */
export const symbolTable = told<typeof symbolWords | 'missing' | null>(null)
let asked = false

export function fetchSymbols(): void {
  if (asked) return
  asked = true
  void import('./symbol-words.ts').then((found) => symbolTable.tell(found.symbolWords), () => {
    asked = false
    symbolTable.tell('missing')
  })
}

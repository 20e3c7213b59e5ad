// A symbol instead of a picture: known by an id, drawn from one file of our own, named in the reader's language. Small: the moment path uses it.
// The drawings and their words are fetched with the first symbol that is shown; both lie on the phone with the app's other files.
import { useEffect, useSyncExternalStore } from 'react'
import { language, watchLanguage } from '../platform/language.ts'
import { useTold } from '../platform/use-told.ts'
import { fetchSymbols, symbolTable } from './symbol-table.ts'
import drawings from './symbols.svg?url'

/** What the symbol is called; undefined until that is known, null when this app does not have it. */
export function useSymbolWord(id: string): string | null | undefined {
  const table = useTold(symbolTable)
  const place = useSyncExternalStore(watchLanguage, language) === 'sv' ? 0 : 1
  useEffect(fetchSymbols, [id])
  if (table === null) return undefined
  return table === 'missing' || !Object.hasOwn(table, id) ? null : table[id]![place]
}

/** Its room stands before its name is known. An id that this app does not have leaves no hole: the words beside it say it all. */
export function SymbolFrame({ id, small }: { id: string; small?: boolean }) {
  const word = useSymbolWord(id)
  return word === null ? null : <figure className={small ? 'symbol-frame small-look' : 'symbol-frame'}>{word && <Drawing id={id} word={word} />}</figure>
}

/** The drawing alone. `word` null: it stands beside its own word. */
export const Drawing = ({ id, word }: { id: string; word: string | null }) => (
  <svg className="symbol" viewBox="0 0 72 72" focusable="false" {...(word === null ? { 'aria-hidden': true } : { role: 'img', 'aria-label': word })}>
    <use href={`${drawings}#${id}`} />
  </svg>
)

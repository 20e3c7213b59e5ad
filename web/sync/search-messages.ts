// What the page and the search's thread say to each other.
import type { Found, Searched } from '../platform/searched.ts'
import { makeSearch } from './search-index.ts'

export type ToSearch = { add: Searched[]; gone: string[] } | { ask: string; most: number; number: number }
export type FromSearch = { number: number; found: Found }

/** The thread's half: a memory of its own, and what it answers to each message. */
export function answering(): (message: ToSearch) => FromSearch | null {
  const search = makeSearch()
  return (message) => {
    if ('ask' in message) return { number: message.number, found: search.ask(message.ask, message.most) }
    search.gone(message.gone)
    search.add(message.add)
    return null
  }
}

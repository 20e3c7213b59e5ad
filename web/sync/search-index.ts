// Search over the copy, in memory only. What is looked up by title (instructions, contacts, alerts) lies in a small index and always comes first;
// long running text is scanned. Knows documents, not what they are about.
import MiniSearch from 'minisearch'

export type SearchDocument = {
  /** The fact it was made of: `gone` names it. */
  fact: string
  subject: string
  kind: string
  /** `title`: indexed and shown first. `text`: scanned. */
  by: 'title' | 'text'
  title: string
  text: string
  /** Newest first among the scanned. */
  at: string
}
export type Hit = { fact: string; subject: string; kind: string; by: 'title' | 'text' }

/** Small letters; å and ä are also found as a, ö as o, in either Unicode form. */
export const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

const mostHits = 50
const shortestSuffix = 3

/** A title's words and their endings, so that "sele" finds "lyftsele". */
export function titleTerms(text: string): string[] {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return words.flatMap((word) => [word, ...Array.from({ length: Math.max(0, word.length - shortestSuffix) }, (_, at) => word.slice(at + 1))])
}

export function makeSearch() {
  const index = new MiniSearch<SearchDocument>({
    idField: 'fact', fields: ['title', 'text'], storeFields: ['subject', 'kind'],
    tokenize: (text, field) => (field === 'title' ? titleTerms(text) : fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean)), processTerm: (term) => term,
    searchOptions: { tokenize: (text) => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean), processTerm: (term) => term, prefix: true, fuzzy: (term) => (term.length > 4 ? 0.25 : false), boost: { title: 4 }, combineWith: 'AND' },
  })
  const scanned = new Map<string, { document: SearchDocument; folded: string }>()
  return {
    /** A document with a known fact takes its place. */
    add(documents: readonly SearchDocument[]): void {
      for (const document of documents) {
        if (document.by === 'text') scanned.set(document.fact, { document, folded: fold(`${document.title}\n${document.text}`) })
        else if (index.has(document.fact)) index.replace(document)
        else index.add(document)
      }
    },
    gone(facts: readonly string[]): void {
      for (const fact of facts) {
        scanned.delete(fact)
        if (index.has(fact)) index.discard(fact)
      }
      // Discarded texts would otherwise stay in the index until later.
      if (facts.length > 0 && index.dirtCount > 0) index.vacuum().catch(() => {})
    },
    ask(text: string): Hit[] {
      const words = fold(text).split(/\s+/).filter(Boolean)
      if (words.length === 0) return []
      const titled = index.search(text).map((hit): Hit => ({ fact: hit.id as string, subject: hit.subject as string, kind: hit.kind as string, by: 'title' }))
      const running = [...scanned.values()].filter(({ folded }) => words.every((word) => folded.includes(word)))
        .sort((a, b) => (a.document.at < b.document.at ? 1 : -1)).map(({ document: { fact, subject, kind } }): Hit => ({ fact, subject, kind, by: 'text' }))
      return [...titled, ...running].slice(0, mostHits)
    },
    size: () => index.documentCount + scanned.size,
  }
}

// What search is handed and what it answers: documents made from facts, hits with their reason. The words of it all are the slices' own.

/** `name`: what it is also called, beside its title. `do`: what one does. `beside`: warnings, reasons. `running`: long text, as of a note. `picture`: what a picture shows, which says least. */
export type Weight = 'name' | 'do' | 'beside' | 'running' | 'picture'
/** `where`: a stable name (`step`, `warning` …), put into words by the slice that made it; `number`: which step. */
export type Part = { where: string; number?: number; weight: Weight; text: string }

/** One thing that can be found, from the fact that is in force. */
export type Searched<Show = unknown> = {
  /** The fact it was made of: when that is gone, so is this. */
  fact: string
  subject: string
  kind: string
  /** What it is called; '' where it has no name. */
  title: string
  parts: Part[]
  /** Words that lead here as its name does and stand nowhere in it. Not shown. */
  unsaid?: string
  /** ISO: the newest comes first among what is found equally well. */
  at: string
  /** Before others of its kind that are found equally well: what saves a life. */
  first?: boolean
  /** All that its card shows beside title and reason. */
  show: Show
}

/** A stretch of text; `found`: the words that were asked for. */
export type Piece = { text: string; found: boolean }
/** Why it was found. `where` is 'title' where its name says it all. */
export type Reason = { where: string; number: number | null; pieces: Piece[] }
/** `named`: all that was asked for stands in what it is called. */
export type Hit<Show = unknown> = Pick<Searched<Show>, 'fact' | 'subject' | 'kind' | 'show'> & { named: boolean; title: Piece[]; reasons: Reason[] }
/** `all`: how many there are of this kind; `hits` may be fewer. */
export type HitGroup = { kind: string; all: number; hits: Hit<any>[] }
export type Found = {
  groups: HitGroup[]
  count: number
  /** True when nothing has all the words that were asked for: then what has most of them is given. */
  partly: boolean
  /** Nothing was found, and this is spelt nearly so. */
  nearest: string | null
  /** Words from what is here, to begin with; only where nothing was asked for. */
  examples: string[]
}

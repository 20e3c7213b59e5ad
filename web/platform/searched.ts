// What search is handed and what it answers: documents made from facts, hits with their reason. The words of it all are the slices' own.

/** `do`: what one does or is called. `beside`: warnings, reasons, roles. `running`: long text, as of a note. */
export type Weight = 'do' | 'beside' | 'running'
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
  /** ISO: the newest comes first among what is found equally well. */
  at: string
  /** Before all others of its kind: what saves a life. */
  first?: boolean
  /** All that its card shows beside title and reason. */
  show: Show
}

/** A stretch of text; `found`: the words that were asked for. */
export type Piece = { text: string; found: boolean }
/** Why it was found. `where` is 'title' where its name says it all. */
export type Reason = { where: string; number: number | null; pieces: Piece[] }
export type Hit<Show = unknown> = Pick<Searched<Show>, 'fact' | 'subject' | 'kind' | 'show'> & { title: Piece[]; reasons: Reason[] }
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

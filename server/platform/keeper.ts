// What a slice says about every table it keeps: why it is there, how long, and what stands in each column.
// Handed in as `<slice>.keeper.ts` beside the slice. The register of processing is read from here; it never opens a row.

export type KeptTable = {
  /** Why it is kept: one sentence that the person it is about would understand. */
  purpose: string
  /** How long, and what ends it. */
  retention: string
  /** Column → what stands in it. */
  columns: Record<string, string>
}

/** Tables by their full name, `viewme.facts`. */
export type Keeper = { slice: string; tables: Record<string, KeptTable> }

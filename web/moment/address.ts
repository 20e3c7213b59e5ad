// Every address inside an instruction is made here, so that none forgets the version that is being read.

/** `version`: the one asked for; null = the one in force. `step`: 1 … or the end; null = the whole instruction. */
export function addressIn(subject: string, version: string | null, step: number | 'done' | null): string {
  const query = new URLSearchParams({ ...(version !== null && { version }), ...(step !== null && { step: String(step) }) }).toString()
  return `/instruction/${subject}${query && `?${query}`}`
}

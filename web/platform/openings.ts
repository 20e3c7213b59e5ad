// What has been opened here, told to whoever keeps it once the rest of the app is there. The moment path itself writes nothing.
type Keep = (subject: string) => void
let keep: Keep | null = null
let waiting: string[] = []

export function noteOpening(subject: string): void {
  if (keep) keep(subject)
  else waiting.push(subject)
}

export function keepOpenings(by: Keep): void {
  keep = by
  waiting.forEach(by)
  waiting = []
}

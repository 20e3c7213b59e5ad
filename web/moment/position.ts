// Where someone is in an instruction: kept for this browser tab by ids only, so that a reload or a detour loses nothing.
const place = (subject: string) => `viewme-step-${subject}`

export type Position = { version: string; step: number }

export function keepPosition(subject: string, position: Position | null): void {
  try {
    if (position) sessionStorage.setItem(place(subject), `${position.version} ${position.step}`)
    else sessionStorage.removeItem(place(subject))
  } catch {
    // The address still holds the step.
  }
}

export function keptPosition(subject: string): Position | null {
  try {
    const [version, step] = sessionStorage.getItem(place(subject))?.split(' ') ?? []
    return version && Number(step) > 0 ? { version, step: Number(step) } : null
  } catch {
    return null
  }
}

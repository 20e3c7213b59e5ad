// Which addresses the moment path shows by itself, and what it reads to draw them.

const instructionPath = /^\/instruction\/([0-9a-f-]{36})$/

/** The instruction at this address, path alone; undefined where it is another. */
export const subjectAt = (pathname: string): string | undefined => instructionPath.exec(pathname)?.[1]

/** True for an address that this path can show by itself. */
export const isMomentPath = (path: string): boolean => {
  const pathname = path.split('?')[0]!
  return pathname === '/' || pathname === '/now' || subjectAt(pathname) !== undefined
}

/** What stands on top of every screen. */
const onTopKinds: readonly string[] = ['alert', 'allergy']
const drawnKinds: readonly string[] = [...onTopKinds, 'expression', 'instruction-version']
/** What the start screen asks for. Written out, for the contract's table carries zod; a test compares it with the safety kinds. What is seen is shown only when somebody asks for it: the first picture does not wait for it. */
export const homeKinds: readonly string[] = [...drawnKinds, 'sign']

/** What the first picture at this address is drawn of; null where another part of the app draws it. A step needs itself and what stands on top: the other instructions are read when it can be. */
export function wantedAt(path: string): { kinds: readonly string[]; subject?: string } | null {
  if (!isMomentPath(path)) return null
  const [pathname, query] = path.split('?') as [string, string?]
  const subject = subjectAt(pathname)
  return subject && new URLSearchParams(query).has('step') ? { kinds: onTopKinds, subject } : { kinds: drawnKinds }
}

/** True when what was read for `from` draws `to` as well. */
export function drawsToo(from: string, to: string): boolean {
  const [read, wanted] = [wantedAt(from), wantedAt(to)]
  return read !== null && wanted !== null && (read.subject === undefined || read.subject === wanted.subject)
}

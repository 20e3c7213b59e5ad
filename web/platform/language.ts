// Which language the screens speak. Swedish until someone chooses otherwise; kept on this device, never sent.
export type Language = 'sv' | 'en'
/** What people write in an account is in Swedish, whichever language the screens speak. */
export const contentLanguage: Language = 'sv'
const place = 'viewme-language'
const listeners = new Set<() => void>()
let current: Language = read()

export const language = (): Language => current
export const localeOf = (one: Language = current): string => (one === 'sv' ? 'sv-SE' : 'en-GB')

export function setLanguage(next: Language): void {
  current = next
  try {
    localStorage.setItem(place, next)
  } catch {
    // A browser that stores nothing still changes language until it is closed.
  }
  document.documentElement.lang = next
  for (const tell of listeners) tell()
}

export function watchLanguage(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

function read(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'sv'
  } catch (fault) {
    // Storage is blocked: nothing that was chosen can have been kept.
    return fault instanceof DOMException && navigator.language.startsWith('en') ? 'en' : 'sv'
  }
}

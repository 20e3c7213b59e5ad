// What somebody has written, marked with its language: a screen reader that speaks the app's language would read it in the wrong voice.
import type { ReactNode } from 'react'
import { contentLanguage } from '../platform/language.ts'

export const OwnWords = ({ children }: { children: ReactNode }) => <span lang={contentLanguage}>{children}</span>

/** The app's own words with `said` in them. */
export function WithOwnWords({ words, said }: { words: string; said: string | null | undefined }) {
  const at = said ? words.indexOf(said) : -1
  return at < 0 ? words : <>{words.slice(0, at)}<OwnWords>{said}</OwnWords>{words.slice(at + said!.length)}</>
}

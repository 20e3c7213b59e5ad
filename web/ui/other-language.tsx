// The way to the other language where nobody is known yet, said in it.
import { language, setLanguage, type Language } from '../platform/language.ts'
import { Button } from './button.tsx'

const said: Record<Language, string> = { sv: 'På svenska', en: 'In English' }

/** `then`: what more is to be done once the language has changed. */
export function OtherLanguage({ then }: { then?: () => void }) {
  const other: Language = language() === 'sv' ? 'en' : 'sv'
  return <div className="buttons"><Button onClick={() => { setLanguage(other); then?.() }}><span lang={other}>{said[other]}</span></Button></div>
}

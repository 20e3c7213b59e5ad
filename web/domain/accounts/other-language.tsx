// The way to the other language before anybody is signed in, said in it.
import { language, setLanguage, type Language } from '../../platform/language.ts'
import { Button } from '../../ui/button.tsx'

const said: Record<Language, string> = { sv: 'På svenska', en: 'In English' }

export function OtherLanguage() {
  const other: Language = language() === 'sv' ? 'en' : 'sv'
  return <div className="buttons"><Button onClick={() => setLanguage(other)}><span lang={other}>{said[other]}</span></Button></div>
}

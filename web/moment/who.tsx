// An instruction that takes two: who am I, and whose step is this. Asked once, on the first step; never in the way of it.
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Banner, Pill } from '../ui/parts.tsx'
import type { Step } from './moment.data.ts'
import { whose, type Role } from './role.ts'
import type { MomentTexts } from './texts.ts'
import { useTexts } from './use-texts.ts'

/** "Den första (A)", "Båda". */
export const whoWords = (who: NonNullable<Step['who']>, texts: MomentTexts): string => ({ A: texts.first, B: texts.second, both: texts.both })[who]

type Props = { subject: string; role: Role | null; choose: (role: Role | null) => void }

export function WhoAmI({ subject, role, choose }: Props) {
  const texts = useTexts()
  if (role === null) return (
    <div className="who" role="group" aria-label={texts.iAm}>
      <span>{texts.iAm}</span>
      {([['A', texts.theFirst], ['B', texts.theSecond], ['alone', texts.alone]] as const).map(([one, word]) => <Button key={one} aria-label={`${texts.iAm} ${word}`} onClick={() => choose(one)}>{word}</Button>)}
    </div>
  )
  const change = <Button onClick={() => choose(null)}>{texts.changeWho}</Button>
  if (role === 'alone') return (
    <Banner tone="amber" icon="people" inLine>
      <p>{texts.needsTwo}</p>
      <Link className="link" to={`/contacts?${new URLSearchParams({ from: subject })}`}>{texts.callSomeone}</Link>
      {change}
    </Banner>
  )
  return <div className="who"><span>{texts.youAre(role === 'A' ? `${texts.theFirst} (A)` : `${texts.theSecond} (B)`)}</span>{change}</div>
}

/** Above a step's text: that it is one's own, both's, or whose it is. The other's own name stands in the text itself. */
export function WhosePill({ who, role }: { who: NonNullable<Step['who']>; role: Role | null }) {
  const texts = useTexts()
  const mine = whose(who, role)
  if (mine === 'other') return null
  if (role === 'alone' && who === 'both') return <Pill tone="amber">{texts.takesTwo}</Pill>
  return mine ? <Pill tone="green">{mine === 'own' ? texts.yours : texts.yoursBoth}</Pill> : <Pill>{whoWords(who, texts)}</Pill>
}

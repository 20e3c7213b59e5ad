// What is said about a version wherever it is read: who stands behind it, how long it holds, and what is unsettled about it.
import { now } from '../platform/clock.ts'
import { freshnessOf } from '../platform/freshness.ts'
import { dateWords, momentWords } from '../platform/time-words.ts'
import { Link } from '../ui/link.tsx'
import { Banner, Pill } from '../ui/parts.tsx'
import { WithOwnWords } from '../ui/own-words.tsx'
import type { MomentInstruction, Removed, Version } from './moment.data.ts'
import { addressIn } from './address.ts'
import { placeIn, type Change } from './following.ts'
import type { MomentTexts } from './texts.ts'
import { useTexts } from './use-texts.ts'

const freshness = ({ reviewBy, approval }: Version, today: Date) => freshnessOf({ reviewBy, approved: approval !== null }, today)
const isOverdue = (version: Version, today: Date): boolean => freshness(version, today) === 'old'

export function VersionLine({ version }: { version: Version }) {
  const texts = useTexts()
  const today = now()
  const words = [texts.version(version.name)]
  if (version.approval) words.push(texts.approved(version.approval.by.includes(',') ? `${version.approval.by},` : version.approval.by, dateWords(new Date(`${version.approval.at}T12:00`), today)))
  else words.push(texts.writtenBy(version.by ?? texts.someone, dateWords(new Date(version.at), today)))
  const fresh = freshness(version, today)
  const day = version.reviewBy ? dateWords(new Date(`${version.reviewBy}T12:00`), today) : ''
  if (day && (fresh === 'fresh' || fresh === 'unapproved')) words.push(texts.validTo(day))
  // What a newer app has written of its dates cannot be read.
  const mark = version.plainOnly !== null || fresh === 'fresh' || fresh === 'old' ? null : fresh === 'soon' ? texts.reviewBy(day) : texts[fresh]
  return <p className="small"><WithOwnWords words={words.join(' · ')} said={version.approval?.by} />{mark && <> <Pill tone={fresh === 'soon' ? 'amber' : 'plain'}>{mark}</Pill></>}</p>
}

/** Whom an old version says to ring first; '' where it is not old. */
export const oldWords = (version: Version, texts: MomentTexts): string => (isOverdue(version, now()) ? `${texts.oldVersion(version.approval?.by.split(',')[0] ?? null)}.` : '')

export const removedWords = ({ by, at }: Removed, texts: MomentTexts): string => texts.removed(by?.split(' ')[0] ?? null, momentWords(new Date(at), now()))

/** Bands above the text: removed, old, waiting, refused, two versions. Each says what to do, none hides the steps. */
export function VersionBands({ instruction, step }: { instruction: MomentInstruction; step?: number }) {
  const texts = useTexts()
  const { version, twoVersions, others, chooser, removed } = instruction
  // On the same step, wherever that stands in it.
  const addressOf = ({ id, inForce, steps }: MomentInstruction['others'][number]) => addressIn(instruction.subject, inForce ? null : id, step ? placeIn(version.steps, steps, step) : null)
  return (
    <>
      {removed && <Banner tone="amber" icon="alert" title={removedWords(removed, texts)}><p>{texts.removedCall(removed.call)}</p></Banner>}
      {isOverdue(version, now()) && (
        <Banner tone="amber" icon="clock" title={texts.oldVersion(version.approval?.by.split(',')[0] ?? null)}>
          <p>{texts.overdue(dateWords(new Date(`${version.reviewBy}T12:00`), now()))}</p>
        </Banner>
      )}
      {version.state === 'waiting' && <Banner tone="amber" icon="offline" title={texts.waiting}><p>{texts.waitingMine}</p></Banner>}
      {twoVersions && (
        <Banner tone="amber" icon="eye" title={texts.twoVersions(chooser?.split(' ')[0] ?? null, Math.max(2, others.length + 1))}>
          {others.some((other) => other.inForce) && <p>{texts.notInForce}</p>}
          {others.length > 0 && <div className="buttons">{others.map((other) => <Link key={other.id} className="link" to={addressOf(other)} move={{ replace: true }}>{other.inForce ? texts.seeInForce : texts.seeOther(other.name)}</Link>)}</div>}
        </Banner>
      )}
    </>
  )
}

/** Which steps differ, by their numbers in the new version. */
export function changeWords({ steps, gone, moved }: Change, texts: MomentTexts): string {
  const words = [steps.length > 0 && texts.stepsChanged(steps), gone > 0 && texts.stepsGone(gone), moved && texts.stepsMoved].filter(Boolean)
  return words.length > 0 ? words.join(' ') : texts.stepsSame
}

export function timeWords(seconds: number, texts: MomentTexts): string {
  const minutes = Math.floor(seconds / 60)
  const rest = seconds % 60
  return [minutes > 0 && texts.minutes(minutes), (rest > 0 || minutes === 0) && texts.seconds(rest)].filter(Boolean).join(' ')
}

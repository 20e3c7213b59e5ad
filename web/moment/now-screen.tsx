// "Vad händer just nu?": large tiles, each at most two taps from step one. Works from the moment key alone.
import { useEffect, useRef, useState } from 'react'
import { asksForCall, bestOf, ranked, type Ranked } from '../platform/asked-words.ts'
import { useTold } from '../platform/use-told.ts'
import { Icon, iconNamed } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { Banner, EmptyState, LiveRegion, PageHeading, Pill } from '../ui/parts.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { OwnWords } from '../ui/own-words.tsx'
import { addressIn } from './address.ts'
import { belowNow } from './below.ts'
import type { Findable, MomentHome, Saying, Sign, Tile } from './moment.data.ts'
import { SignHit } from './sign-hit.tsx'
import { useTexts } from './use-texts.ts'

/** `chosen`: the subject of a tile that leads to several instructions: then these are chosen from. */
export function NowScreen({ home, chosen }: { home: MomentHome & { state: 'open' }; chosen: string | null }) {
  const tile = home.tiles.find(({ choices }) => choices.length > 1 && choices.some(({ subject }) => subject === chosen))
  return tile ? <Choice key={tile.subject} tile={tile} /> : <Situations home={home} />
}

function Situations({ home }: { home: MomentHome & { state: 'open' } }) {
  const texts = useTexts()
  const [asked, ask] = useState('')
  const found = foundIn(home, asked)
  const count = found.length
  const isCall = asksForCall(asked)
  const isAsked = asked.trim() !== ''
  const field = useRef<HTMLElement>(null)
  // What is found stands below the words, and would lie under the bar or the keyboard.
  useEffect(() => { if (isAsked) field.current?.scrollIntoView({ block: 'start' }) }, [isAsked])
  // Told by the rest of the app, when it is loaded.
  const restIsHere = useTold(belowNow) !== null
  return (
    <>
      <PageHeading>{texts.whatNow}</PageHeading>
      {home.noGroup && <Banner tone="amber" icon="eye" title={texts.noGroup}><p>{texts.noGroupHow}</p></Banner>}
      {home.copy.at === null && home.tiles.length === 0 ? <EmptyState><p>{texts.fetching}</p></EmptyState> : home.tiles.length === 0 ? !home.noGroup && <NoTiles noneShown={home.onlyShown && !home.locked} /> : (
        <ul className="tiles">
          {home.tiles.map((tile) => <li key={tile.subject}><TileLink tile={tile} /></li>)}
        </ul>
      )}
      <CallSomeone />
      <search className="search" ref={field}>
        <Icon name="search" />
        <input type="search" value={asked} onChange={(event) => ask(event.target.value)} placeholder={texts.search} aria-label={texts.search} autoComplete="off" spellCheck="false" enterKeyHint="search" />
      </search>
      <LiveRegion>{isAsked && (count ? texts.hits(count) : isCall ? texts.callSomeone : texts.noHits)}</LiveRegion>
      {isAsked && isCall && <CallSomeone />}
      {isAsked && (count ? <Hits found={found} instructions={home.instructions} /> : !isCall && <p className="soft">{texts.noHits}</p>)}
      {isAsked && restIsHere && (
        <Link className="tile row-tile" to="/search" move={{ state: { asked } }}>
          <span className="tile-icon"><Icon name="search" /></span>
          {texts.searchAll}
        </Link>
      )}
      {home.says.length > 0 && (
        <Link className="tile row-tile" to="/about">
          <span className="tile-icon"><Icon name="eye" /></span>
          {texts.says}
        </Link>
      )}
      {home.allergies.length > 0 && (
        <Link className="tile row-tile" to="/allergies">
          <span className="tile-icon"><Icon name="flower" /></span>
          {texts.allergies}
        </Link>
      )}
      {home.somethingLost && <Banner tone="amber" icon="alert" inLine><p>{texts.somethingLost}</p><Link to="/me" className="link">{texts.readMore}</Link></Banner>}
      {home.locked && <Banner icon="lock" inLine><p>{texts.locked}</p><Link to="/unlock" className="link">{texts.unlock}</Link></Banner>}
      <BelowNow />
    </>
  )
}

function CallSomeone() {
  const texts = useTexts()
  return (
    <Link className="tile row-tile" to="/contacts">
      <span className="tile-icon"><Icon name="phone" /></span>
      {texts.callSomeone}
    </Link>
  )
}

function BelowNow() {
  const show = useTold(belowNow)
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => show?.(element.current!), [show])
  return <div className="below" ref={element} />
}

/** A life-saving tile goes straight to the first step; the others to the page with the short version. */
const addressOf = (found: Findable) => addressIn(found.subject, null, found.lifeSaving ? 1 : null)

function TileLink({ tile }: { tile: Tile }) {
  const texts = useTexts()
  return (
    <Link className={tile.lifeSaving ? 'tile red' : 'tile'} to={tile.choices.length > 1 ? `/?${new URLSearchParams({ situation: tile.subject })}` : addressOf(tile)}>
      <span className="tile-icon"><Icon name={iconNamed(tile.icon, 'alert')} /></span>
      <OwnWords>{tile.label}</OwnWords>
      {tile.state === 'waiting' && <Pill tone="amber">{texts.waiting}</Pill>}
    </Link>
  )
}

/** The second tap is on what it is, and shows the first step: never more than two. */
function Choice({ tile }: { tile: Tile }) {
  const texts = useTexts()
  return (
    <>
      <PageHeading said={tile.label}>{tile.label}</PageHeading>
      <p>{texts.whichOne}</p>
      <ul className="list">
        {tile.choices.map((one) => (
          <li key={one.subject}>
            <Link className={one.lifeSaving ? 'tile row-tile red' : 'tile row-tile'} to={addressIn(one.subject, null, 1)}>
              <OwnWords>{one.title}</OwnWords>
              {one.state === 'waiting' && <Pill tone="amber">{texts.waiting}</Pill>}
            </Link>
          </li>
        ))}
      </ul>
      <div className="buttons"><ButtonLink to="/">{texts.toNow}</ButtonLink></div>
    </>
  )
}

type Hit = { instruction: Findable } | { saying: Saying } | { sign: Sign }

/**
 * What has the words best. Among equals what saves a life first, then how the person says it, then what was seen: all it can mean is read before
 * an instruction that is for one of its meanings.
 */
function foundIn({ instructions, says, signs }: { instructions: readonly Findable[]; says: readonly Saying[]; signs: readonly Sign[] }, asked: string): Ranked<Hit>[] {
  const found = ranked(instructions, asked, ({ title, label }) => `${title} ${label ?? ''}`).map((one) => ({ ...one, one: { instruction: one.one } }))
  const [saving, others] = [found.filter(({ one }) => one.instruction.lifeSaving), found.filter(({ one }) => !one.instruction.lifeSaving)]
  return bestOf<Ranked<Hit>>([
    ...saving, ...ranked(says, asked, ({ word }) => word).map((one) => ({ ...one, one: { saying: one.one } })),
    ...ranked(signs, asked, (sign) => sign.found).map((one) => ({ ...one, one: { sign: one.one } })), ...others,
  ])
}

function Hits({ found, instructions }: { found: readonly Ranked<Hit>[]; instructions: readonly Findable[] }) {
  const texts = useTexts()
  const signs = found.filter(({ one }) => 'sign' in one).length
  return (
    <>
      {found[0]!.lacks > 0 && <p className="soft">{texts.someWords}</p>}
      <ul className="list" aria-label={texts.found}>
        {found.map(({ one }) => {
          if ('sign' in one) return <li key={one.sign.id}><SignHit sign={one.sign} open={signs === 1} instructions={instructions} /></li>
          if ('saying' in one) return <li key={one.saying.id}><Link className="card line" to="/about"><b><OwnWords>{one.saying.word}</OwnWords></b><OwnWords>{one.saying.how}</OwnWords></Link></li>
          return <li key={one.instruction.subject}><Link className="tile row-tile" to={addressOf(one.instruction)}><OwnWords>{one.instruction.title}</OwnWords></Link></li>
        })}
      </ul>
    </>
  )
}

/** `noneShown`: whoever writes none is not told that none are written. */
function NoTiles({ noneShown }: { noneShown: boolean }) {
  const texts = useTexts()
  if (noneShown) return <EmptyState><p>{texts.noneShown}</p></EmptyState>
  return (
    <EmptyState>
      <p>{texts.noTiles} {texts.noTilesHow}</p>
      <ButtonLink to="/binder">{texts.openBinder}</ButtonLink>
    </EmptyState>
  )
}

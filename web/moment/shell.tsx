// The frame with its words: name, age of the copy, alerts, five places. The same on every screen, here and behind the router.
import { useEffect, useState, type ReactNode } from 'react'
import { now } from '../platform/clock.ts'
import { BottomBar, Face, FaceLink, Frame, SquareLink, TopFrame, type Beside, type Place } from '../ui/frame.tsx'
import { ageWords } from './age.ts'
import { Link } from '../ui/link.tsx'
import { Banner } from '../ui/parts.tsx'
import type { MomentHome } from './moment.data.ts'
import { OnTop } from './on-top.tsx'
import type { MomentTexts } from './texts.ts'
import { useTexts } from './use-texts.ts'

export type PlaceName = 'now' | 'today' | 'binder' | 'write' | 'team'
const addresses: Record<PlaceName, string> = { now: '/', today: '/today', binder: '/binder', write: '/write', team: '/team' }

const placesOf = (texts: MomentTexts, current: PlaceName | null): Place[] =>
  (Object.keys(addresses) as PlaceName[]).map((place) => ({ to: addresses[place], icon: place, word: texts[place], current: place === current }))

/** `home` is undefined while the phone's copy is being opened: the frame stands, empty, and nothing spins. */
export function Shell({ home, place, beside, children }: { home: MomentHome | undefined; place: PlaceName | null; beside?: Beside | undefined; children: ReactNode }) {
  const texts = useTexts()
  const time = useMinute()
  const open = home?.state === 'open' ? home : null
  const name = open?.person ?? ''
  return (
    <Frame
      skip={texts.skip}
      top={<TopFrame left={name ? <FaceLink name={name} to="/about" word={texts.about} /> : <Face name={name} />} name={name || 'ViewMe'} age={open ? ageWords(open.copy, open, time, texts) : ''} right={<SquareLink to="/me" icon="me" word={texts.me} />} />}
      alerts={open && <OnTop key={place} alerts={open.alerts} allergies={open.allergies} />}
      beside={beside}
      bar={<BottomBar title={texts.places} places={placesOf(texts, place)} />}
    >
      {(home?.state === 'open' || home?.state === 'closed') && home.gone && <Gone gone={home.gone} shown={name} />}
      {children}
    </Frame>
  )
}

/** Another binder than before is shown, or there is one less: said until it has been read. */
function Gone({ gone, shown }: { gone: readonly (string | null)[]; shown: string }) {
  const texts = useTexts()
  return (
    <Banner tone="amber" icon="alert" inLine>
      <p><b>{gone.map(texts.binderGone).join(' ')}</b> {shown && texts.binderShown(shown)}</p>
      <Link to="/ended" className="link">{texts.readMore}</Link>
    </Banner>
  )
}

/** The age in words grows even when nothing else happens. */
function useMinute(): Date {
  const [time, tick] = useState(now)
  useEffect(() => {
    const each = setInterval(() => tick(now()), 30_000)
    return () => clearInterval(each)
  }, [])
  return time
}

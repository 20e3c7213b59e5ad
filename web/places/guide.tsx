// "Så fungerar ViewMe": at most three short pages, of what whoever reads them does here. Offered once, never in the way, and always in "Jag".
import { useEffect, useState } from 'react'
import { m } from '../paraglide/messages.js'
import { sawGuide } from '../platform/guide-seen.ts'
import { go } from '../platform/location.ts'
import { useWatched } from '../platform/watch.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon, type IconName } from '../ui/icon.tsx'
import { Card, LiveRegion, PageHeading } from '../ui/parts.tsx'
import { watchReader, type Reader } from './guide.data.ts'

type Page = { icon: IconName; title: (reader: Reader) => string; lines: (reader: Reader) => string[] }

const moment: Page = { icon: 'now', title: () => m.guide_moment(), lines: () => [m.guide_moment_tiles(), m.guide_moment_steps(), m.guide_moment_alerts()] }
const writing: Page = { icon: 'write', title: () => m.guide_write(), lines: () => [m.guide_write_note(), m.guide_write_correct(), m.guide_write_words()] }
const offline: Page = { icon: 'offline', title: () => m.guide_offline(), lines: () => [m.guide_offline_ready(), m.guide_offline_write(), m.guide_offline_waits()] }
const finding: Page = { icon: 'search', title: () => m.guide_find(), lines: () => [m.guide_find_search(), m.guide_find_binder(), m.guide_find_call()] }
const leading: Page = { icon: 'binder', title: () => m.guide_lead(), lines: () => [m.guide_lead_publish(), m.guide_lead_tile(), m.guide_lead_two()] }
const owning: Page = { icon: 'people', title: ({ person }) => m.guide_owner({ person }), lines: ({ person }) => [m.guide_owner_decides({ person }), m.guide_owner_sees(), m.guide_owner_waits()] }
const beginning: Page = { icon: 'alert', title: () => m.guide_begin(), lines: () => [m.guide_begin_alerts(), m.guide_begin_contacts(), m.guide_begin_instruction()] }
const near: Page = { icon: 'eye', title: () => m.guide_relative(), lines: () => [m.guide_relative_sees(), m.guide_relative_asks(), m.guide_relative_knows()] }
const treating: Page = { icon: 'heart-pulse', title: () => m.guide_therapist(), lines: () => [m.guide_therapist_approved(), m.guide_therapist_reads(), m.guide_therapist_says()] }
const own: Page = { icon: 'star', title: () => m.guide_person(), lines: () => [m.guide_person_own(), m.guide_person_decides(), m.guide_person_help()] }

/** Of several roles, the one that does most here. */
const guides: readonly [role: string, pages: readonly Page[]][] = [
  ['person', [own, moment, offline]], ['owner', [owning, beginning, offline]], ['lead', [moment, leading, offline]], ['substitute', [moment, finding, offline]],
  ['assistant', [moment, writing, offline]], ['therapist', [treating, moment, offline]], ['relative', [near, writing, offline]],
]
const pagesOf = ({ roles }: Reader): readonly Page[] => (guides.find(([role]) => roles.includes(role)) ?? guides[4]!)[1]

export function Guide() {
  const reader = useWatched(watchReader)
  const [at, turn] = useState(0)
  const [turned, tell] = useState('')
  // Whoever has opened it need not be offered it again.
  useEffect(sawGuide, [])
  if (!reader) return null
  const pages = pagesOf(reader)
  const page = pages[at]!
  const number = m.guide_page({ number: at + 1, count: pages.length })
  const show = (to: number) => {
    turn(to)
    tell(`${m.guide_page({ number: to + 1, count: pages.length })}. ${pages[to]!.title(reader)}`)
    scrollTo(0, 0)
  }
  return (
    <>
      <PageHeading>{m.guide_title()}</PageHeading>
      <LiveRegion>{turned}</LiveRegion>
      <Card>
        <p className="small">{number}</p>
        <span className="tile-icon"><Icon name={page.icon} /></span>
        <h2>{page.title(reader)}</h2>
        {page.lines(reader).map((line) => <p key={line}>{line}</p>)}
      </Card>
      {at < pages.length - 1
        ? <Button look="main" wide onClick={() => show(at + 1)}>{m.guide_next()}</Button>
        : <ButtonLink look="main" wide to="/">{m.guide_done()}</ButtonLink>}
      <div className="buttons">
        {at > 0 && <Button onClick={() => show(at - 1)}>{m.guide_back()}</Button>}
        {at < pages.length - 1 && <ButtonLink look="quiet" to="/">{m.guide_skip()}</ButtonLink>}
      </div>
    </>
  )
}

/** Below the start screen's buttons, until it has been opened or put away on this device. */
export function GuideCard() {
  return (
    <Card>
      <h2>{m.guide_new()}</h2>
      <p>{m.guide_new_words()}</p>
      <div className="buttons">
        <Button onClick={() => go('/guide')}>{m.guide_show()}</Button>
        <Button look="quiet" onClick={sawGuide}>{m.guide_not_now()}</Button>
      </div>
    </Card>
  )
}

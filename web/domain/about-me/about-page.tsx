// The person on one page, for whoever has never met them: read in two minutes, written in its place. How they say things is readable also while the binder is locked.
import type { ProfilePartName } from '@viewme/contract/about-me.ts'
import { useEffect, useRef, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { stateSentence } from '../../platform/state-words.ts'
import { useWatched } from '../../platform/watch.ts'
import '../../ui/about.css'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Face } from '../../ui/frame.tsx'
import { Link } from '../../ui/link.tsx'
import { Banner, EmptyState, PageHeading, VisuallyHidden } from '../../ui/parts.tsx'
import { AboutForm, keyOf, type Writing } from './about-form.tsx'
import { watchAboutMe, watchPersonName, type AboutMe } from './about-me.data.ts'
import type { Seen, Stopped } from './about-me.fold.ts'
import { aboutTitle, partTitle } from './part-words.ts'
import { Decisions, Expressions, PartSection, type Pen } from './sections.tsx'
import { SaidWords } from './said-words.tsx'

export function AboutLink() {
  const person = useWatched(watchPersonName)
  // Its row stands before the name is known: what stands below never jumps.
  return (
    <Link className="tile row-tile" to="/about">
      <Face name={person ?? ''} />
      {person === undefined ? m.about_title({ name: '' }) : aboutTitle(person)}
    </Link>
  )
}

export function AboutPage() {
  const read = useWatched(watchAboutMe)
  const [writing, write] = useState<Writing | null>(null)
  useTurnBack(writing)
  if (!read) return null
  const { person, may, open, readable } = read
  const pen: Pen = {
    may: may && open, person, read,
    isAt: (what, id) => writing !== null && writing.rewrite === null && writing.what === what && writing.id === id,
    isDrafted: (what, id) => read.drafts.includes(keyOf({ what, id, rewrite: null })),
    write: (what, id) => write({ what, id, rewrite: null }),
    // What somebody has removed meanwhile is still under these hands: saved, it is a new one.
    lost: (what, ids) => writing !== null && writing.rewrite === null && writing.what === what && writing.id !== null && !ids.includes(writing.id),
    form: (standing: Seen[]) => <AboutForm key={keyOf(writing!)} writing={writing!} read={read} standing={standing} close={() => write(null)} />,
  }
  const nothing = read.parts.length + read.expressions.length + read.decisions.length === 0
  return (
    <div className="list about">
      <div className="about-person"><Face name={person} /><PageHeading>{aboutTitle(person)}</PageHeading></div>
      {readable === 'yes' && (pen.may ? <p className="soft">{m.about_words({ name: person || m.about_person() })}</p> : open && !nothing ? <p className="soft">{m.about_may_not()}</p> : null)}
      {read.newer && <Banner tone="amber" icon="warning"><p>{m.about_newer()}</p></Banner>}
      {read.stopped.map((one) => (writing?.rewrite === one.factId
        ? <AboutForm key={one.factId} writing={writing} read={read} standing={[]} close={() => write(null)} />
        : <NotTaken key={one.factId} stopped={one} person={person} rewrite={() => write({ what: whatOf(one), id: one.id, rewrite: one.factId })} />))}
      {/* Accepted while it was being written anew: it stays under these hands. */}
      {writing?.rewrite != null && !read.stopped.some((one) => one.factId === writing.rewrite) && <AboutForm key={writing.rewrite} writing={writing} read={read} standing={[]} close={() => write(null)} />}
      {readable !== 'yes' ? <NotHere readable={readable} /> : nothing && open && !pen.may ? <EmptyState><p>{m.about_nothing()}</p></EmptyState> : <Sections pen={pen} />}
      {readable === 'yes' && !open && <Banner icon="lock" inLine><p>{m.about_locked()}</p><Link className="link" to="/about/all">{m.lock_open()}</Link></Banner>}
    </div>
  )
}

const Sections = ({ pen }: { pen: Pen }) => {
  const part = (name: ProfilePartName) => <PartSection key={name} part={name} pen={pen} />
  return (
    <>
      {part('who')}
      {part('matters')}
      <Expressions pen={pen} />
      {part('calms')}
      {part('stresses')}
      {part('support')}
      {part('strengths')}
      {part('lifeStory')}
      <Decisions pen={pen} />
    </>
  )
}

/** Nothing here may look as if there were nothing to know. */
const NotHere = ({ readable }: Pick<AboutMe, 'readable'>) => (
  <EmptyState>
    <p>{readable === 'locked' ? m.about_all_locked() : m.about_not_yet()}</p>
    {readable === 'locked' && <ButtonLink look="main" to="/about/all">{m.lock_open()}</ButtonLink>}
  </EmptyState>
)

const whatOf = (one: Stopped): Writing['what'] => (one.kind === 'profile-part' ? one.body.part : one.kind)

function NotTaken({ stopped, person, rewrite }: { stopped: Stopped; person: string; rewrite: () => void }) {
  return (
    <Banner tone={stopped.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={stopped.state.word === 'refused' ? m.stopped_refused() : m.stopped_waiting()}>
      <p>{stateSentence(stopped.state)}</p>
      {stopped.kind === 'profile-part' && <p><b>{partTitle(stopped.body.part, person)}</b></p>}
      <SaidWords said={stopped} />
      <p>{m.note_stopped_words()}</p>
      <Button onClick={rewrite}>{m.note_rewrite()}<VisuallyHidden>{` ${nameOf(stopped, person)}`}</VisuallyHidden></Button>
    </Banner>
  )
}

const nameOf = (one: Stopped, person: string): string => (one.kind === 'profile-part' ? partTitle(one.body.part, person) : one.kind === 'expression' ? one.body.says : one.body.decided)

/** When the form closes the turn comes back to the button that opened it, or to what stands where that was. */
function useTurnBack(writing: Writing | null): void {
  const was = useRef<Writing | null>(null)
  useEffect(() => {
    const closed = was.current
    was.current = writing
    if (!closed || writing) return
    const button = document.querySelector<HTMLElement>(`[data-edit="${closed.id ?? closed.what}"]`) ?? document.querySelector<HTMLElement>(`[data-what="${closed.what}"] button`)
    button?.focus()
  }, [writing])
}

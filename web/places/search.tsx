// "Sök i allt": over all that this phone holds, as one types. Each slice says what of it can be found and how a hit looks; a new kind is named in `searched`.
// What was typed stays in the browser's history of this tab, for reload and back, and in no address: it can be somebody's illness.
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { searchedDecisions, searchedExpressions, searchedParts } from '../domain/about-me/about-me.tsx'
import { searchedAlerts } from '../domain/alerts/alerts.tsx'
import { searchedAllergies } from '../domain/allergies/allergies.tsx'
import { searchedCompetences } from '../domain/competence/competence.tsx'
import { searchedContacts } from '../domain/contacts/contacts.tsx'
import { searchedInstructions } from '../domain/instructions/instructions.tsx'
import { searchedNotes } from '../domain/journal/journal.tsx'
import { searchedSigns } from '../domain/signs/signs.tsx'
import { m } from '../paraglide/messages.js'
import { contentLanguage } from '../platform/language.ts'
import type { Hit, HitGroup } from '../platform/searched.ts'
import { useWatched } from '../platform/watch.ts'
import { Button, ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { WithOwnWords } from '../ui/own-words.tsx'
import { Banner, Coming, EmptyState, LiveRegion, PageHeading } from '../ui/parts.tsx'
import { useKeptWords } from './kept-words.ts'
import { sectionsOf } from './search-order.ts'
import { openSearchHere, watchReach, type Answer, type OpenedSearch, type Reach, type Source } from './search.data.ts'

type Kind = Source & { title: () => string; Hit: (props: { hit: Hit<any> }) => ReactNode }
/** In the order in which they are shown. */
const searched: readonly Kind[] = [searchedInstructions, searchedSigns, searchedContacts, searchedAlerts, searchedAllergies, searchedExpressions, searchedParts, searchedDecisions, searchedCompetences, searchedNotes]

const few = 10
const more = 30
/** A screen reader hears the number when somebody has stopped typing, not at every key; it is seen at once. */
const settledMs = 800

export function Search() {
  const { words, write, keep } = useKeptWords()
  const [most, show] = useState(few)
  const found = useFound(words, most)
  const reach = useWatched(watchReach)
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = page.current!
    const onKey = (event: KeyboardEvent) => walk(event, element)
    element.addEventListener('keydown', onKey)
    return () => element.removeEventListener('keydown', onKey)
  }, [])
  const ask = (text: string) => {
    show(few)
    write(text)
  }
  return (
    <div className="list" ref={page}>
      <PageHeading>{m.search_all()}</PageHeading>
      <search className="search">
        <Icon name="search" />
        {/* Whoever has come here to write can do so at once; whoever comes with words, or back, sees what was found. */}
        <input type="search" autoFocus={words === ''} value={words} onChange={(event) => ask(event.target.value)} onBlur={keep} placeholder={m.search_field()} aria-label={m.search_field()} autoComplete="off" spellCheck="false" enterKeyHint="search" />
      </search>
      <Told words={words} found={found} />
      {found !== null && found.count > 0 && words.trim() !== '' && <p className="soft small" aria-hidden="true">{countOf(found.count)}</p>}
      {reach === 'locked' && <Banner icon="lock" inLine><p>{m.search_locked()}</p><Link to="/search/all" move={{ state: { asked: words } }} className="link">{m.search_unlock()}</Link></Banner>}
      {reach === 'not-yet' && <Banner inLine><p>{m.search_not_yet()}</p></Banner>}
      {found && (words.trim() === '' ? <Begin examples={found.examples} ask={ask} /> : found.count === 0 ? (found.reading ? <Coming>{m.coming()}</Coming> : <None found={found} reach={reach} ask={ask} />) : (
        <>
          {found.partly && <p className="soft">{m.search_partly()}</p>}
          {sectionsOf(found.groups, searched.map(({ kind }) => kind)).map(({ group, more: isMore }) => <Hits key={`${group.kind} ${isMore}`} kind={searched.find(({ kind }) => kind === group.kind)!} group={group} isMore={isMore} showMore={() => show(most + more)} />)}
        </>
      ))}
    </div>
  )
}

/** The last answer stands until the next is here. Null until there is one, or where there is no copy. */
function useFound(words: string, most: number): Answer | null {
  const [search, open] = useState<OpenedSearch | null>(null)
  const [changes, change] = useState(0)
  const [found, show] = useState<Answer | null>(null)
  useEffect(() => {
    const opened = openSearchHere(searched, () => change((count) => count + 1))
    open(opened)
    return () => opened.end()
  }, [])
  useEffect(() => {
    let late = false
    void search?.ask(words, most).then((answer) => { if (!late && answer) show(answer) })
    return () => { late = true }
  }, [search, words, most, changes])
  return found
}

const countOf = (count: number) => (count === 1 ? m.search_hits_one() : m.search_hits({ count }))

function Told({ words, found }: { words: string; found: Answer | null }) {
  const text = found === null || found.reading || words.trim() === '' ? '' : found.count === 0 ? m.search_none() : countOf(found.count)
  const [told, tell] = useState({ text: '', of: '' })
  useEffect(() => {
    const later = setTimeout(() => tell({ text, of: words }), settledMs)
    return () => clearTimeout(later)
  }, [text, words])
  // A number that was of other words is no longer told.
  return <LiveRegion>{told.of === words ? told.text : ''}</LiveRegion>
}

/** `isMore`: of instructions, whose others stand further up. */
function Hits({ kind: { title, Hit }, group, isMore, showMore }: { kind: Kind; group: HitGroup; isMore: boolean; showMore: () => void }) {
  const left = group.all - group.hits.length
  return (
    <section className="list">
      <h2>{isMore ? m.search_more_instructions() : title()}</h2>
      <ul className="list" data-hits>{group.hits.map((hit) => <li key={hit.fact}><Hit hit={hit} /></li>)}</ul>
      {left > 0 && <Button wide onClick={showMore}>{m.search_more({ count: left })}</Button>}
    </section>
  )
}

const Begin = ({ examples, ask }: { examples: readonly string[]; ask: (text: string) => void }) => (
  <EmptyState>
    <p>{m.search_what()}</p>
    {examples.length > 0 && <p>{m.search_examples()}</p>}
    <div className="buttons">{examples.map((example) => <Button key={example} lang={contentLanguage} onClick={() => ask(example)}>{example}</Button>)}</div>
  </EmptyState>
)

const None = ({ found, reach, ask }: { found: Answer; reach: Reach | undefined; ask: (text: string) => void }) => (
  <EmptyState>
    <p>{reach === 'locked' ? m.search_none_open() : m.search_none()} {m.search_none_how()}</p>
    <div className="buttons">
      {found.nearest !== null && <Button look="main" onClick={() => ask(found.nearest!)}><WithOwnWords words={m.search_nearest({ words: found.nearest })} said={found.nearest} /></Button>}
      <ButtonLink to="/contacts">{m.contacts_title()}</ButtonLink>
    </div>
  </EmptyState>
)

/** Arrows go from the words through the hits and back; Enter in the words goes to the first hit and opens nothing. */
function walk(event: KeyboardEvent, page: HTMLElement): void {
  const from = document.activeElement as HTMLElement
  const inWords = from instanceof HTMLInputElement
  const hits = [...page.querySelectorAll<HTMLElement>('[data-hits] a')]
  const at = hits.indexOf(from)
  if (event.isComposing || (!inWords && at < 0)) return
  const to = event.key === 'ArrowDown' || (event.key === 'Enter' && inWords) ? hits[at + 1] : event.key === 'ArrowUp' && !inWords ? hits[at - 1] ?? page.querySelector<HTMLElement>('input') : null
  if (!to) return
  event.preventDefault()
  to.focus()
}

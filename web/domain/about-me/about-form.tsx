// One thing about the person, written in its place on the page. What is half written is kept on the phone until it is saved or thrown away.
import type { Picture } from '@viewme/contract/files.ts'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { keptWords, otherWords } from '../../platform/draft-words.ts'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { useKeptDraft } from '../../platform/kept-draft.ts'
import { language } from '../../platform/language.ts'
import { useNotByEnter } from '../../platform/not-by-enter.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { usePictures } from '../../platform/pictures-underway.ts'
import { useSaving } from '../../platform/saving.ts'
import { dayOf } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ChooseSeveral } from '../../ui/choices.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { emptyFields, fieldsOf, problemsOf, shownOf, type Fields, type Problem, type What } from './about-fields.ts'
import { addAbout, changeAbout, draftOf, findDraft, keepDraft, keepPicture, removeAbout, rewriteAbout, watchOtherDrafts, type AboutMe } from './about-me.data.ts'
import type { Seen, Stopped } from './about-me.fold.ts'
import { FieldsOf } from './fields.tsx'
import { SaidWords } from './said-words.tsx'

/** What is written: something new, what stands (two versions where two do), or one's own that the server has not accepted. */
export type Writing = { what: What; id: string | null; rewrite: string | null }
/** By what a draft of it is found. */
export const keyOf = ({ what, id, rewrite }: Writing): string => draftOf(rewrite ?? id ?? what)

type Props = { writing: Writing; read: AboutMe; standing: Seen[]; close: () => void }

export function AboutForm({ writing, read, standing, close }: Props) {
  const { found, open } = useFoundDraft<Draft>(keyOf(writing), findDraft)
  // What is being written anew stays under these hands, also when it is accepted meanwhile.
  const [stopped] = useState(() => read.stopped.find((one) => one.factId === writing.rewrite) ?? null)
  return found ? <Form key={found.place.name} writing={writing} read={read} standing={standing} found={found} open={open} stopped={stopped} close={close} /> : null
}

/** All that the form goes on from: what was typed, and what it was typed over. */
type Draft = { begun: Fields; typed: Fields; opened: Seen[]; groups: string[] | null }

function Form({ writing, read, standing, found, open, stopped, close }: Props & { found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [opened] = useState(found.draft?.opened ?? standing)
  const [begun] = useState<Fields>(() => found.draft?.begun ?? (stopped ? fieldsOf(stopped) : standing[0] ? fieldsOf(standing[0]) : emptyFields(writing.what, read, language())))
  const [{ typed, groups }, type] = useState({ typed: found.draft?.typed ?? begun, groups: found.draft?.groups ?? null })
  const [asked, ask] = useState(false)
  // "Spara" has been pressed while a picture is being made ready: saved by the same press, unless somebody goes on writing.
  const [waiting, wait] = useState(false)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun) || groups !== null
  const draft: Draft = { begun, typed, opened, groups }
  const kept = useKeptDraft<Draft>(found, changed ? draft : null, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name], () => found.others) ?? []
  const { busy, failed, keep } = useSaving(close, kept.letGo)
  const newest = useRef(draft)
  useEffect(() => { newest.current = draft })
  const [sheet] = useState({})
  const pictures = usePictures(keepPicture, sheet, (_, __, ready, left) => {
    const put = (fields: Fields): Fields => ('picture' in fields ? { ...fields, picture: { ...ready, shows: fields.picture?.shows ?? '' } satisfies Picture, ...('symbol' in fields ? { symbol: null } : {}) } as Fields : fields)
    if (!left) return type((before) => ({ ...before, typed: put(before.typed) }))
    // Who has gone elsewhere finds it in the draft.
    kept.keepLeft({ ...newest.current, typed: put(newest.current.typed) })
  })
  const isNew = !stopped && standing.length === 0
  // What a stranger needs is everybody's; the rest is for those who are chosen.
  const asksReaders = isNew && (writing.what === 'lifeStory' || writing.what === 'own-decision')
  const readers = groups ?? read.groups.filter((one) => one.preset).map((one) => one.id)
  const problems: Problem[] = problemsOf(typed, dayOf(now()))
  const noReaders = asksReaders && readers.length === 0
  const set = (next: Partial<Fields>) => { wait(false); type((before) => ({ ...before, typed: { ...before.typed, ...next } as Fields })) }
  const save = () => {
    ask(true)
    if (busy) return
    if (problems.length > 0 || noReaders) return focusFirstError(form.current)
    if (pictures.underway.length > 0) return wait(true)
    void keep(() => (stopped ? rewriteAbout(stopped.factId, typed) : standing[0] ? changeAbout(standing[0].id, typed, shownOf(opened, standing)) : addAbout(typed, asksReaders ? readers : null)))
  }
  const goOn = waiting && pictures.underway.length === 0
  useEffect(() => {
    if (!goOn) return
    wait(false)
    if (pictures.faults.size === 0) save()
  }, [goOn])
  const submit = (event: FormEvent) => { event.preventDefault(); save() }
  return (
    <form autoComplete="off" ref={form} className="card form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={submit} noValidate>
      {stopped && <p className="soft">{m.note_rewrite_words()}</p>}
      <OtherDrafts others={otherWords(others)} open={open} />
      {standing.length > 1 && (
        <Banner tone="amber" icon="eye" title={m.alert_two()}>
          {standing.map((one) => <SaidWords key={one.factId} said={one} />)}
          <p>{m.alert_two_words()}</p>
        </Banner>
      )}
      <FieldsOf fields={typed} set={set} problems={asked ? problems : []} pictures={pictures} person={read.person} />
      {asksReaders && read.groups.length > 0 && <ChooseSeveral label={m.contact_groups()} choices={read.groups.map(({ id, name }) => ({ id, word: name, isSaid: true }))} chosen={readers} onChange={(chosen) => type((before) => ({ ...before, groups: chosen }))} error={asked && noReaders ? m.note_audience_missing() : null} />}
      {asksReaders && read.groups.length === 0 && <Banner tone="amber" icon="warning" title={m.no_group_title()}><p>{m.no_group()}</p></Banner>}
      {isNew && !asksReaders && <p className="small">{m.about_readers()}</p>}
      {waiting && <Banner tone="amber"><p>{m.about_waits()}</p></Banner>}
      <LiveRegion>{waiting && m.about_waits()}</LiveRegion>
      <FormEnd failed={failed} busy={busy || waiting} kept={keptWords(kept.at)} onCancel={() => void kept.letGo().then(close)} cancel={m.cancel()} save={m.save()} />
      {standing[0] && typed.kind !== 'own-decision' && <Removal press={m.note_withdraw()} title={m.about_remove_title()} words={m.allergy_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeAbout(standing[0]!.id, typed.kind))} />}
    </form>
  )
}

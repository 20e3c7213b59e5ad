// One alert: the few words that are always seen, and what is read when they are pressed.
import { useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { keptWords, otherWords } from '../../platform/draft-words.ts'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { useNotByEnter } from '../../platform/not-by-enter.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { useKeptDraft } from '../../platform/kept-draft.ts'
import { useSaving } from '../../platform/saving.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChooseSeveral } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Banner, EmptyState, PageHeading } from '../../ui/parts.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { shownOf } from './alerts.fold.ts'
import { findDraft, keepDraft, watchOtherDrafts, addAlert, changeAlert, removeAlert, rewriteAlert, watchAlerts, type Alert, type Alerts, type Stopped } from './alerts.data.ts'

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function AlertForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchAlerts)
  const { found, open } = useFoundDraft<Draft>(`alert ${rewrite ?? id ?? 'new'}`, findDraft)
  // What is being written anew stays under these hands, also when it is accepted meanwhile.
  const [begun, begin] = useState<Stopped | null>(null)
  if (!read || !found) return null
  const stopped = begun ?? read.stopped.find((one) => one.fact === rewrite) ?? null
  if (stopped !== begun) begin(stopped)
  if (stopped) return <Form key={`${rewrite} ${found.place.name}`} standing={[]} found={found} open={open} stopped={stopped} read={read} />
  const standing = read.alerts.filter((one) => one.id === id)
  if (!read.may) return <Closed words={m.alerts_may_not()} />
  if (id !== null && standing.length === 0) return <Closed words={m.alert_not_here()} />
  return <Form key={`${id} ${found.place.name}`} standing={standing} found={found} open={open} stopped={null} read={read} />
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.alerts_title()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/binder">{m.back()}</ButtonLink></EmptyState>
  </>
)

type Written = { text: string; more: string }
/** All that the form goes on from: what was typed, and what it was typed over. */
type Draft = { begun: Written; typed: Written; opened: Alert[]; groups: string[] | null }

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ standing, found, open, stopped, read }: { standing: Alert[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null; read: Alerts }) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [begun] = useState(() => found.draft?.begun ?? ({ text: stopped?.text ?? standing[0]?.text ?? '', more: stopped?.more ?? standing[0]?.more ?? '' }))
  const [opened] = useState(found.draft?.opened ?? standing)
  const [typed, type] = useState(found.draft?.typed ?? begun)
  const [groups, choose] = useState<string[] | null>(found.draft?.groups ?? null)
  const [asked, ask] = useState(false)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun) || groups !== null
  const kept = useKeptDraft<Draft>(found, changed ? { begun, typed, opened, groups } : null, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name], () => found.others) ?? []
  const { busy, failed, keep } = useSaving('/alerts', kept.letGo)
  const alert = standing[0]
  const readers = groups ?? stopped?.groups ?? read.groups.filter((one) => one.preset).map((one) => one.id)
  const asksReaders = stopped ? stopped.first : !alert
  const problems = { text: typed.text.trim() === '', groups: asksReaders && readers.length === 0 }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (problems.text || problems.groups) return focusFirstError(form.current)
    const last = Math.min(99, Math.max(-1, ...read.alerts.map((one) => one.order)) + 1)
    void keep(() => (stopped ? rewriteAlert(stopped, typed, readers) : alert ? changeAlert(alert.id, typed, alert.order, shownOf(opened, standing)) : addAlert(typed, last, readers)))
  }
  return (
    <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={submit} noValidate>
      <PageHeading said={stopped?.text ?? alert?.text}>{stopped ? m.rewrite_title({ name: stopped.text }) : alert ? m.contact_change({ name: alert.text }) : m.alert_new()}</PageHeading>
      {stopped && <p className="soft">{m.note_rewrite_words()}</p>}
      <OtherDrafts others={otherWords(others)} open={open} />
      {standing.length > 1 && <Banner tone="amber" icon="eye" title={m.alert_two()}>{standing.map((one) => <p key={one.factId} lang={contentLanguage}><b>{one.text}</b> {one.more}</p>)}<p>{m.alert_two_words()}</p></Banner>}
      <Field label={m.alert_text()} help={m.alert_text_help()} value={typed.text} onChange={(text) => type({ ...typed, text })} maxLength={60} error={asked && problems.text ? m.alert_text_missing() : null} />
      <TextArea label={m.alert_more()} help={m.alert_more_help()} value={typed.more} onChange={(more) => type({ ...typed, more })} maxLength={500} />
      {asksReaders && read.groups.length > 0 && <ChooseSeveral label={m.contact_groups()} choices={read.groups.map(({ id, name }) => ({ id, word: name, isSaid: true }))} chosen={readers} onChange={choose} error={asked && problems.groups ? m.note_audience_missing() : null} />}
      {asksReaders && read.groups.length === 0 && <Banner tone="amber" icon="warning" title={m.no_group_title()}><p>{m.no_group()}</p></Banner>}
      <FormEnd failed={failed} busy={busy} kept={keptWords(kept.at)} onCancel={() => void kept.letGo()} cancel={m.cancel()} cancelTo="/alerts" save={m.save()} />
      {alert && <Removal press={m.alert_remove()} title={m.contact_remove_title({ name: alert.text })} words={m.alert_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeAlert(alert.id))} />}
    </form>
  )
}

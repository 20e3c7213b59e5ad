// One contact: who, number, when they answer, and in which situations they are called first.
import { useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { keptWords, otherWords } from '../../platform/draft-words.ts'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { useNotByEnter } from '../../platform/not-by-enter.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { useKeptDraft } from '../../platform/kept-draft.ts'
import { useSaving } from '../../platform/saving.ts'
import { useWatched } from '../../platform/watch.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { ChooseOne, ChooseSeveral } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, EmptyState, PageHeading } from '../../ui/parts.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { fieldsOf, mergedOf, problemsOf, typedFrom, type Typed } from './contact-fields.ts'
import { givenAway } from './contact-owner.ts'
import { EarlierContact, TwoVersions } from './contact-versions.tsx'
import { Stop, WhoseNumber } from './contact-whose.tsx'
import { findDraft, keepDraft, watchOtherDrafts, addContact, changeContact, chooseContact, removeContact, rewriteContact, watchChoices, watchContacts, type Choices, type Contact, type Stopped } from './contacts.data.ts'
import { stillStanding } from './contacts.fold.ts'
import { dayWord } from './times-words.ts'

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function ContactForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchContacts)
  const choices = useWatched(watchChoices)
  const { found, open } = useFoundDraft<Draft>(`contact ${rewrite ?? id ?? 'new'}`, findDraft)
  // What is being written anew stays under these hands, also when it is accepted meanwhile.
  const [begun, begin] = useState<Stopped | null>(null)
  if (!read || !choices || !found) return null
  const stopped = begun ?? read.stopped.find((one) => one.fact === rewrite) ?? null
  if (stopped !== begun) begin(stopped)
  const lastPlace = Math.max(0, ...read.contacts.map((one) => one.ladder ?? 0))
  if (stopped) return <Form key={`${rewrite} ${found.place.name}`} standing={[]} found={found} open={open} stopped={stopped} choices={choices} lastPlace={lastPlace} />
  const standing = read.contacts.filter((one) => one.id === id)
  if (!choices.may) return <Closed words={m.contacts_may_not()} />
  if (id !== null && standing.length === 0) return <Closed words={m.contact_not_here()} />
  return <Form key={`${id} ${found.place.name}`} standing={standing} found={found} open={open} stopped={null} choices={choices} lastPlace={lastPlace} />
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.contacts_edit()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/contacts">{m.back()}</ButtonLink></EmptyState>
  </>
)

/** All that the form goes on from: what was typed, and what it was typed over. */
type Draft = { begun: Typed; typed: Typed; opened: Contact[]; groups: string[] | null }

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ standing, found: begunHere, open: openOther, stopped, choices, lastPlace }: { standing: Contact[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null; choices: Choices; lastPlace: number }) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  // What it was when the form was opened: somebody else's change meanwhile is not under these hands.
  const [opened, open] = useState(begunHere.draft?.opened ?? standing)
  const [begun, restart] = useState(() => begunHere.draft?.begun ?? typedFrom(stopped?.body ?? standing[0] ?? null, choices.situations))
  const [typed, type] = useState(begunHere.draft?.typed ?? begun)
  const [groups, choose] = useState<string[] | null>(begunHere.draft?.groups ?? null)
  const [asked, ask] = useState(false)
  /** The member whom somebody has said that it is not. */
  const [notThem, deny] = useState<string | null>(null)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun) || groups !== null
  const kept = useKeptDraft<Draft>(begunHere, changed ? { begun, typed, opened, groups } : null, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name], () => begunHere.others) ?? []
  const { busy, failed, keep } = useSaving('/contacts/edit', kept.letGo)
  // While nothing is written the form follows what stands.
  if (!changed && standing.length > 0 && idsOf(standing) !== idsOf(opened)) {
    open(standing)
    restart(typedFrom(standing[0]!, choices.situations))
    type(typedFrom(standing[0]!, choices.situations))
  }
  const contact = standing[0] ?? null
  const still = stillStanding(opened, standing)
  const set = (next: Partial<Typed>) => type({ ...typed, ...next })
  const readers = groups ?? stopped?.groups ?? choices.groups.filter((one) => one.preset).map((one) => one.id)
  const asksReaders = stopped ? stopped.first : contact === null
  const owner = (typed.whose === 'team' && choices.members.find((one) => one.id === typed.member)) || null
  const hidden = owner?.protected ?? false
  const found = givenAway(typed, choices.members, owner)
  const stop = found && !(found.by === 'name' && found.member.id === notThem) ? found : null
  const problems = { ...problemsOf(typed), stop: stop !== null, groups: asksReaders && !hidden && readers.length === 0 }
  const tie = () => { if (stop) set({ whose: 'team', member: stop.member.id }) }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (Object.values(problems).some(Boolean)) return focusFirstError(form.current)
    // Where all that was opened has given way to one: what was not changed here is as it stands now.
    const meant = contact && still.length === 0 ? mergedOf(begun, typed, typedFrom(contact, choices.situations)) : typed
    const fields = fieldsOf(meant, stopped?.body.ladder ?? standing.find((one) => one.ladder)?.ladder ?? lastPlace + 1, choices.members.find((one) => one.id === meant.member) ?? null, choices.situations)
    const may = { groups: readers, hidden }
    void keep(() => (stopped ? rewriteContact(stopped, fields, may) : contact ? changeContact(still.length > 0 ? still : [contact], fields, may) : addContact(fields, may)))
  }
  return (
    <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={submit} noValidate>
      <PageHeading said={stopped?.body.name ?? contact?.name}>{stopped ? m.rewrite_title({ name: stopped.body.name }) : contact ? m.contact_change({ name: contact.name }) : m.contact_new()}</PageHeading>
      {stopped && <p className="soft">{m.note_rewrite_words()}</p>}
      <OtherDrafts others={otherWords(others)} open={openOther} />
      {standing.length > 1 && <TwoVersions standing={standing} came={still.length < standing.length} busy={busy} choose={(one) => void keep(() => chooseContact(one, standing))} />}
      <WhoseNumber typed={typed} set={set} owner={owner} members={choices.members} asked={asked} problems={problems} />
      <Field label={m.contact_role()} help={m.contact_role_help()} value={typed.role} onChange={(role) => set({ role })} maxLength={120} error={asked && problems.role ? m.contact_role_missing() : null} />
      <Field label={m.contact_phone()} type="tel" value={typed.phone} onChange={(phone) => set({ phone })} maxLength={20} error={asked && problems.phone ? m.contact_phone_wrong() : null} />
      <ChooseOne label={m.contact_when()} choices={[{ id: 'always', word: m.contact_when_always() }, { id: 'times', word: m.contact_when_times() }]} chosen={typed.hasTimes ? 'times' : 'always'} short onChange={(when) => set({ hasTimes: when === 'times' })} />
      {typed.hasTimes && (
        <>
          <ChooseSeveral label={m.contact_days()} choices={[1, 2, 3, 4, 5, 6, 7].map((day) => ({ id: String(day), word: dayWord(day) }))} chosen={typed.days} onChange={(days) => set({ days })} error={asked && problems.days ? m.contact_days_missing() : null} />
          <div className="beside-fields">
            <Field label={m.contact_from()} type="time" value={typed.from} onChange={(from) => set({ from })} error={asked && problems.from ? m.contact_time_wrong() : null} />
            <Field label={m.contact_to()} type="time" value={typed.to} onChange={(to) => set({ to })} error={asked && problems.to ? m.contact_time_wrong() : null} />
          </div>
        </>
      )}
      <Field label={m.contact_hours()} help={m.contact_hours_help()} value={typed.hours} onChange={(hours) => set({ hours })} maxLength={80} />
      {!hidden && choices.situations.length > 0 && <ChooseSeveral label={m.contact_situations()} help={m.contact_situations_help()} choices={[...new Set([...choices.situations.map((one) => one.label), ...typed.situations])].map((name) => ({ id: name, word: name, isSaid: true }))} chosen={typed.situations} onChange={(situations) => set({ situations })} />}
      {!hidden && <ChooseOne label={m.contact_ladder()} choices={[{ id: 'in', word: m.contact_ladder_in() }, { id: 'out', word: m.contact_ladder_out() }]} chosen={typed.inLadder ? 'in' : 'out'} short onChange={(where) => set({ inLadder: where === 'in' })} />}
      {asksReaders && !hidden && choices.groups.length > 0 && <ChooseSeveral label={m.contact_groups()} choices={choices.groups.map(({ id, name }) => ({ id, word: name, isSaid: true }))} chosen={readers} onChange={choose} error={asked && problems.groups ? m.note_audience_missing() : null} />}
      <Stop found={asked ? stop : null} tie={tie} another={() => deny(stop?.member.id ?? null)} />
      {asksReaders && !hidden && choices.groups.length === 0 && <Banner tone="amber" icon="warning" title={m.no_group_title()}><p>{m.no_group()}</p></Banner>}
      <FormEnd failed={failed} busy={busy} kept={keptWords(kept.at)} onCancel={() => void kept.letGo()} cancel={m.cancel()} cancelTo="/contacts/edit" save={m.save()} />
      {contact && <EarlierContact id={contact.id} />}
      {contact && <Removal press={m.contact_remove()} title={m.contact_remove_title({ name: contact.name })} words={m.contact_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeContact(contact.id))} />}
    </form>
  )
}

const idsOf = (contacts: readonly Contact[]): string => contacts.map((one) => one.factId).join(' ')

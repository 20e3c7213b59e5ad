// One contact: who, number, when they answer, and in which situations they are called first.
import { useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { useHalfWritten } from '../../platform/half-written.ts'
import { go } from '../../platform/location.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { savedWords } from '../../platform/saved-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChooseOne, ChooseSeveral } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, EmptyState, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { fieldsOf, mergedOf, problemsOf, typedFrom, type Typed } from './contact-fields.ts'
import { addContact, changeContact, removeContact, watchChoices, watchContacts, type Choices, type Contact, type Saved } from './contacts.data.ts'
import { dayWord } from './times-words.ts'

/** `id` null: a new one. */
export function ContactForm({ id }: { id: string | null }) {
  const contacts = useWatched(watchContacts)
  const choices = useWatched(watchChoices)
  if (!contacts || !choices) return null
  const contact = contacts.find((one) => one.id === id) ?? null
  if (!choices.may) return <Closed words={m.contacts_may_not()} />
  if (id !== null && !contact) return <Closed words={m.contact_not_here()} />
  return <Form key={id} contact={contact} choices={choices} lastPlace={Math.max(0, ...contacts.map((one) => one.ladder ?? 0))} />
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.contacts_edit()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/contacts">{m.back()}</ButtonLink></EmptyState>
  </>
)

function Form({ contact, choices, lastPlace }: { contact: Contact | null; choices: Choices; lastPlace: number }) {
  const form = useRef<HTMLFormElement>(null)
  // What it was when the form was opened: somebody else's change meanwhile is not under these hands.
  const [begun] = useState(() => typedFrom(contact))
  const [typed, type] = useState(begun)
  const [groups, choose] = useState<string[] | null>(null)
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [failed, fail] = useState<Saved | null>(null)
  useHalfWritten(JSON.stringify(typed) !== JSON.stringify(begun))
  const set = (next: Partial<Typed>) => type({ ...typed, ...next })
  const readers = groups ?? choices.groups.filter((one) => one.preset).map((one) => one.id)
  const problems = { ...problemsOf(typed), groups: contact === null && readers.length === 0 }
  const keep = async (write: () => Promise<Saved>) => {
    work(true)
    const saved = await write()
    work(false)
    if (saved === 'saved') go('/contacts/edit', { replace: true })
    else fail(saved)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (Object.values(problems).some(Boolean)) return focusFirstError(form.current)
    const fields = fieldsOf(contact ? mergedOf(begun, typed, typedFrom(contact)) : typed, contact?.ladder ?? lastPlace + 1)
    void keep(() => (contact ? changeContact(contact, fields) : addContact(fields, readers)))
  }
  return (
    <form autoComplete="off" ref={form} className="form" onSubmit={submit} noValidate>
      <PageHeading>{contact ? m.contact_change({ name: contact.name }) : m.contact_new()}</PageHeading>
      <Field label={m.contact_name()} value={typed.name} onChange={(name) => set({ name })} maxLength={120} error={asked && problems.name ? m.contact_name_missing() : null} />
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
      {choices.situations.length > 0 && <ChooseSeveral label={m.contact_situations()} help={m.contact_situations_help()} choices={[...new Set([...choices.situations, ...typed.situations])].map((name) => ({ id: name, word: name }))} chosen={typed.situations} onChange={(situations) => set({ situations })} />}
      <ChooseOne label={m.contact_ladder()} choices={[{ id: 'in', word: m.contact_ladder_in() }, { id: 'out', word: m.contact_ladder_out() }]} chosen={typed.inLadder ? 'in' : 'out'} short onChange={(where) => set({ inLadder: where === 'in' })} />
      {contact === null && choices.groups.length > 0 && <ChooseSeveral label={m.contact_groups()} choices={choices.groups.map(({ id, name }) => ({ id, word: name }))} chosen={readers} onChange={choose} error={asked && problems.groups ? m.note_audience_missing() : null} />}
      <LiveRegion urgent>{failed && savedWords(failed)}</LiveRegion>
      {failed && <Banner tone="red" icon="warning"><p>{savedWords(failed)}</p></Banner>}
      <div className="actions still">
        <ButtonLink look="tall" to="/contacts/edit">{m.cancel()}</ButtonLink>
        <Button look="main" type="submit" busy={busy}>{m.save()}</Button>
      </div>
      {contact && <Removal press={m.contact_remove()} title={m.contact_remove_title({ name: contact.name })} words={m.contact_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeContact(contact))} />}
    </form>
  )
}

// One allergy: what it is to, how grave, how it shows and what to do.
import { severities } from '@viewme/contract/allergies.ts'
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
import { ChooseOne } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Banner, EmptyState, PageHeading } from '../../ui/parts.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { findDraft, keepDraft, watchOtherDrafts, addAllergy, changeAllergy, removeAllergy, rewriteAllergy, watchAllergies } from './allergies.data.ts'
import { fieldsFrom, problemsOf, shownOf, type Fields, type Seen, type Stopped } from './allergies.fold.ts'
import { Words } from './allergy-list.tsx'
import { severityWord } from './severity-words.ts'

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function AllergyForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchAllergies)
  const { found, open } = useFoundDraft<Draft>(`allergy ${rewrite ?? id ?? 'new'}`, findDraft)
  // What is being written anew stays under these hands, also when it is accepted meanwhile.
  const [begun, begin] = useState<Stopped | null>(null)
  if (!read || !found) return null
  const stopped = begun ?? read.stopped.find((one) => one.factId === rewrite) ?? null
  if (stopped !== begun) begin(stopped)
  if (stopped) return <Form key={`${rewrite} ${found.place.name}`} standing={[]} found={found} open={open} stopped={stopped} />
  const standing = read.standing.filter((one) => one.id === id)
  if (!read.may) return <Closed words={m.allergies_may_not()} />
  if (standing.some((one) => one.newer)) return <Closed words={m.allergy_newer()} />
  if (id !== null && standing.length === 0) return <Closed words={m.allergy_not_here()} />
  return <Form key={`${id} ${found.place.name}`} standing={standing} found={found} open={open} stopped={null} />
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.allergies_title()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/allergies">{m.back()}</ButtonLink></EmptyState>
  </>
)

/** All that the form goes on from: what was typed, and what it was typed over. */
type Draft = { begun: Fields; typed: Fields; opened: Seen[] }

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ standing, found, open, stopped }: { standing: Seen[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [opened] = useState(found.draft?.opened ?? standing)
  const [begun] = useState(() => found.draft?.begun ?? fieldsFrom(stopped ?? standing[0]))
  const [typed, type] = useState(found.draft?.typed ?? begun)
  const [asked, ask] = useState(false)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun)
  const kept = useKeptDraft<Draft>(found, changed ? { begun, typed, opened } : null, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name], () => found.others) ?? []
  const { busy, failed, keep } = useSaving('/allergies', kept.letGo)
  const allergy = standing[0]
  const problems = problemsOf(typed)
  const set = (next: Partial<Fields>) => type({ ...typed, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (Object.values(problems).some(Boolean)) return focusFirstError(form.current)
    void keep(() => (stopped ? rewriteAllergy(stopped.factId, typed) : allergy ? changeAllergy(allergy.id, typed, shownOf(opened, standing)) : addAllergy(typed)))
  }
  return (
    <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={submit} noValidate>
      <PageHeading said={stopped?.to ?? allergy?.to}>{stopped ? m.rewrite_title({ name: stopped.to }) : allergy ? m.contact_change({ name: allergy.to }) : m.allergy_new()}</PageHeading>
      {stopped && <p className="soft">{m.note_rewrite_words()}</p>}
      <OtherDrafts others={otherWords(others)} open={open} />
      {standing.length > 1 && (
        <Banner tone="amber" icon="eye" title={m.allergy_two()}>
          {standing.map((one) => <div key={one.factId}><p><b><OwnWords>{one.to}</OwnWords></b> · {severityWord(one.severity)}</p><Words signs={one.signs} act={one.act} /></div>)}
          <p>{m.allergy_two_words()}</p>
        </Banner>
      )}
      <Field label={m.allergy_to()} help={m.allergy_to_help()} value={typed.to} onChange={(to) => set({ to })} maxLength={60} error={asked && problems.to ? m.allergy_to_missing() : null} />
      <ChooseOne label={m.allergy_severity()} help={m.allergy_severity_help()} choices={severities.map((one) => ({ id: one, word: severityWord(one) }))} chosen={typed.severity} onChange={(severity) => set({ severity: severity as Fields['severity'] })} error={asked && problems.severity ? m.allergy_severity_missing() : null} />
      <TextArea label={m.allergy_signs()} help={m.allergy_signs_help()} value={typed.signs} onChange={(signs) => set({ signs })} maxLength={500} />
      <TextArea label={m.allergy_act()} help={m.allergy_act_help()} value={typed.act} onChange={(act) => set({ act })} maxLength={500} error={asked && problems.act ? m.allergy_act_missing() : null} />
      {!allergy && !stopped && <p className="small">{m.allergy_readers()}</p>}
      <FormEnd failed={failed} busy={busy} kept={keptWords(kept.at)} onCancel={() => void kept.letGo()} cancel={m.cancel()} cancelTo="/allergies" save={m.save()} />
      {allergy && <Removal press={m.allergy_remove()} title={m.contact_remove_title({ name: allergy.to })} words={m.allergy_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeAllergy(allergy.id))} />}
    </form>
  )
}

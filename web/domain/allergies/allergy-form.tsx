// One allergy: what it is to, how grave, how it shows and what to do.
import { severities } from '@viewme/contract/allergies.ts'
import { m } from '../../paraglide/messages.js'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { shownOf } from '../../platform/thing.ts'
import { useOpened, useThingForm, type Draft as DraftOf } from '../../platform/thing-form.ts'
import { formTitle } from '../../platform/thing-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { Closed, ThingFrame, ThingRemoval } from '../../ui/thing-form.tsx'
import { findDraft, keepDraft, watchOtherDrafts, addAllergy, changeAllergy, removeAllergy, rewriteAllergy, watchAllergies } from './allergies.data.ts'
import { fieldsFrom, problemsOf, type Fields, type Seen, type Stopped } from './allergies.fold.ts'
import { Words } from './allergy-list.tsx'
import { severityWord } from './severity-words.ts'

type Draft = DraftOf<Fields, Seen>

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function AllergyForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchAllergies)
  const { found, open } = useFoundDraft<Draft>(`allergy ${rewrite ?? id ?? 'new'}`, findDraft)
  const { standing, stopped } = useOpened(read, id, rewrite)
  if (!read || !found) return null
  const closed = stopped ? null : !read.may ? m.allergies_may_not() : standing.some((one) => one.newer) ? m.allergy_newer() : id !== null && standing.length === 0 ? m.allergy_not_here() : null
  if (closed) return <Closed title={m.allergies_title()} words={closed} back="/allergies" />
  return <Form key={`${stopped ? rewrite : id} ${found.place.name}`} standing={standing} found={found} open={open} stopped={stopped} />
}

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ standing, found, open, stopped }: { standing: Seen[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useThingForm<Fields, Seen>({ found, standing, fields: () => fieldsFrom(stopped ?? standing[0]), after: '/allergies', drafts: { keepDraft, watchOtherDrafts } })
  const { typed, set, asked, saving } = form
  const allergy = standing[0]
  const problems = problemsOf(typed)
  return (
    <ThingFrame
      of={form} said={stopped?.to ?? allergy?.to} title={formTitle({ rewritten: stopped?.to, changed: allergy?.to, isNew: m.allergy_new() })} isRewriting={stopped !== null} open={open} back="/allergies"
      two={standing.length > 1 && standing.map((one) => <div key={one.factId}><p><b><OwnWords>{one.to}</OwnWords></b> · {severityWord(one.severity)}</p><Words signs={one.signs} act={one.act} /></div>)}
      onSubmit={form.submit(Object.values(problems).some(Boolean), () => (stopped ? rewriteAllergy(stopped.factId, typed) : allergy ? changeAllergy(allergy.id, typed, shownOf(form.opened, standing, fieldsFrom)) : addAllergy(typed)))}
      beneath={allergy && <ThingRemoval name={allergy.to} press={m.allergy_remove()} words={m.allergy_remove_words()} busy={saving.busy} onRemove={() => void saving.keep(() => removeAllergy(allergy.id))} />}
    >
      <Field label={m.allergy_to()} help={m.allergy_to_help()} value={typed.to} onChange={(to) => set({ to })} maxLength={60} error={asked && problems.to ? m.allergy_to_missing() : null} />
      <ChooseOne label={m.allergy_severity()} help={m.allergy_severity_help()} choices={severities.map((one) => ({ id: one, word: severityWord(one) }))} chosen={typed.severity} onChange={(severity) => set({ severity: severity as Fields['severity'] })} error={asked && problems.severity ? m.allergy_severity_missing() : null} />
      <TextArea label={m.allergy_signs()} help={m.allergy_signs_help()} value={typed.signs} onChange={(signs) => set({ signs })} maxLength={500} />
      <TextArea label={m.allergy_act()} help={m.allergy_act_help()} value={typed.act} onChange={(act) => set({ act })} maxLength={500} error={asked && problems.act ? m.allergy_act_missing() : null} />
      {!allergy && !stopped && <p className="small">{m.allergy_readers()}</p>}
    </ThingFrame>
  )
}

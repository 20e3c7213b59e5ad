// One thing that can be seen: in which words, what it can mean, what to do and which instructions.
import { m } from '../../paraglide/messages.js'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { shownOf } from '../../platform/thing.ts'
import { useOpened, useThingForm, type Draft as DraftOf } from '../../platform/thing-form.ts'
import { formTitle } from '../../platform/thing-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { ChooseSeveral } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { Closed, ThingFrame, ThingRemoval } from '../../ui/thing-form.tsx'
import { SignWords } from './sign-list.tsx'
import { SignMeanings } from './sign-meanings.tsx'
import { addSign, changeSign, findDraft, keepDraft, removeSign, rewriteSign, watchOtherDrafts, watchSigns, type Signs } from './signs.data.ts'
import { fieldsFrom, hasProblems, namedAnew, problemsOf, type Fields, type Seen, type Stopped } from './signs.fold.ts'

type Draft = DraftOf<Fields, Seen>

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function SignForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchSigns)
  const { found, open } = useFoundDraft<Draft>(`sign ${rewrite ?? id ?? 'new'}`, findDraft)
  const { standing, stopped } = useOpened(read, id, rewrite)
  if (!read || !found) return null
  const closed = stopped ? null : !read.may ? m.signs_may_not() : standing.some((one) => one.newer) ? m.allergy_newer() : id !== null && standing.length === 0 ? m.sign_not_here() : null
  if (closed) return <Closed title={m.signs_title()} words={closed} back="/signs" />
  return <Form key={`${stopped ? rewrite : id} ${found.place.name}`} read={read} standing={standing} found={found} open={open} stopped={stopped} />
}

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ read: { named, mayRemove }, standing, found, open, stopped }: { read: Signs; standing: Seen[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useThingForm<Fields, Seen>({ found, standing, fields: () => fieldsFrom(stopped ?? standing[0]), after: '/signs', drafts: { keepDraft, watchOtherDrafts } })
  const { typed, set, asked, saving } = form
  const sign = standing[0]
  const problems = problemsOf(typed, named)
  const chosen = typed.instructions.filter((one) => named.some(({ id }) => id === one))
  return (
    <ThingFrame
      of={form} said={stopped?.seen ?? sign?.seen} title={formTitle({ rewritten: stopped?.seen, changed: sign?.seen, isNew: m.sign_new() })} isRewriting={stopped !== null} open={open} back="/signs"
      two={standing.length > 1 && standing.map((one) => <div key={one.factId}><p><b><OwnWords>{one.seen}</OwnWords></b></p><SignWords sign={one} /></div>)}
      onSubmit={form.submit(hasProblems(problems), () => (stopped ? rewriteSign(stopped.factId, typed) : sign ? changeSign(sign.id, typed, shownOf(form.opened, standing, fieldsFrom)) : addSign(typed)))}
      beneath={sign && (mayRemove
        ? <ThingRemoval name={sign.seen} press={m.sign_remove()} words={m.allergy_remove_words()} busy={saving.busy} onRemove={() => void saving.keep(() => removeSign(sign.id))} />
        : <p className="small">{m.sign_may_not_remove()}</p>)}
    >
      <Field label={m.sign_seen()} help={m.sign_seen_help()} value={typed.seen} onChange={(seen) => set({ seen })} maxLength={120} error={asked && problems.seen ? m.sign_seen_missing() : null} />
      <Field label={m.sign_also()} help={m.sign_also_help()} value={typed.also} onChange={(also) => set({ also })} maxLength={300} />
      <SignMeanings meanings={typed.meanings} problems={asked ? problems.meanings : null} change={(meanings) => set({ meanings })} />
      <TextArea label={m.sign_act()} help={m.allergy_act_help()} value={typed.act} onChange={(act) => set({ act })} maxLength={500} error={asked && problems.act ? m.allergy_act_missing() : null} />
      {named.length > 0 && (
        <details className="card" open={asked && problems.many ? true : undefined}>
          <summary>{m.sign_instructions({ count: chosen.length })}</summary>
          <ChooseSeveral label={m.sign_instructions_label()} help={m.sign_instructions_help()} choices={named.map(({ id, title }) => ({ id, word: title, isSaid: true }))} chosen={chosen} onChange={(ids) => set({ instructions: namedAnew(typed.instructions, named, ids) })} error={asked && problems.many ? m.sign_instructions_many() : null} />
        </details>
      )}
      {!sign && !stopped && <p className="small">{m.allergy_readers()}</p>}
    </ThingFrame>
  )
}

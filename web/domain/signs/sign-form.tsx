// One thing that can be seen: in which words, what it can mean, what to do and which instructions.
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
import { ChooseSeveral } from '../../ui/choices.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import { Banner, EmptyState, PageHeading } from '../../ui/parts.tsx'
import { FormEnd } from '../../ui/form-end.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Removal } from '../../ui/removal.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { SignWords } from './sign-list.tsx'
import { SignMeanings } from './sign-meanings.tsx'
import { addSign, changeSign, findDraft, keepDraft, removeSign, rewriteSign, watchOtherDrafts, watchSigns, type Signs } from './signs.data.ts'
import { fieldsFrom, hasProblems, namedAnew, problemsOf, shownOf, type Fields, type Seen, type Stopped } from './signs.fold.ts'

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function SignForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchSigns)
  const { found, open } = useFoundDraft<Draft>(`sign ${rewrite ?? id ?? 'new'}`, findDraft)
  // What is being written anew stays under these hands, also when it is accepted meanwhile.
  const [begun, begin] = useState<Stopped | null>(null)
  if (!read || !found) return null
  const stopped = begun ?? read.stopped.find((one) => one.factId === rewrite) ?? null
  if (stopped !== begun) begin(stopped)
  if (stopped) return <Form key={`${rewrite} ${found.place.name}`} read={read} standing={[]} found={found} open={open} stopped={stopped} />
  const standing = read.standing.filter((one) => one.id === id)
  if (!read.may) return <Closed words={m.signs_may_not()} />
  if (standing.some((one) => one.newer)) return <Closed words={m.allergy_newer()} />
  if (id !== null && standing.length === 0) return <Closed words={m.sign_not_here()} />
  return <Form key={`${id} ${found.place.name}`} read={read} standing={standing} found={found} open={open} stopped={null} />
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.signs_title()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/signs">{m.back()}</ButtonLink></EmptyState>
  </>
)

/** All that the form goes on from: what was typed, and what it was typed over. */
type Draft = { begun: Fields; typed: Fields; opened: Seen[] }

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ read: { named, mayRemove }, standing, found, open, stopped }: { read: Signs; standing: Seen[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [opened] = useState(found.draft?.opened ?? standing)
  const [begun] = useState(() => found.draft?.begun ?? fieldsFrom(stopped ?? standing[0]))
  const [typed, type] = useState(found.draft?.typed ?? begun)
  const [asked, ask] = useState(false)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun)
  const kept = useKeptDraft<Draft>(found, changed ? { begun, typed, opened } : null, keepDraft)
  const others = useWatched(watchOtherDrafts(kept.name), [kept.name], () => found.others) ?? []
  const { busy, failed, keep } = useSaving('/signs', kept.letGo)
  const sign = standing[0]
  const problems = problemsOf(typed, named)
  const set = (next: Partial<Fields>) => type({ ...typed, ...next })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (hasProblems(problems)) return focusFirstError(form.current)
    void keep(() => (stopped ? rewriteSign(stopped.factId, typed) : sign ? changeSign(sign.id, typed, shownOf(opened, standing)) : addSign(typed)))
  }
  const chosen = typed.instructions.filter((one) => named.some(({ id }) => id === one))
  return (
    <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={submit} noValidate>
      <PageHeading said={stopped?.seen ?? sign?.seen}>{stopped ? m.rewrite_title({ name: stopped.seen }) : sign ? m.contact_change({ name: sign.seen }) : m.sign_new()}</PageHeading>
      {stopped && <p className="soft">{m.note_rewrite_words()}</p>}
      <OtherDrafts others={otherWords(others)} open={open} />
      {standing.length > 1 && (
        <Banner tone="amber" icon="eye" title={m.allergy_two()}>
          {standing.map((one) => <div key={one.factId}><p><b><OwnWords>{one.seen}</OwnWords></b></p><SignWords sign={one} /></div>)}
          <p>{m.allergy_two_words()}</p>
        </Banner>
      )}
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
      <FormEnd failed={failed} busy={busy} kept={keptWords(kept.at)} onCancel={() => void kept.letGo()} cancel={m.cancel()} cancelTo="/signs" save={m.save()} />
      {sign && (mayRemove
        ? <Removal press={m.sign_remove()} title={m.contact_remove_title({ name: sign.seen })} words={m.allergy_remove_words()} keep={m.note_withdraw_keep()} remove={m.note_withdraw()} busy={busy} onRemove={() => void keep(() => removeSign(sign.id))} />
        : <p className="small">{m.sign_may_not_remove()}</p>)}
    </form>
  )
}

// What one member may do: who, on what ground, for what, given by whom, and between which days.
import { grounds } from '@viewme/contract/competence.ts'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { useFoundDraft, type Found } from '../../platform/found-draft.ts'
import { shownOf } from '../../platform/thing.ts'
import { useOpened, useThingForm, type Draft as DraftOf } from '../../platform/thing-form.ts'
import { formTitle } from '../../platform/thing-words.ts'
import { dayOf } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner } from '../../ui/parts.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { Removal } from '../../ui/removal.tsx'
import { Select } from '../../ui/select.tsx'
import { Closed, ThingFrame, ThingRemoval } from '../../ui/thing-form.tsx'
import { CompetenceWords } from './competence-lines.tsx'
import { groundHelp, groundWord, standingNow, standingWords, wholeDay } from './competence-words.ts'
import { addCompetence, changeCompetence, endCompetence, findDraft, keepDraft, removeCompetence, rewriteCompetence, watchCompetences, watchOtherDrafts, type Competences } from './competence.data.ts'
import { fieldsFrom, knownWords, problemsOf, type Fields, type Seen, type Stopped } from './competence.fold.ts'

type Draft = DraftOf<Fields, Seen>

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted, to be written anew. */
export function CompetenceForm({ id, rewrite }: { id: string | null; rewrite: string | null }) {
  const read = useWatched(watchCompetences)
  const { found, open } = useFoundDraft<Draft>(`competence ${rewrite ?? id ?? 'new'}`, findDraft)
  const { standing, stopped } = useOpened(read, id, rewrite)
  if (!read || !found) return null
  const closed = stopped ? null : !read.may ? m.competence_may_not() : id !== null && standing.length === 0 ? m.competence_not_here() : null
  if (closed) return <Closed title={m.competence_title()} words={closed} back="/team" />
  return <Form key={`${stopped ? rewrite : id} ${found.place.name}`} read={read} standing={standing} found={found} open={open} stopped={stopped} />
}

/** `standing`: [] for a new one; two where two versions stand, and what is saved takes the place of both. */
function Form({ read, standing, found, open, stopped }: { read: Competences; standing: Seen[]; found: Found<Draft>; open: (id: string) => void; stopped: Stopped | null }) {
  const form = useThingForm<Fields, Seen>({ found, standing, fields: () => fieldsFrom(stopped ?? standing[0]), after: '/team', drafts: { keepDraft, watchOtherDrafts } })
  const { typed, set, asked, saving } = form
  const one = standing[0]
  const problems = problemsOf(typed)
  const shown = () => shownOf(form.opened, standing, fieldsFrom)
  const known = knownWords(read.standing)
  const name = read.names.get(typed.member) ?? m.someone()
  const error = (problem: keyof typeof problems, words: () => string) => (asked && problems[problem] ? words() : null)
  const instructions = [{ id: '', word: m.competence_instruction_none() }, ...read.named.map(({ id, title }) => ({ id, word: title }))]
  if (!instructions.some(({ id }) => id === typed.instruction)) instructions.push({ id: typed.instruction, word: m.competence_instruction_kept() })
  return (
    <ThingFrame
      of={form} said={stopped?.task ?? one?.task} title={formTitle({ rewritten: stopped?.task, changed: one?.task, isNew: m.competence_new() })} isRewriting={stopped !== null} open={open} back="/team"
      two={standing.length > 1 && standing.map((version) => <div key={version.factId}><p><b><OwnWords>{version.task}</OwnWords></b> · {standingWords(standingNow(version, now()))}</p><CompetenceWords one={version} /></div>)}
      onSubmit={form.submit(Object.values(problems).some(Boolean), () => (stopped ? rewriteCompetence(stopped.factId, typed) : one ? changeCompetence(one.id, typed, shown()) : addCompetence(typed)))}
      beneath={one && (
        <>
          {one.given && !one.given.ended && <Removal press={m.competence_end()} title={m.competence_end_title({ task: one.task, name })} words={m.competence_end_words()} keep={m.competence_end_keep()} remove={m.competence_end_do()} busy={saving.busy} onRemove={() => void saving.keep(() => endCompetence(one, dayOf(now()), shown()))} />}
          <ThingRemoval name={`${one.task}, ${name}`} press={m.competence_remove()} words={m.competence_remove_words()} busy={saving.busy} onRemove={() => void saving.keep(() => removeCompetence(one.id))} />
        </>
      )}
    >
      {one || stopped ? <p>{m.competence_for({ name })}</p>
        : <Select label={m.competence_member()} choices={[{ id: '', word: m.competence_member_none() }, ...read.members.map(({ id, name: word }) => ({ id, word }))]} chosen={typed.member} onChange={(member) => set({ member })} error={error('member', m.competence_member_missing)} />}
      <ChooseOne label={m.competence_ground()} choices={grounds.map((ground) => ({ id: ground, word: groundWord(ground), help: groundHelp(ground) }))} chosen={typed.ground} onChange={(ground) => set({ ground: ground as Fields['ground'] })} error={error('ground', m.competence_ground_missing)} />
      <Field label={m.competence_task()} help={m.competence_task_help()} known={known.tasks} value={typed.task} onChange={(task) => set({ task })} maxLength={120} error={error('task', m.competence_task_missing)} />
      {read.named.length > 0 && <Select label={m.competence_instruction()} choices={instructions} chosen={typed.instruction} onChange={(instruction) => set({ instruction })} />}
      <ChooseOne label={m.competence_is_given()} choices={[{ id: 'yes', word: m.competence_is_given_yes() }, { id: 'no', word: m.competence_is_given_no() }]} chosen={typed.isGiven} onChange={(isGiven) => set({ isGiven: isGiven as Fields['isGiven'] })} />
      {typed.isGiven === 'yes' && (
        <>
          {typed.ended && <Banner tone="amber" icon="warning"><p>{m.competence_is_ended({ date: wholeDay(typed.ended) })}</p><Button onClick={() => set({ ended: '' })}>{m.competence_again()}</Button></Banner>}
          <Field label={m.competence_by()} help={m.competence_by_help()} known={known.givers} value={typed.by} onChange={(by) => set({ by })} maxLength={120} error={error('by', m.competence_by_missing)} />
          <Field label={m.competence_first_day()} type="date" value={typed.from} onChange={(from) => set({ from })} error={error('from', m.competence_first_day_wrong)} />
          <Field label={m.competence_last_day()} help={m.competence_last_day_help()} type="date" value={typed.until} onChange={(until) => set({ until })} error={error('until', m.competence_last_day_wrong)} />
        </>
      )}
      {!one && !stopped && <p className="small">{m.competence_readers()}</p>}
    </ThingFrame>
  )
}

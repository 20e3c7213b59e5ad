// The questions of each form about the person.
import { m } from '../../paraglide/messages.js'
import type { Pictures } from '../../platform/pictures-underway.ts'
import { LookField, type Look } from '../../symbols/look-field.tsx'
import { Field, TextArea } from '../../ui/field.tsx'
import type { DecisionFields, ExpressionFields, Fields, PartFields, Problem } from './about-fields.ts'
import { watchPictureBytes, watchPictureState } from './about-me.data.ts'
import { partExample, partTitle } from './part-words.ts'

type Props<F> = { fields: F; set: (next: Partial<Fields>) => void; /** [] until it has been tried. */ problems: readonly Problem[]; pictures: Pictures; person: string }

export function FieldsOf({ fields, ...rest }: Props<Fields>) {
  if (fields.kind === 'profile-part') return <PartQuestions fields={fields} {...rest} />
  return fields.kind === 'expression' ? <ExpressionQuestions fields={fields} {...rest} /> : <DecisionQuestions fields={fields} {...rest} />
}

function PartQuestions({ fields: { part, text, picture }, set, problems, pictures, person }: Props<PartFields>) {
  const story = part === 'lifeStory'
  return (
    <>
      <TextArea autoFocus label={partTitle(part, person)} help={`${story ? m.about_story_help() : m.about_lines_help()} ${m.about_for_example({ text: partExample(part) })}`} value={text} onChange={(next) => set({ text: next })} maxLength={story ? 6000 : 2000} error={problems.includes('text') ? m.about_text_missing() : problems.includes('long') ? m.about_text_long() : null} />
      <LookOf of={m.about_picture()} look={{ picture, symbol: null }} symbols={false} set={set} problems={problems} pictures={pictures} />
    </>
  )
}

function ExpressionQuestions({ fields, set, problems, pictures, person }: Props<ExpressionFields>) {
  return (
    <>
      <Field autoFocus label={m.about_what_says({ name: person || m.about_person() })} help={m.about_what_says_help()} value={fields.says} onChange={(says) => set({ says })} maxLength={40} error={problems.includes('says') ? m.about_says_missing() : null} />
      <TextArea className="field short" label={m.about_how()} help={m.about_how_help()} value={fields.how} onChange={(how) => set({ how })} maxLength={300} error={problems.includes('how') ? m.about_how_missing() : null} />
      <TextArea className="field short" label={m.about_answer()} help={m.about_answer_help()} value={fields.answer} onChange={(answer) => set({ answer })} maxLength={300} />
      <LookOf of={m.about_picture_says()} look={fields} symbols set={set} problems={problems} pictures={pictures} />
      <Field label={m.about_place()} help={m.about_place_help()} inputMode="numeric" value={fields.place} onChange={(place) => set({ place })} maxLength={3} error={problems.includes('place') ? m.about_place_wrong() : null} />
    </>
  )
}

const files = { bytes: watchPictureBytes, state: watchPictureState }
const only = 'picture'

function LookOf({ of, look: { picture, symbol }, symbols, set, problems, pictures }: { of: string; look: Look; symbols: boolean } & Pick<Props<Fields>, 'set' | 'problems' | 'pictures'>) {
  const show = (next: Look) => {
    pictures.leave(only)
    set(symbols ? next : { picture: next.picture })
  }
  return (
    <LookField
      names={{ of, ...(symbols ? { search: m.about_symbol_search(), list: m.about_symbol_list() } : {}) }}
      files={files} picture={picture} symbol={symbol} asked={problems.includes('picture')} busy={pictures.underway.includes(only)} fault={pictures.faults.get(only) ?? null}
      choose={(file) => pictures.choose(only, file)} say={(shows) => { if (picture) set({ picture: { ...picture, shows } }) }} show={show}
    />
  )
}

const DecisionQuestions = ({ fields, set, problems, person }: Props<DecisionFields>) => (
  <>
    <TextArea autoFocus className="field short" label={m.about_decided({ name: person || m.about_person() })} help={m.about_decided_help()} value={fields.decided} onChange={(decided) => set({ decided })} maxLength={500} error={problems.includes('decided') ? m.about_decided_missing() : null} />
    <TextArea className="field short" label={m.about_asked()} help={m.about_asked_help()} value={fields.asked} onChange={(asked) => set({ asked })} maxLength={500} error={problems.includes('asked') ? m.about_asked_missing() : null} />
    <TextArea className="field short" label={m.about_read()} help={m.about_read_help()} value={fields.answer} onChange={(answer) => set({ answer })} maxLength={500} error={problems.includes('answer') ? m.about_read_missing() : null} />
    <TextArea className="field short" label={m.about_present()} help={m.about_present_help()} value={fields.present} onChange={(present) => set({ present })} maxLength={300} error={problems.includes('present') ? m.about_present_missing() : null} />
    <Field label={m.about_on()} type="date" value={fields.on} onChange={(on) => set({ on })} error={problems.includes('on') ? m.about_on_wrong() : null} />
  </>
)

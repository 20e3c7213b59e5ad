// What holds for the whole instruction: how serious it is, what it needs, how long it is good for, who stands behind it, who reads it.
import { m } from '../../paraglide/messages.js'
import { ChooseSeveral } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { approvalOf, type Edited, type Problems } from './edited.ts'
import type { Group } from './editing.data.ts'
import { EditorTile } from './editor-tile.tsx'
import { usePlaces } from './editor-places.ts'
import { dayTimeChoices, lifeAreaChoices } from './life-area-words.ts'

export function EditorAbout({ edited, problems, change }: { edited: Edited; problems: Problems | null; change: (next: Partial<Edited>) => void }) {
  const marks = [edited.lifeSaving && 'lifeSaving', edited.safetyCritical && 'safetyCritical'].filter((one) => one !== false)
  const approval = approvalOf(edited)
  const places = usePlaces()
  return (
    <>
      <h2>{m.editor_about()}</h2>
      <ChooseSeveral
        label={m.editor_marks()}
        help={m.editor_marks_help()}
        choices={[{ id: 'lifeSaving', word: m.instruction_life_saving(), help: m.editor_life_help() }, { id: 'safetyCritical', word: m.instruction_safety(), help: m.editor_safety_help() }]}
        chosen={marks}
        onChange={(ids) => change({ lifeSaving: ids.includes('lifeSaving'), safetyCritical: ids.includes('safetyCritical') })}
      />
      <EditorTile edited={edited} problems={problems} change={change} />
      <Field label={m.editor_competence()} help={m.editor_competence_help()} value={edited.competence} onChange={(competence) => change({ competence })} maxLength={160} />
      <Field label={m.editor_place()} help={m.editor_place_help()} value={edited.placeOrAid} onChange={(placeOrAid) => change({ placeOrAid })} maxLength={160} known={places} />
      <ChooseSeveral label={m.editor_times()} help={m.editor_times_help()} choices={dayTimeChoices()} chosen={edited.dayTimes} onChange={(ids) => change({ dayTimes: dayTimeChoices().map((one) => one.id).filter((id) => ids.includes(id)) })} />
      <details className="card">
        <summary>{m.editor_areas({ count: edited.lifeAreas.length })}</summary>
        <ChooseSeveral label={m.editor_areas_label()} choices={lifeAreaChoices()} chosen={edited.lifeAreas} onChange={(ids) => change({ lifeAreas: lifeAreaChoices().map((one) => one.id).filter((id) => ids.includes(id)) })} />
      </details>
      <Field label={m.editor_review()} help={m.editor_review_help()} type="date" value={approval.reviewBy} onChange={(reviewBy) => change({ reviewBy })} error={problems?.reviewBy ? m.editor_review_wrong() : null} />
      <div className="two-fields">
        <Field label={m.editor_approved_by()} help={m.editor_approved_help()} value={approval.by} onChange={(approvedBy) => change({ approvedBy })} maxLength={120} error={problems?.approvedBy ? m.editor_approved_by_missing() : null} />
        <Field label={m.editor_approved_at()} type="date" value={approval.at} onChange={(approvedAt) => change({ approvedAt })} error={problems?.approvedAt ? m.editor_approved_at_missing() : null} />
      </div>
    </>
  )
}

/** Who may read a new instruction. Nobody else is implied. */
export const EditorReaders = ({ groups, chosen, onChange, error }: { groups: Group[]; chosen: string[]; onChange: (ids: string[]) => void; error: string | null }) => (
  <ChooseSeveral label={m.editor_readers()} choices={groups.map((group) => ({ id: group.id, word: group.name, isSaid: true }))} chosen={chosen} onChange={onChange} error={error} />
)

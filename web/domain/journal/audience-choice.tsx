// Who may read a note: groups, at least one. Nobody else is implied.
import { m } from '../../paraglide/messages.js'
import { ChooseSeveral } from '../../ui/choices.tsx'
import type { Group } from './journal.data.ts'

type Props = { groups: readonly Group[]; chosen: string[]; onChange: (ids: string[]) => void; error: string | null }

export const AudienceChoice = ({ groups, chosen, onChange, error }: Props) => (
  <ChooseSeveral
    label={m.note_audience()}
    help={m.note_audience_help()}
    choices={groups.map((group) => ({ id: group.id, word: group.name, isSaid: true }))}
    chosen={chosen}
    onChange={onChange}
    error={error}
  />
)

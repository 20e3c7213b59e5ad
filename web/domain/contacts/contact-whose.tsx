// Whose number it is: a member's, tied to the directory, or somebody else's, by a name written by hand. Stops what would give a protected member away.
import { m } from '../../paraglide/messages.js'
import { Button } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import { Select } from '../../ui/select.tsx'
import type { Typed } from './contact-fields.ts'
import type { GivenAway, Member } from './contact-owner.ts'

type Problems = { whose: boolean; member: boolean; name: boolean }
type Props = { typed: Typed; set: (next: Partial<Typed>) => void; owner: Member | null; members: readonly Member[]; asked: boolean; problems: Problems }

export function WhoseNumber({ typed, set, owner, members, asked, problems }: Props) {
  const choices = members.filter((one) => !one.former || one.id === typed.member).map(({ id, name }) => ({ id, word: name }))
  return (
    <>
      <ChooseOne label={m.contact_whose()} choices={[{ id: 'team', word: m.contact_whose_team() }, { id: 'other', word: m.contact_whose_other() }]} chosen={typed.whose} error={asked && problems.whose ? m.contact_whose_missing() : null} onChange={(whose) => set({ whose: whose as Typed['whose'] })} />
      {typed.whose === 'team'
        ? <Select label={m.contact_member()} choices={[{ id: '', word: m.contact_member_none() }, ...choices]} chosen={typed.member} error={asked && problems.member ? m.contact_member_missing() : null} onChange={(member) => set({ member })} />
        : <Field label={m.contact_name()} value={typed.name} onChange={(name) => set({ name })} maxLength={120} error={asked && problems.name ? m.contact_name_missing() : null} />}
      {owner?.protected && <Banner tone="amber" icon="lock"><p>{m.contact_hidden({ name: owner.name })}</p></Banner>}
    </>
  )
}

/** Why it is not saved. `another`: absent where it is never somebody else's. */
export function Stop({ found, tie, another }: { found: GivenAway | null; tie: () => void; another: () => void }) {
  const words = found && wordsOf(found)
  return (
    <>
      <LiveRegion urgent>{words}</LiveRegion>
      {found && (
        <Banner tone="red" icon="warning" title={m.contact_stopped_title()}>
          <p>{words}</p>
          <div className="buttons">
            <Button onClick={tie}>{m.contact_tie({ name: found.member.name })}</Button>
            {found.by === 'name' && <Button onClick={another}>{m.contact_another()}</Button>}
          </div>
        </Banner>
      )}
    </>
  )
}

function wordsOf({ by, member: { name, protected: isProtected } }: GivenAway): string {
  if (by === 'number') return m.contact_gives_number()
  if (by === 'surname') return m.contact_gives_surname()
  return isProtected ? m.contact_gives_name({ name }) : m.contact_same_name({ name })
}

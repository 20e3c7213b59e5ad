// The people around the person: name, role, until when. Protected people stand here as they have chosen, and are never called from here.
import type { ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { roleWord, roleWords } from '../../platform/role-words.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Face } from '../../ui/frame.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { WithOwnWords } from '../../ui/own-words.tsx'
import { Coming, EmptyState, Pill } from '../../ui/parts.tsx'
import { watchOwner, watchTeam, type TeamMember } from './client-account.data.ts'

export { MemberPage } from './member-page.tsx'
export { WaitingLink, WaitingList } from './waiting-list.tsx'

type Beneath = (member: { id: string; name: string }) => ReactNode
/**
 * `phones`: numbers by membership, where there are any to show; two where two versions of a contact stand. `beneath`: what else is said of each who is in the team now.
 * Both undefined until they are read: what came later would move the next name under a finger.
 */
export function TeamList({ phones, beneath }: { phones: ReadonlyMap<string, string[]> | undefined; beneath: Beneath | undefined }) {
  const team = useWatched(watchTeam)
  const owns = useWatched(watchOwner)
  if (!team || !phones || !beneath || owns === undefined) return <Coming>{m.coming()}</Coming>
  if (team.length === 0) return <EmptyState><p>{m.team_empty()}</p></EmptyState>
  return (
    <>
      <ul className="list">{team.filter((one) => !one.former).map((one) => <Member key={one.id} member={one} phones={phones.get(one.id) ?? []} beneath={beneath(one)} owns={owns} />)}</ul>
      {team.some((one) => one.former) && (
        <details className="card">
          <summary>{m.team_former()}</summary>
          <ul className="list">{team.filter((one) => one.former).map((one) => <Member key={one.id} member={one} phones={[]} beneath={null} owns={owns} />)}</ul>
        </details>
      )}
    </>
  )
}

/** The title says more than the roles, but who owns the account and who leads is always said. */
export const whatWords = ({ title, roles }: TeamMember) => (title ? [title, ...roles.filter((role) => role === 'owner' || role === 'lead').map(roleWord)].join(', ') : roleWords(roles))

const Member = ({ member, phones, beneath, owns }: { member: TeamMember; phones: string[]; beneath: ReactNode; owns: boolean }) => (
  <li className="card member">
    <Face name={member.name} />
    <div className="member-words">
      <b>{member.name}</b> {member.me && <Pill>{m.team_me()}</Pill>}
      <p className="small"><WithOwnWords words={whatWords(member)} said={member.title} />{member.until && ` · ${member.former ? m.team_ended({ date: dateWords(new Date(member.until), now()) }) : m.team_until({ date: dateWords(new Date(member.until), now()) })}`}</p>
    </div>
    {!member.protected && !member.me && phones.map((phone) => (
      <a key={phone} className="button" href={`tel:${phone.replace(/[^+0-9]/g, '')}`}>
        <Icon name="phone" />
        {m.team_call({ name: member.name.split(' ')[0]! })}{phones.length > 1 && ` ${phone}`}
      </a>
    ))}
    {beneath}
    {owns && !member.me && <ButtonLink to={`/team/${member.id}`}>{m.team_change({ name: member.name.split(' ')[0]! })}</ButtonLink>}
  </li>
)

// "Teamet": the people around the person, how to reach them, and what each may do.
import { MemberPage, TeamList, WaitingLink, WaitingList } from '../domain/client-account/client-account.tsx'
import { CompetenceBegin, CompetenceForm, CompetenceLines, useCompetences } from '../domain/competence/competence.tsx'
import { useContacts } from '../domain/contacts/contacts.tsx'
import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { PageHeading } from '../ui/parts.tsx'

/** `shown`: the competence that somebody came for. */
export function Team({ shown }: { shown: string | null }) {
  const contacts = useContacts()
  const competences = useCompetences()
  const phones = contacts && new Map([...Map.groupBy(contacts.filter((one) => one.member !== undefined), (one) => one.member!)].map(([member, all]) => [member, [...new Set(all.map((one) => one.phone))]]))
  return (
    <>
      <PageHeading>{m.team_title()}</PageHeading>
      <Link className="tile row-tile" to="/contacts">
        <span className="tile-icon"><Icon name="phone" /></span>
        {m.contacts_title()}
      </Link>
      <WaitingLink />
      {competences && <CompetenceBegin read={competences} />}
      <TeamList phones={phones} beneath={competences && ((member) => <CompetenceLines read={competences} of={member} shown={shown} />)} />
    </>
  )
}

export const Member = ({ id }: { id: string }) => <MemberPage id={id} />
export const EditCompetence = ({ id, rewrite }: { id: string | null; rewrite: string | null }) => <CompetenceForm id={id} rewrite={rewrite} />

export const Waiting = () => (
  <>
    <PageHeading>{m.waiting_title()}</PageHeading>
    <WaitingList />
  </>
)

// "Teamet": the people around the person, and how to reach them.
import { MemberPage, TeamList, WaitingLink, WaitingList } from '../domain/client-account/client-account.tsx'
import { useContacts } from '../domain/contacts/contacts.tsx'
import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { PageHeading } from '../ui/parts.tsx'

export function Team() {
  const contacts = useContacts()
  const phones = contacts && new Map([...Map.groupBy(contacts.filter((one) => one.member !== undefined), (one) => one.member!)].map(([member, all]) => [member, [...new Set(all.map((one) => one.phone))]]))
  return (
    <>
      <PageHeading>{m.team_title()}</PageHeading>
      <Link className="tile row-tile" to="/contacts">
        <span className="tile-icon"><Icon name="phone" /></span>
        {m.contacts_title()}
      </Link>
      <WaitingLink />
      <TeamList phones={phones} />
    </>
  )
}

export const Member = ({ id }: { id: string }) => <MemberPage id={id} />

export const Waiting = () => (
  <>
    <PageHeading>{m.waiting_title()}</PageHeading>
    <WaitingList />
  </>
)

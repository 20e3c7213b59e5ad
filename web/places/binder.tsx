// "Pärmen": everything about how things are done, and who to call.
import { AboutLink } from '../domain/about-me/about-me.tsx'
import { AlertsLink } from '../domain/alerts/alerts.tsx'
import { AllergiesLink } from '../domain/allergies/allergies.tsx'
import { InstructionList, NewInstruction, RemovedLink } from '../domain/instructions/instructions.tsx'
import { SignsLink } from '../domain/signs/signs.tsx'
import { m } from '../paraglide/messages.js'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { PageHeading } from '../ui/parts.tsx'
import { BeginCard } from './begin.tsx'
import { SearchLink } from './search-link.tsx'

export const Binder = () => (
  <>
    <PageHeading>{m.binder_title()}</PageHeading>
    <SearchLink />
    <BeginCard />
    <div className="shelf">
      <AboutLink />
      <Link className="tile row-tile" to="/contacts">
        <span className="tile-icon"><Icon name="phone" /></span>
        {m.contacts_title()}
      </Link>
      <SignsLink />
      <AllergiesLink />
      <AlertsLink />
    </div>
    <h2>{m.instructions_title()}</h2>
    <NewInstruction />
    <InstructionList />
    <RemovedLink />
  </>
)

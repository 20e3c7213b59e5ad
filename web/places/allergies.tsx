// What the person reacts to. Opened from everywhere, also while the rest of the binder is locked.
import { AllergyForm, AllergyList } from '../domain/allergies/allergies.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

export const Allergies = () => (
  <>
    <PageHeading>{m.allergies_title()}</PageHeading>
    <AllergyList />
  </>
)

export const EditAllergy = ({ id, rewrite }: { id: string | null; rewrite: string | null }) => <AllergyForm id={id} rewrite={rewrite} />

// Registering, with the texts that one answers to.
import { PolicyLink, WithTexts } from '../domain/policies/policies.tsx'
import { ConfirmScreen, RegisterScreen } from '../domain/registration/registration.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

export const Register = () => (
  <WithTexts heading={<PageHeading>{m.register_title()}</PageHeading>}>{(texts, readAgain) => <RegisterScreen texts={texts} readAgain={readAgain} />}</WithTexts>
)

export const Confirm = () => <ConfirmScreen textLink={(text) => <PolicyLink text={text} />} />

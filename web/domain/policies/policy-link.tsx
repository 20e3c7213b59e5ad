// A text by its name and version, to where it can be read as it was.
import { m } from '../../paraglide/messages.js'
import { Link } from '../../ui/link.tsx'
import type { PolicyText } from './policies.data.ts'
import { addressOf, policyName } from './policy-words.ts'

export const PolicyLink = ({ text }: { text: PolicyText }) => <Link className="link" to={addressOf(text)}>{m.policy_version({ name: policyName(text.kind), version: text.version })}</Link>

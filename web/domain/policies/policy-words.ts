// What each of the three texts is called on a screen.
import { m } from '../../paraglide/messages.js'
import type { PolicyKind, PolicyText } from './policies.data.ts'

const names: Record<PolicyKind, () => string> = { 'terms': m.policy_terms, 'privacy-notice': m.policy_notice, 'consent': m.policy_consent }
export const policyName = (kind: PolicyKind): string => names[kind]()

/** Where a text can be read as it was. */
export const addressOf = ({ kind, version, language, sha256 }: PolicyText): string => `/policy/${kind}/${version}/${language}/${sha256}`

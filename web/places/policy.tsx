// The terms, the privacy notice and the consent, to read.
export { PolicyScreen as Policy } from '../domain/policies/policies.tsx'

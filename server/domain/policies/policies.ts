// The terms, the privacy notice and the consent: which texts are in force, and what each human has said to which, exactly as it read.
// Anybody may read the texts, signed in or not; what somebody has said is told to them alone. An answer is never changed: a consent is taken
// back by another answer, as easily as it was given. It keeps no network address and no browser's name.
import type { FastifyInstance } from 'fastify'
import type { PolicyKind } from '@viewme/contract/policies.ts'
import { readOperatorDetails } from '../../platform/operator-details.ts'
import { policiesRoutes, type PoliciesParts } from './policies.routes.ts'
import { readTexts, textsInForce, type WholeText } from './texts.ts'

export { keepShown, recordAnswer } from './answers.ts'
export { findKeptTexts as textsByHash } from './policies.queries.ts'

export type Policies = ReturnType<typeof openPolicies>

/** Read once, at the start. Throws a PlainFault where the operator's details are not as they should be. */
export function openPolicies({ operatorFile }: { operatorFile: string | undefined }) {
  const operator = readOperatorDetails(operatorFile)
  const all = readTexts(operator)
  const inForce = textsInForce(all)
  return {
    operator, all, inForce,
    /** The text in force of this kind that hashes so; null for another, and for one that has been replaced. */
    current: (kind: PolicyKind, sha256: string): WholeText | null => inForce.find((one) => one.kind === kind && one.sha256 === sha256) ?? null,
  }
}

/** Mounts the routes. */
export const registerPolicies = (server: FastifyInstance, parts: PoliciesParts): void => policiesRoutes(server, parts)

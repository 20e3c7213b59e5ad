// The terms, the notice and the consent, and what this human has said to them. The only file here that talks to the server.
import { myAnswers, policyTexts, standingAnswers, type PolicyAnswer, type PolicyKind, type PolicyLanguage, type PolicyText } from '@viewme/contract/policies.ts'
import { askServer, type Asked } from '../../platform/ask-server.ts'

export type { PolicyAnswer, PolicyKind, PolicyLanguage, PolicyText } from '@viewme/contract/policies.ts'
export { standingAnswers } from '@viewme/contract/policies.ts'

export type WholeText = PolicyText & { text: string }
/** Which text: `version` absent = the one in force; `sha256`: as it read when somebody answered. */
export type Wanted = { kind: PolicyKind; language: PolicyLanguage; version?: number; sha256?: string }

const inForce = (): Promise<Asked<PolicyText[]>> => askServer('/api/policies', (text) => policyTexts.parse(JSON.parse(text)).texts)

const words = ({ kind, version, language }: Omit<PolicyText, 'sha256'>, sha256?: string): Promise<Asked<string>> =>
  askServer(`/api/policies/${kind}/${version}/${language}${sha256 ? `?sha256=${sha256}` : ''}`, (text) => text)

export async function readText({ kind, language, version, sha256 }: Wanted): Promise<Asked<string>> {
  if (version !== undefined) return words({ kind, language, version }, sha256)
  const known = await inForce()
  if (known.is !== 'ok') return known
  const one = known.value.find((text) => text.kind === kind && text.language === language)
  return one ? words(one, one.sha256) : { is: 'broken' }
}

/** All three in one language, each exactly as its hash says. */
export async function readAllTexts(language: PolicyLanguage): Promise<Asked<WholeText[]>> {
  const known = await inForce()
  if (known.is !== 'ok') return known
  const texts: WholeText[] = []
  for (const one of known.value.filter((text) => text.language === language)) {
    const read = await words(one, one.sha256)
    if (read.is !== 'ok') return read
    texts.push({ ...one, text: read.value })
  }
  return { is: 'ok', value: texts }
}

export const readAnswers = (): Promise<Asked<PolicyAnswer[]>> => askServer('/api/me/answers', (text) => myAnswers.parse(JSON.parse(text)).answers)

/** Gives the consent that is in force, or takes back the one that stands. */
export async function answerConsent(said: 'given' | 'withdrawn', { language, answers }: { language: PolicyLanguage; answers: readonly PolicyAnswer[] }): Promise<Asked<PolicyAnswer[]>> {
  const standing = standingAnswers(answers).find((one) => one.kind === 'consent')
  let text = standing?.sha256
  if (said === 'given' || text === undefined) {
    const known = await inForce()
    if (known.is !== 'ok') return known
    text = known.value.find((one) => one.kind === 'consent' && one.language === language)?.sha256
  }
  return askServer('/api/me/answers', (answer) => myAnswers.parse(JSON.parse(answer)).answers, { body: { text, said } })
}

// The texts themselves, as files beside this one: <kind>.<version>.<language>.md. A published file is never changed; a change is a new version.
// What is served is the file with the operator's details put in, and the hash is of exactly those bytes.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { policyKind, policyKinds, policyLanguage, type PolicyText } from '@viewme/contract/policies.ts'
import type { OperatorDetails } from '../../platform/operator-details.ts'

export type WholeText = PolicyText & { text: string }
export const textsDir = join(import.meta.dirname, 'texts')

export function readTexts(operator: OperatorDetails): WholeText[] {
  return readdirSync(textsDir).sort().map((file) => {
    const [kind, version, language] = file.split('.')
    const text = filled(readFileSync(join(textsDir, file), 'utf8'), operator)
    return { kind: policyKind.parse(kind), version: Number(version), language: policyLanguage.parse(language), sha256: createHash('sha256').update(text).digest('hex'), text }
  })
}

/** The newest version of each kind, in each language. */
export function textsInForce(texts: readonly WholeText[]): WholeText[] {
  return policyKinds.flatMap((kind) => {
    const all = texts.filter((one) => one.kind === kind)
    const newest = Math.max(...all.map((one) => one.version))
    return all.filter((one) => one.version === newest)
  })
}

function filled(text: string, operator: OperatorDetails): string {
  const { subProcessors, ...lines } = operator
  const values: Record<string, string> = {
    ...lines,
    ...Object.fromEntries((['sv', 'en'] as const).map((language) => [`subProcessors.${language}`, subProcessors.map(({ name, purpose }) => `- ${name}: ${purpose[language]}`).join('\n')])),
  }
  return text.replace(/\{\{([\w.]+)\}\}/g, (gap, name: string) => values[name] ?? gap)
}

// Who runs this installation, as the texts that people are shown say it: from one settings file, OPERATOR_FILE. The shipped example is an invented company.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { PlainFault } from './plain-fault.ts'

const line = z.string().trim().min(1).max(200).refine((text) => !/[\r\n]/.test(text))
const operatorDetails = z.strictObject({
  name: line, registrationNumber: line, supportEmail: z.email(), privacyEmail: z.email(), privacyOfficer: line, host: line,
  subProcessors: z.array(z.strictObject({ name: line, purpose: z.strictObject({ sv: line, en: line }) })),
})
export type OperatorDetails = z.infer<typeof operatorDetails>

const example = join(import.meta.dirname, '../operator.example.json')

/** Throws a PlainFault that says which parts are wrong. */
export function readOperatorDetails(file: string | undefined): OperatorDetails {
  const place = file ?? example
  let given: unknown
  try { given = JSON.parse(readFileSync(place, 'utf8')) } catch { throw new PlainFault(`OPERATOR_FILE (${place}) cannot be read as JSON. server/operator.example.json shows how it looks.`) }
  const { data, error } = operatorDetails.safeParse(given)
  if (data) return data
  throw new PlainFault(`OPERATOR_FILE (${place}) is not as it should be: ${error.issues.map(({ path, message }) => `${path.join('.') || 'the whole'}: ${message}`).join('; ')}. server/operator.example.json shows how it looks.`)
}

// Who may hold a subject, as far as this phone knows.
import type { Audience, FactHeader } from '@viewme/contract/fact.ts'
import { inOrder } from '@viewme/contract/fold.ts'

type Said = Pick<FactHeader, 'id' | 'kind' | 'writtenAt' | 'audience'> & { seq: number | null; stopped?: unknown }

/** The last `visibility` fact's audience, else the first fact's. Null: not known here. `own`: all facts of the subject. */
export function audienceOf(own: readonly Said[]): Audience | null {
  const said = inOrder(own.filter((fact) => fact.audience && !fact.stopped))
  const change = said.filter((fact) => fact.kind === 'visibility').at(-1)
  return (change ?? said[0])?.audience ?? null
}

// From an allergy's facts to what the screens show of it. Pure. What the server has stopped is never in force and never lost.
import { allergiesOf, plainOf, type Allergy, type AllergyBody } from '@viewme/contract/allergies.ts'
import type { Fact } from '@viewme/contract/fact.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

/** As a form holds it. `severity`: '' until it is chosen. */
export type Fields = { to: string; severity: AllergyBody['severity'] | ''; signs: string; act: string }
/** `newer`: written by a newer app; only its plain text is known here, and it is not changed from here. */
export type Seen = Allergy & { state: State; newer: boolean }
export type Stopped = Omit<Seen, 'newer'>
type Given = Fact<any> & { unread?: { plain: string | null } }

/** `facts`: all of every subject that is an allergy. */
export function allergiesAsSeen(facts: readonly Given[]): { standing: Seen[]; stopped: Stopped[] } {
  const byId = new Map(facts.map((fact) => [fact.id, fact]))
  const known = facts.map((fact) => (fact.unread ? { ...fact, body: bodyOfPlain(fact.unread.plain ?? '') } : fact))
  return {
    standing: allergiesOf(known).map((one) => ({ ...one, state: stateOf(byId.get(one.factId)!), newer: byId.get(one.factId)!.unread !== undefined })),
    stopped: known.filter((fact) => fact.kind === 'allergy' && fact.stopped).map((fact) => ({ ...fact.body, id: fact.subject, factId: fact.id, state: stateOf(fact) })),
  }
}

/** How grave it is cannot be told from the text: it stands among those that nobody makes light of. */
function bodyOfPlain(plain: string): AllergyBody {
  const [to, ...rest] = plain.split('\n')
  return { to: to!, severity: 'life-threatening', act: rest.join('\n'), plain }
}

export const fieldsFrom = (one: Omit<Allergy, 'id' | 'factId'> | undefined): Fields =>
  ({ to: one?.to ?? '', severity: one?.severity ?? '', signs: one?.signs ?? '', act: one?.act ?? '' })

/** Only when `problemsOf` finds none. */
export function bodyFrom({ to, severity, signs, act }: Fields): AllergyBody {
  const said = { to: to.trim(), ...(signs.trim() ? { signs: signs.trim() } : {}), act: act.trim() }
  return { ...said, severity: severity as AllergyBody['severity'], plain: plainOf(said) }
}

export const problemsOf = ({ to, severity, act }: Fields): Record<'to' | 'severity' | 'act', boolean> =>
  ({ to: to.trim() === '', severity: severity === '', act: act.trim() === '' })

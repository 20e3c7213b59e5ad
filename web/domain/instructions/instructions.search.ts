// What search finds of instructions: the version in force, step by step. Pure. What was before it, and what was stopped, is never found.
import { correctedTime } from '@viewme/contract/fact.ts'
import { instructionsOf, type InstructionVersionBody } from '@viewme/contract/instructions.ts'
import type { Part, Searched } from '../../platform/searched.ts'
import type { Given } from './instructions.fold.ts'

/** `versions`: how many stand side by side. */
export type Shown = { lifeSaving: boolean; safetyCritical: boolean; waiting: boolean; versions: number }

type AreaWords = (area: InstructionVersionBody['lifeAreas'][number]) => string

/** `facts`: all of every subject that is an instruction. `areaWords`: a life area in the language of the interface. */
export const instructionsSearched = (facts: readonly Given[], areaWords: AreaWords): Searched<Shown>[] => instructionsOf(facts.filter((fact) => !fact.stopped)).map(({ id, current, siblings }) => {
  const fact = current as Given
  const marks = fact.body as Partial<InstructionVersionBody> | null
  const [title, parts] = fact.unread ? ofPlain(fact.unread.plain ?? '') : [current.body.title, partsOf(current.body, areaWords)]
  const show = { lifeSaving: marks?.lifeSaving === true, safetyCritical: marks?.safetyCritical === true, waiting: fact.seq === null, versions: siblings.length + 1 }
  return { fact: fact.id, subject: id, kind: 'instruction-version', title, parts, at: correctedTime(fact).toISOString(), first: show.lifeSaving, show }
})

/** Written in a newer app: only its plain text is known here. */
function ofPlain(plain: string): [string, Part[]] {
  const [title, ...rest] = plain.split('\n')
  return [title!, [{ where: 'text', weight: 'do', text: rest.join('\n') }]]
}

function partsOf({ tenSeconds, situation, steps, placeOrAid, competence, lifeAreas }: InstructionVersionBody, areaWords: AreaWords): Part[] {
  const part = (where: string, weight: Part['weight'], text: string | undefined, number?: number): Part[] => (text ? [{ where, weight, text, ...(number === undefined ? {} : { number }) }] : [])
  return [
    ...part('tile', 'name', situation?.label), ...part('ten-seconds', 'do', tenSeconds),
    ...steps.flatMap((step, at) => part('step', 'do', step.text, at + 1)),
    ...steps.flatMap((step, at) => [...part('warning', 'beside', step.warning, at + 1), ...part('why', 'beside', step.why, at + 1), ...part('picture', 'picture', step.picture?.shows, at + 1)]),
    ...part('place', 'beside', placeOrAid), ...part('competence', 'beside', competence), ...lifeAreas.flatMap((area) => part('area', 'beside', areaWords(area))),
  ]
}

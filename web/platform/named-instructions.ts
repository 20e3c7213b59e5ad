// The instructions that something else can name, by title: those that stand. What has been removed, or is for others, is not among them. Pure.
import type { Fact } from '@viewme/contract/fact.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'

export type Named = { id: string; title: string }
type Given = Fact<any> & { unread?: { plain: string | null } }

export const namedFrom = (facts: readonly Given[]): Named[] => instructionsOf(facts.filter((fact) => !fact.stopped)).map(({ id, current }) => {
  const { unread, body } = current as Given
  return { id, title: unread ? (unread.plain ?? '').split('\n')[0]! : body.title as string }
}).sort((a, b) => a.title.localeCompare(b.title, 'sv'))

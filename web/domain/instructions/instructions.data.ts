// Instructions as lists, and what they said before. Writing them stands in editing.data.ts; reading one step by step belongs to the moment path.
import { openCurrent, type Phone, type Source } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { lifeAreaWords } from './life-area-words.ts'
import { instructionsSearched } from './instructions.search.ts'
import { linesOf, onlyStopped, versionsOf, type InstructionLine, type Versions } from './instructions.fold.ts'

export type { EarlierVersion, InstructionLine, StandingVersion, StoppedVersion, Versions, VersionText } from './instructions.fold.ts'

const watch = watchOf(openCurrent)
const namesOf = async (phone: Phone): Promise<Map<string, string>> => new Map((await phone.people()).map((one) => [one.id, one.name]))

/** Life-saving first, then by title. */
export const watchInstructions: Watch<InstructionLine[]> = watch(async (phone) => linesOf(await phone.facts({ kind: 'instruction-version' }), await namesOf(phone)))

/** The same, with the subjects of one's own of which the server has accepted nothing: of one reading. */
export const watchListed: Watch<{ lines: InstructionLine[]; onlyStopped: string[] }> = watch(async (phone) => {
  const [facts, names] = await Promise.all([phone.facts({ kind: 'instruction-version' }), namesOf(phone)])
  return { lines: linesOf(facts, names), onlyStopped: onlyStopped(facts) }
})

/** Earlier versions of one instruction, and one's own that the server has stopped. */
export const watchVersions = (subject: string): Watch<Versions> => watch(async (phone) => versionsOf(await phone.facts({ subject }), await namesOf(phone)))

export const instructionSource: Source = { kind: 'instruction-version', read: async (phone) => instructionsSearched(await phone.facts({ kind: 'instruction-version' }), lifeAreaWords) }

// From an instruction's facts to what lists and its history show of it. Pure. What the server has stopped is never in force and never lost.
import { correctedTime } from '@viewme/contract/fact.ts'
import { instructionsOf, type Instruction, type InstructionVersionBody } from '@viewme/contract/instructions.ts'
import type { Fact } from '@viewme/contract/fact.ts'

/** A fact as the phone gives it; `unread` when this app is too old for its schema. */
export type Given = Fact<any> & { unread?: { plain: string | null } }
/** Names by membership. */
type Names = ReadonlyMap<string, string>

export type InstructionLine = {
  subject: string
  title: string
  version: string
  lifeSaving: boolean
  safetyCritical: boolean
  /** Of the version in force, and of it alone. */
  state: 'sent' | 'waiting'
  /** One's own versions that the server has not accepted: the worst word among them; null when there are none. */
  stopped: 'refused' | 'waiting' | null
  versions: number
  /** A newer app has written it: only its plain text can be read. */
  unread: boolean
  /** YYYY-MM-DD */
  reviewBy: string | null
  /** Somebody stands behind it. */
  approved: boolean
  /** Its place among the buttons of the start screen, 0 first; null: it has none. */
  tile: number | null
  dayTimes: NonNullable<InstructionVersionBody['dayTimes']>
  placeOrAid: string | null
  lifeAreas: InstructionVersionBody['lifeAreas']
  by: string | null
  /** When the version in force was written (ISO), and its own word on what changed. */
  at: string
  change: string | null
}

/** `plain`: all there is to show of a version that this app is too old for. `at`: ISO. `by`: null = a name this phone does not have. */
export type VersionText = {
  fact: string
  title: string
  tenSeconds: string | null
  steps: { id: string; text: string; warning: string | null }[]
  change: string | null
  by: string | null
  at: string
  plain: string | null
}
export type EarlierVersion = VersionText & { name: string }
/** `waiting`: the server holds it back. `reason`: its stable name. */
export type StoppedVersion = VersionText & { state: { word: 'refused' | 'waiting'; reason: string } }
/** `state`: waiting = written here and not accepted yet. */
export type StandingVersion = EarlierVersion & { state: 'sent' | 'waiting' }
/** `standing`: the one in force first; more than one = somebody has to choose. The others newest first. `about`: what is said of the one in force beside its steps. */
export type Versions = { standing: StandingVersion[]; earlier: EarlierVersion[]; stopped: StoppedVersion[]; about: Pick<InstructionLine, 'placeOrAid' | 'lifeAreas' | 'dayTimes'> }

const isVersion = (fact: Given) => fact.kind === 'instruction-version'
/** Versions are named as if the stopped ones had not been written: so do all other phones. */
const standing = (facts: readonly Given[]): Instruction[] => instructionsOf(facts.filter((fact) => !fact.stopped))
const newestFirst = <T extends { at: string }>(versions: T[]): T[] => versions.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0))

/** Life-saving first, then by title. */
export function linesOf(facts: readonly Given[], names: Names): InstructionLine[] {
  const stopped = Map.groupBy(facts.filter((fact) => isVersion(fact) && fact.stopped), (fact) => fact.subject)
  return standing(facts)
    .map((one) => lineOf(one, stopped.get(one.id) ?? [], names))
    .sort((a, b) => Number(b.lifeSaving) - Number(a.lifeSaving) || a.title.localeCompare(b.title, 'sv'))
}

function lineOf({ id, current, siblings, names: versions }: Instruction, stopped: readonly Given[], names: Names): InstructionLine {
  const fact = current as Given
  const body: Partial<InstructionVersionBody> = fact.unread ? {} : fact.body
  // How serious it is stands in the same place in every schema so far, and is not lost because the rest is newer.
  const marked = (mark: 'lifeSaving' | 'safetyCritical') => (fact.body as Partial<InstructionVersionBody> | null)?.[mark] === true
  const { title, by, at, change } = textOf(fact, names)
  return {
    subject: id, title, by, at, change, version: versions.get(fact.id) ?? '', lifeSaving: marked('lifeSaving'), safetyCritical: marked('safetyCritical'), unread: fact.unread !== undefined,
    state: fact.seq === null ? 'waiting' : 'sent', stopped: stopped.length === 0 ? null : stopped.some((one) => one.stopped?.result === 'refused') ? 'refused' : 'waiting',
    versions: siblings.length + 1, reviewBy: body.reviewBy ?? null, approved: body.approval !== undefined,
    tile: body.situation?.order ?? null, dayTimes: body.dayTimes ?? [], placeOrAid: body.placeOrAid ?? null, lifeAreas: body.lifeAreas ?? [],
  }
}

/** What one has written of which nothing has been accepted: no list of what is in force can show it. */
export function onlyStopped(facts: readonly Given[]): string[] {
  const stands = new Set(standing(facts).map((one) => one.id))
  return [...new Set(facts.filter((fact) => isVersion(fact) && fact.stopped && !stands.has(fact.subject)).map((fact) => fact.subject))]
}

/** `facts`: all of one instruction. */
export function versionsOf(facts: readonly Given[], names: Names): Versions {
  const [one] = standing(facts)
  const current = one?.current as Given | undefined
  const body: Partial<InstructionVersionBody> = current && !current.unread ? current.body : {}
  return {
    about: { placeOrAid: body.placeOrAid ?? null, lifeAreas: body.lifeAreas ?? [], dayTimes: body.dayTimes ?? [] },
    standing: one ? [one.current, ...one.siblings].map((fact) => ({ ...textOf(fact, names), name: one.names.get(fact.id) ?? '', state: fact.seq === null ? 'waiting' as const : 'sent' as const })) : [],
    earlier: newestFirst((one?.earlier ?? []).map((fact) => ({ ...textOf(fact, names), name: one!.names.get(fact.id) ?? '' }))),
    stopped: newestFirst(facts.filter((fact) => isVersion(fact) && fact.stopped).map((fact) => ({
      ...textOf(fact, names), state: { word: fact.stopped!.result === 'refused' ? ('refused' as const) : ('waiting' as const), reason: fact.stopped!.reason },
    }))),
  }
}

export function textOf(fact: Given, names: Names): VersionText {
  const shared = { fact: fact.id, by: names.get(fact.author) ?? null, at: correctedTime(fact).toISOString() }
  if (fact.unread) return { ...shared, title: fact.unread.plain?.split('\n')[0] ?? '', tenSeconds: null, steps: [], change: null, plain: fact.unread.plain ?? '' }
  const { title, tenSeconds, steps, change } = fact.body as InstructionVersionBody
  return { ...shared, title, tenSeconds: tenSeconds ?? null, steps: steps.map(({ id, text, warning }) => ({ id, text, warning: warning ?? null })), change: change ?? null, plain: null }
}

/**
 * What a stopped version builds on when everything stopped below it is left out. Never more than its writer saw then:
 * what others have published meanwhile becomes a second version that somebody chooses between, and is not overwritten.
 */
export function basesOf(fact: Given, facts: readonly Given[]): string[] {
  return [...new Set(fact.basedOn.flatMap((id) => {
    const base = facts.find((one) => one.id === id)
    return !base ? [] : base.stopped ? basesOf(base, facts) : [id]
  }))]
}

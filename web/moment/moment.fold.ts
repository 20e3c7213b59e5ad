// From the phone's standing facts to what the moment path shows. Pure. Knows bodies of schema 1; of a newer one it shows only `plain`.
import type { Picture } from '@viewme/contract/files.ts'
import type { InstructionVersionBody } from '@viewme/contract/instructions.ts'
import type { SignMeaning } from '@viewme/contract/signs.ts'
import { swedishOrder } from '../platform/swedish-order.ts'

export type { Picture } from '@viewme/contract/files.ts'

/** `at`: when the whole copy was last known to be the server's (ISO), null = never. `ready`: every file of the app, the whole binder and its pictures are here. `missing`: pictures that are not. `offset`: the device's clock minus the server's at last contact, ms; `clockWrong`: it is over five minutes, or the clock has been set back since, or has gone over a day forward unheard. `captive`: something in the network answers in ViewMe's place. */
export type Copy = { at: string | null; ready: boolean; missing: number; offset: number; clockWrong: boolean; captive: boolean }
export type Alert = { id: string; text: string; more: string | null }
/** `onTop`: life-threatening, or in a schema this app cannot tell it from: then it stands with the alerts. */
export type Allergy = { id: string; to: string; more: string; onTop: boolean }
/** One version of what is seen. `found`: all it can be found by. `instructions`: subjects, also of those that are not here. `plainOnly`: as in a version. `by`, `at`: who wrote it down and when. */
export type Sign = { id: string; seen: string; found: string; meanings: SignMeaning[]; act: string; instructions: string[]; plainOnly: string | null; by: string | null; at: string; state: 'sent' | 'waiting' }
/** `word`: what the person says. `how`: what one sees and hears then, and what one does. */
export type Saying = { id: string; word: string; how: string }
/** `label`: its words on a tile, where it has one. `waiting`: written here and not accepted yet. */
export type Findable = { subject: string; title: string; label: string | null; lifeSaving: boolean; state: 'sent' | 'waiting' }
/** What one situation leads to: `choices` of one opens at once, of several is chosen from first. The first of them names and places the tile. */
export type Tile = Findable & { label: string; icon: string; order: number; choices: Findable[] }

export type MomentHome =
  /** Nobody has signed in on this phone. */
  | { state: 'nobody' }
  /** This human may no longer read this binder. */
  | { state: 'ended' }
  /** The browser has cleared the copy. `lost`: how much that lay here alone went with it; null = nobody knows, undefined = not looked at yet. */
  | { state: 'gone'; lost: number | null | undefined }
  /** Nothing can be read: the lease is over, the clock jumped, or (without a moment key) the binder is locked. */
  | { state: 'closed'; why: 'lease' | 'clock' | 'locked'; gone?: (string | null)[] }
  | {
      state: 'open'
      account: string
      /** First name of the person it is all about; '' until it has been heard once. */
      person: string
      copy: Copy
      alerts: Alert[]
      allergies: Allergy[]
      /** How the person says yes, no, pain and stop, in the writers' order. */
      says: Saying[]
      /** In the team's order. */
      tiles: Tile[]
      /** Every instruction that can be opened now, for the search field. */
      instructions: Findable[]
      /** What one can see, for the search field. Not of the first picture: it comes right after. */
      signs: Sign[]
      /** Facts written here that the server has not accepted; and those it has refused. */
      unsent: number
      refused: number
      /** True when everything but the moment key's set asks. */
      locked: boolean
      /** In no group: what is not shown may be what this member may not see. */
      noGroup: boolean
      /** Writes no instructions: where there are none here, others may see some. */
      onlyShown: boolean
      /** The browser cleared the copy, and what went with it has not been read of. */
      somethingLost: boolean
      /** Whose binders have gone from this phone by themselves, where this human has not read of it; null = a name that cannot be said. */
      gone?: (string | null)[]
    }

export type Step = { id: string; text: string; warning: string | null; why: string | null; timerSeconds: number | null; timerFrom: 'step' | 'start'; who: 'A' | 'B' | 'both' | null; picture: Picture | null; symbol: string | null }
export type Version = {
  id: string
  /** "7", "6a". */
  name: string
  title: string
  tenSeconds: string | null
  steps: Step[]
  approval: { by: string; at: string } | null
  reviewBy: string | null
  change: string | null
  competence: string | null
  lifeSaving: boolean
  /** Who wrote it (null = a name this phone does not have) and when (ISO). */
  by: string | null
  at: string
  state: 'sent' | 'waiting'
  /** Set when this app is too old to understand the rest: all there is to know, as text. */
  plainOnly: string | null
}
/** `asked`: the version that the address names, null = the one in force. `twoVersions`: other published versions stand beside it until `chooser` chooses; `others` are those, the one in force first, as far as they can be read, with the ids of their steps. */
export type MomentInstruction = { subject: string; asked: string | null; version: Version; twoVersions: boolean; others: { id: string; name: string; inForce: boolean; steps: { id: string }[] }[]; chooser: string | null; removed?: Removed }
/** `by`: who took it away, null = a name this phone does not have; `call`: whom to ask. `at`: ISO. */
export type Removed = { by: string | null; call: string | null; at: string }

/** What the phone's reader gives: standing facts in clear, the one in force first. */
type Given = { id: string; v: number; author: string; writtenAt: string; clockOffset?: number; body: any; waiting: boolean; versionName: string }
type Standing = { subject: string; kind: string; inForce: Given; siblings: Given[]; conflict: boolean }
type Open = {
  state: 'open'
  account: string
  person: string | null
  names: Record<string, string>
  chooser: string | null
  copyAt: string | null
  ready: boolean
  missing: number
  unsent: number
  refused: number
  locked: boolean
  noGroup: boolean
  onlyShown: boolean
  offset: number
  clock: object | null
  captive: boolean
  lost: number | null | undefined
  gone?: (string | null)[]
  subjects: Standing[]
}
export type Reading = Exclude<MomentHome, { state: 'open' }> | Open

const understood = 1
export function homeOf(moment: Reading): MomentHome {
  if (moment.state !== 'open') return moment
  const instructions = moment.subjects.filter((one) => one.kind === 'instruction-version').map((one) => ({ one, tile: tileOf(one) }))
  return {
    state: 'open', account: moment.account, person: moment.person ?? '', copy: { at: moment.copyAt, ready: moment.ready, missing: moment.missing, offset: moment.offset, clockWrong: moment.clock !== null, captive: moment.captive },
    somethingLost: moment.lost !== undefined && moment.lost !== 0, unsent: moment.unsent, refused: moment.refused, locked: moment.locked, noGroup: moment.noGroup, onlyShown: moment.onlyShown,
    alerts: moment.subjects.filter((one) => one.kind === 'alert').flatMap(alertsOf).sort((a, b) => a.order - b.order),
    says: moment.subjects.filter((one) => one.kind === 'expression').toSorted((a, b) => orderOf(a) - orderOf(b)).flatMap(sayingsOf),
    allergies: moment.subjects.filter((one) => one.kind === 'allergy').flatMap(allergiesOf).sort((a, b) => swedishOrder(a.to, b.to)),
    tiles: tilesOf(instructions.flatMap(({ tile }) => (tile.label === null || tile.icon === null ? [] : [tile as Omit<Tile, 'choices'>]))),
    instructions: instructions.map(({ tile }) => tile).sort((a, b) => Number(b.lifeSaving) - Number(a.lifeSaving) || swedishOrder(a.title, b.title)),
    signs: moment.subjects.filter((one) => one.kind === 'sign').flatMap((one) => signsOf(one, moment)).sort((a, b) => swedishOrder(a.seen, b.seen)),
    ...(moment.gone ? { gone: moment.gone } : {}),
  }
}

function tileOf({ subject, inForce }: Standing) {
  const body = inForce.body as Partial<InstructionVersionBody>
  // Also of a newer schema, where it is written as it is here: a tile that saves a life is not taken away by somebody else's newer app.
  const situation = typeof body.situation?.label === 'string' ? body.situation : null
  return {
    subject, title: titleOf(inForce), lifeSaving: body.lifeSaving === true, state: stateOf(inForce),
    label: situation?.label ?? null, icon: situation && String(situation.icon), order: typeof situation?.order === 'number' ? situation.order : 99,
  }
}

/** Instructions for the same situation, by its words, share a tile; what saves a life stands first, on the tile and in the choice. */
function tilesOf(instructions: readonly Omit<Tile, 'choices'>[]): Tile[] {
  const situations = Map.groupBy(instructions, ({ label }) => label.trim().toLowerCase())
  return [...situations.values()].map((same): Tile => {
    const choices = same.toSorted((a, b) => Number(b.lifeSaving) - Number(a.lifeSaving) || a.order - b.order || swedishOrder(a.title, b.title))
    const waiting = choices.every(({ state }) => state === 'waiting')
    return { ...choices[0]!, order: Math.min(...same.map(({ order }) => order)), state: waiting ? 'waiting' : 'sent', choices }
  }).sort((a, b) => a.order - b.order)
}

const titleOf = ({ v, body }: Given): string => (v <= understood && typeof body.title === 'string' ? body.title : String(body.plain ?? '').split('\n')[0]!)

const stateOf = ({ waiting }: Given): 'waiting' | 'sent' => (waiting ? 'waiting' : 'sent')
/** The writer's time put right, ISO. */
const timeOf = ({ writtenAt, clockOffset }: { writtenAt: string; clockOffset?: number | undefined }): string => new Date(Date.parse(writtenAt) - (clockOffset ?? 0)).toISOString()

/** An alert is never hidden by a conflict: both texts are shown. Nor by a newer schema: then its plain text. */
function alertsOf({ inForce, siblings }: Standing): (Alert & { order: number })[] {
  return [inForce, ...siblings].map(({ id, v, body }) => ({
    id, text: v <= understood ? body.text : String(body.plain ?? ''), more: v <= understood ? body.more ?? null : null, order: Number(body.order ?? 99),
  }))
}

function allergiesOf({ inForce, siblings }: Standing): Allergy[] {
  return [inForce, ...siblings].map(({ id, v, body }) => {
    const [to, ...more] = String(body.plain ?? '').split('\n')
    return { id, to: to!, more: more.join(' '), onTop: v > understood || body.severity === 'life-threatening' }
  })
}

const orderOf = ({ inForce: { body } }: Standing): number => (typeof body.order === 'number' ? body.order : -1)
/** By its plain text, which every schema has. */
function sayingsOf({ inForce, siblings }: Standing): Saying[] {
  return [inForce, ...siblings].map(({ id, body }) => {
    const [word, ...how] = String(body.plain ?? '').split('\n')
    return { id, word: word!, how: how.join(' ') }
  })
}

const sureness = ['known', 'usual', 'possible']
/** Both are shown where two stand: a meaning is never hidden by a conflict. A guess never stands above what is known. */
function signsOf({ inForce, siblings }: Standing, { names }: Open): Sign[] {
  return [inForce, ...siblings].map((fact) => {
    const { id, v, body } = fact
    const [first, ...rest] = String(body.plain ?? '').split('\n')
    const shared = { id, by: names[fact.author] ?? null, at: timeOf(fact), state: stateOf(fact) }
    if (v > understood) return { ...shared, seen: first!, found: first!, meanings: [], act: '', instructions: [], plainOnly: rest.join('\n') }
    const meanings = (body.meanings as SignMeaning[]).toSorted((a, b) => sureness.indexOf(a.sure) - sureness.indexOf(b.sure))
    return { ...shared, seen: body.seen, found: `${body.seen} ${body.also ?? ''}`, meanings, act: body.act, instructions: body.instructions ?? [], plainOnly: null }
  })
}

/** Null: not here. `locked`: may be here, under a key that is not open now. */
export function instructionOf(moment: Reading, asked: string | null): MomentInstruction | 'locked' | null {
  if (moment.state !== 'open') return null
  const subject = moment.subjects.find((one) => one.kind === 'instruction-version')
  if (!subject) return moment.locked ? 'locked' : null
  const standing = [subject.inForce, ...subject.siblings]
  const shown = standing.find((one) => one.id === asked) ?? subject.inForce
  return {
    subject: subject.subject, asked, version: versionOf(shown, moment), twoVersions: subject.conflict, chooser: moment.chooser,
    others: standing.filter((one) => one !== shown).map((one) => ({ id: one.id, name: one.versionName, inForce: one === subject.inForce, steps: versionOf(one, moment).steps.map(({ id }) => ({ id })) })),
  }
}

export const removedOf = ({ author, writtenAt, clockOffset }: { author: string; writtenAt: string; clockOffset?: number }, { names, chooser }: Open): Removed =>
  ({ by: names[author] ?? null, call: names[author] ?? chooser, at: timeOf({ writtenAt, clockOffset }) })

function versionOf(fact: Given, { names }: Open): Version {
  const shared = { id: fact.id, name: fact.versionName, by: names[fact.author] ?? null, at: timeOf(fact), state: stateOf(fact), title: titleOf(fact) }
  if (fact.v > understood) {
    return { ...shared, tenSeconds: null, steps: [], approval: null, reviewBy: null, change: null, competence: null, lifeSaving: fact.body.lifeSaving === true, plainOnly: String(fact.body.plain ?? '') }
  }
  const body = fact.body as InstructionVersionBody
  return {
    ...shared, tenSeconds: body.tenSeconds ?? null, approval: body.approval ?? null, reviewBy: body.reviewBy ?? null, change: body.change ?? null,
    competence: body.competence ?? null, lifeSaving: body.lifeSaving, plainOnly: null,
    steps: body.steps.map(({ id, text, warning, why, timerSeconds, timerFrom, who, picture, symbol }) => ({ id, text, warning: warning ?? null, why: why ?? null, timerSeconds: timerSeconds ?? null, timerFrom: timerFrom ?? 'step', who: who ?? null, picture: picture ?? null, symbol: picture ? null : symbol ?? null })),
  }
}

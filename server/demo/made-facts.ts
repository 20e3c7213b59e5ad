// Turns the demo's content into facts as its people would have written them: each by its author, at its time, for its audience.
import { plainOfExpression } from '@viewme/contract/about-me.ts'
import { plainOf as plainOfAllergy } from '@viewme/contract/allergies.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { FileRef } from '@viewme/contract/files.ts'
import { plainOf } from '@viewme/contract/instructions.plain.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { plainOf as plainOfSign } from '@viewme/contract/signs.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { instantAt, latest, storyDate } from './dates.ts'
import type { Audience, DemoAccount, DemoCompetence, DemoDay, DemoInstruction, DemoStep, DemoNote } from './demo.content.ts'
import { demoId } from './ids.ts'

export type Made = { account: string; seed: string; now: Date; memberships: ReadonlyMap<string, string>; /** By author and the name of the file: see `seedPictures`. Absent: the facts are made without. */ pictures?: ReadonlyMap<string, FileRef> }
type Said = { kind: string; subject: string; author: string; at: number; body: unknown; basedOn?: string[]; audience?: Audience }

/** All facts of one demo account, in the order they were written. */
export function factsOf(content: DemoAccount, made: Made): OfferedFact[] {
  const begun = instantAt(storyDate('2025-02-28', made.now), '09:00')
  const lead = content.lead
  const settled = (kind: string, at: number, list: { key: string; author?: string; body: unknown; audience: Audience }[]): OfferedFact[] =>
    list.map((one, place) => said(content, made, `${kind} ${one.key}`, { kind, subject: `${kind} ${one.key}`, author: one.author ?? lead, at: at + place * 60_000, body: one.body, audience: one.audience }))
  const facts = [
    ...settled('group', begun, content.groups),
    ...settled('alert', begun + 3_600_000, content.alerts.map((one) => ({ ...one, body: { ...one.body, plain: one.body.more ? `${one.body.text}. ${one.body.more}` : one.body.text } }))),
    ...settled('allergy', begun + 5_400_000, content.allergies.map((one) => ({ ...one, body: { ...one.body, plain: plainOfAllergy(one.body) } }))),
    ...settled('contact', begun + 7_200_000, content.contacts.map((one) => ({
      ...one, body: one.member ? { ...one.body, member: membershipOf(made, one.member) } : one.body,
    }))),
    ...settled('sign', begun + 9_000_000, content.signs.map((one) => ({
      ...one, body: { ...one.body, ...(one.instructions ? { instructions: one.instructions.map((key) => subjectId(content, made, `instruction ${key}`)) } : {}), plain: plainOfSign(one.body) },
    }))),
    ...settled('profile-part', begun + 9_000_000, content.parts.map((one) => ({ ...one, key: one.body.part }))),
    ...settled('expression', begun + 10_800_000, content.expressions.map(({ key, body, picture, audience }, order) => ({
      key, audience, body: { ...body, ...(picture && made.pictures ? { picture: pictureOf(made.pictures, lead, picture) } : {}), order, plain: plainOfExpression(body) },
    }))),
    ...content.decisions.map(({ key, body, audience }) => {
      const on = storyDate(body.on, made.now)
      return said(content, made, `own-decision ${key}`, { kind: 'own-decision', subject: `own-decision ${key}`, author: lead, at: instantAt(on, '15:00'), body: { ...body, on }, audience })
    }),
    ...content.competences.map((one) => competenceOf(content, made, one)),
    ...content.instructions.flatMap((one) => versionsOf(content, made, one)),
    ...content.notes.flatMap((one, place) => noteOf(content, made, one, `note ${place}`)),
  ]
  return facts.sort((a, b) => Date.parse(a.writtenAt) - Date.parse(b.writtenAt))
}

function said(content: DemoAccount, made: Made, name: string, one: Said): OfferedFact {
  const named = `${content.key} ${name}`
  const audience = one.audience && {
    groups: (one.audience.groups ?? []).map((key) => groupId(content, made, key)),
    members: (one.audience.members ?? []).map((key) => membershipOf(made, key)),
  }
  return {
    id: demoId(made.seed, `fact ${named}`, one.at), account: made.account, kind: one.kind, v: versionOf(one.kind),
    subject: subjectId(content, made, one.subject), basedOn: one.basedOn ?? [], author: membershipOf(made, one.author),
    device: demoId(made.seed, `device ${one.author}`, made.now.getTime()), writtenAt: new Date(one.at).toISOString(), body: one.body,
    ...(audience ? { audience } : {}),
  }
}

function versionOf(kind: string): number {
  const known = kindOf(kind)
  if (!known) throw new Error(`the demo writes ${kind}, which is no kind of fact`)
  return known.v
}

const subjectId = (content: DemoAccount, made: Made, name: string): string => demoId(made.seed, `subject ${content.key} ${name}`, made.now.getTime())
/** A group's id is the subject of its name. */
export const groupId = (content: DemoAccount, made: Omit<Made, 'memberships' | 'account'>, key: string): string =>
  subjectId(content, { ...made, account: '', memberships: new Map() }, `group ${key}`)

function membershipOf(made: Made, key: string): string {
  const id = made.memberships.get(key)
  if (!id) throw new Error(`the demo names ${key}, who is not a member of the account`)
  return id
}

function competenceOf(content: DemoAccount, made: Made, { key, member, at, body, instruction, given, audience }: DemoCompetence): OfferedFact {
  const day = (one: DemoDay) => storyDate(one, made.now)
  return said(content, made, `competence ${key}`, {
    kind: 'competence', subject: `competence ${key}`, author: content.lead, at: instantAt(day(at), '15:00'), audience,
    body: {
      member: membershipOf(made, member), ...body, ...(instruction ? { instruction: subjectId(content, made, `instruction ${instruction}`) } : {}),
      ...(given ? { given: { by: given.by, from: day(given.from), ...(given.until ? { until: day(given.until) } : {}) } } : {}),
    },
  })
}

type Read = { steps: DemoStep[] } & Pick<DemoInstruction['body'], 'tenSeconds' | 'placeOrAid'>
/** How it read at each version, oldest first: undone backwards from how it reads now. */
export function readByVersion({ steps, body, versions }: DemoInstruction): Read[] {
  let read: Read = { steps, ...(body.tenSeconds ? { tenSeconds: body.tenSeconds } : {}), ...(body.placeOrAid ? { placeOrAid: body.placeOrAid } : {}) }
  return versions.toReversed().map(({ before = {} }) => {
    const here = read
    const { tenSeconds = here.tenSeconds, placeOrAid = here.placeOrAid } = before
    read = { steps: here.steps.map((step, place) => before[place + 1] ?? step), ...(tenSeconds ? { tenSeconds } : {}), ...(placeOrAid ? { placeOrAid } : {}) }
    return here
  }).reverse()
}

function versionsOf(content: DemoAccount, made: Made, instruction: DemoInstruction): OfferedFact[] {
  const name = `instruction ${instruction.key}`
  const reads = readByVersion(instruction)
  let last: string | null = null
  return instruction.versions.map((version, place) => {
    const at = instantAt(storyDate(version.at, made.now), '10:15')
    const { steps, ...above } = reads[place]!
    // A step keeps its id from version to version: that is how two versions are compared step by step.
    const numbered = steps.map(({ picture, ...step }, n) => ({ id: subjectId(content, made, `${name} step ${n + 1}`), ...step, ...(picture && made.pictures ? { picture: pictureOf(made.pictures, instruction.author, picture) } : {}) }))
    const told = {
      ...instruction.body, ...above, steps: numbered, change: version.change,
      ...(version.approval ? { approval: { by: version.approval.by, at: storyDate(version.approval.at, made.now) } } : {}),
      ...(version.reviewBy ? { reviewBy: storyDate(version.reviewBy, made.now) } : {}),
    }
    const body = { ...told, plain: plainOf(told) }
    const fact = said(content, made, `${name} version ${place + 1}`, {
      kind: 'instruction-version', subject: name, author: instruction.author, at, body, basedOn: last ? [last] : [], ...(last ? {} : { audience: instruction.audience }),
    })
    last = fact.id
    return fact
  })
}

function pictureOf(pictures: NonNullable<Made['pictures']>, author: string, { from, shows }: NonNullable<DemoStep['picture']>) {
  const ref = pictures.get(`${author} ${from}`)
  if (!ref) throw new Error(`the demo names the picture ${from}, which has not been stored`)
  return { ...ref, shows }
}

function noteOf(content: DemoAccount, made: Made, note: DemoNote, name: string): OfferedFact[] {
  const written = 5
  const happened = latest(note.day, note.at, made.now, written + (note.corrected?.after ?? 0))
  const happenedAt = happenedAtOf(happened)
  const at = happened + written * 60_000
  const first = said(content, made, name, {
    kind: 'note', subject: name, author: note.author, at, body: { text: note.corrected?.first ?? note.text, happenedAt }, audience: note.audience,
  })
  if (!note.corrected) return [first]
  return [first, said(content, made, `${name} corrected`, {
    kind: 'note', subject: name, author: note.author, at: at + note.corrected.after * 60_000, body: { text: note.text, happenedAt }, basedOn: [first.id],
  })]
}

// Notes as the screens show them. The only file here that reads or writes.
import type { Audience } from '@viewme/contract/fact.ts'
import { heads, toWithdraw } from '@viewme/contract/fold.ts'
import { groupPurposes, groupsOf } from '@viewme/contract/groups.ts'
import type { NoteBody } from '@viewme/contract/journal.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { newPlace, type OtherDraft } from '../../platform/draft-place.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { audienceOf, findDraft, keepDraft as keepIn, openCurrent, othersIn, savedBy, type Phone, type Saved, type Source, type ToWrite } from '../../sync/sync.ts'
import { notesSearched } from './journal.search.ts'
import { notesAsSeen, type Note, type Seer } from './journal.fold.ts'

export type { Saved } from '../../sync/sync.ts'
export type { Note, NoteText } from './journal.fold.ts'
export type Group = { id: string; name: string; preset: boolean }
export type Draft = { text: string; happenedAt: string | null; groups: string[] }

const watch = watchOf(openCurrent)

/** Newest happening first. `limit`: the newest so many facts of notes. */
export const watchNotes = (limit: number): Watch<Note[]> => watch(async (phone) => notesAsSeen(await phone.facts({ kind: 'note', newest: limit }), await seerOf(phone)))

/** Null when this phone does not have it. */
export const watchNote = (subject: string): Watch<Note | null> => watch(async (phone) => notesAsSeen(await phone.facts({ subject, kind: 'note' }), await seerOf(phone))[0] ?? null)

export const noteSource: Source = {
  kind: 'note',
  async read(phone) {
    const [facts, people] = await Promise.all([phone.facts({ kind: 'note' }), phone.people()])
    return notesSearched(facts, new Map(people.map((one) => [one.id, one.name])))
  },
}

export const noteOpened = async (subject: string): Promise<void> => (await openCurrent())?.opened(subject)

async function seerOf(phone: Phone): Promise<Seer> {
  const [people, groups, rights] = await Promise.all([phone.people(), phone.facts({ kind: 'group' }), phone.rights()])
  return { audienceOf, membership: phone.membership, human: phone.human, account: phone.account, roles: rights?.roles ?? [], groups: rights?.groups ?? [], people, groupNames: groupsOf(groups.filter((fact) => !fact.unread)) }
}

/**
 * Groups this phone knows by name; the preset one is home where the writer belongs to it, else their first. Null while the binder is being fetched
 * and the writer's own groups are not all here: what is preset could be another than home, or nobody.
 */
export const watchGroups: Watch<Group[] | null> = watch(async (phone) => {
  const [facts, rights, { copyAt }] = await Promise.all([phone.facts({ kind: 'group' }), phone.rights(), phone.status()])
  const groups = groupsOf(facts.filter((fact) => !fact.unread))
  const own = groups.filter((one) => rights?.groups.includes(one.id))
  if (copyAt === null && (own.length === 0 || own.length < (rights?.groups.length ?? 0))) return null
  const preset = own.find((one) => one.purpose === 'home') ?? own.find((one) => one.purpose !== 'everyone') ?? own[0]
  const inOrder = [...groups].sort((a, b) => groupPurposes.indexOf(a.purpose) - groupPurposes.indexOf(b.purpose))
  return inOrder.map(({ id, name }) => ({ id, name, preset: id === preset?.id }))
})

/** `happenedAt` null = now, by the server's clock where the phone's is known to be wrong; else a wall time as typed, in this phone's zone. */
export const writeNote = (note: { text: string; happenedAt: string | null; audience: Audience }): Promise<Saved> =>
  save((phone) => phone.append({ kind: 'note', body: bodyOf(note.text, note.happenedAt, phone.now()), audience: note.audience }))

export const correctNote = (subject: string, change: { text: string; happenedAt: string }): Promise<Saved> =>
  saveOn(subject, 'note', (basedOn) => ({ kind: 'note', basedOn, body: bodyOf(change.text, change.happenedAt) }))

/** Where two corrections stand: keeps the text of one, and names them all. */
export async function chooseText(subject: string, fact: string): Promise<Saved> {
  const chosen = (await (await openCurrent())?.facts({ subject }))?.find((one) => one.id === fact)
  return chosen ? saveOn(subject, 'note', (basedOn) => ({ kind: 'note', basedOn, body: chosen.body })) : 'broken'
}

export const withdrawNote = (subject: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'note')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

export const changeNoteAudience = (subject: string, audience: Audience): Promise<Saved> =>
  saveOn(subject, 'visibility', (basedOn) => ({ kind: 'visibility', basedOn, body: {}, audience }))

/** A new fact in place of a stopped one, with its text or a changed one. */
export const rewriteNote = (stopped: string, note: { text: string; happenedAt: string; audience: Audience }): Promise<Saved> =>
  save((phone) => phone.rewrite(stopped, { body: bodyOf(note.text, note.happenedAt), audience: note.audience }))

function bodyOf(text: string, wall: string | null, now = 0): NoteBody {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return { text, happenedAt: happenedAtOf(wall === null ? now : new Date(wall).getTime(), zone) }
}

const saveOn = (subject: string, kind: string, write: (basedOn: string[]) => ToWrite): Promise<Saved> =>
  save(async (phone) => phone.append({ ...write(heads(await phone.facts({ subject }), kind).map((fact) => fact.id)), subject }))

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)

// One writing after the other: an older text must never land on a newer one. Where another tab writes too, each keeps its own.
let place = newPlace('note')
let line: Promise<unknown> = Promise.resolve()
/**
 * Half-written text, kept encrypted on the phone so that a closed app loses nothing: the draft of this id, else the newest. Null when there is none, or it cannot be read now.
 * `isWanted`: asked when it has been read. What has been typed meanwhile stays, in a place of its own, and the draft lies beside it.
 */
export const readDraft = (id: string | null, isWanted: () => boolean): Promise<Draft | null> => {
  const read = line.then(async () => {
    const found = await findDraft<Draft>('note', id)
    const wanted = isWanted()
    place = wanted ? found.place : newPlace('note')
    return wanted ? found.draft : null
  })
  line = read.catch(() => {})
  return read
}

/** A phone that cannot keep it now says nothing: the text still stands in the form. */
export const keepDraft = (draft: Draft | null): Promise<void> => {
  const kept = line.then(async () => { place = await keepIn(place, draft) ?? place })
  line = kept.catch(() => {})
  return kept
}

/** Half-written notes beside the one in the form: another tab writes them, or wrote them. */
export const watchOtherDrafts: Watch<OtherDraft[]> = watch(async (phone) => {
  await line
  return othersIn(phone, place.name)
})

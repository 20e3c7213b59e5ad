// Notes as the screens show them. The only file here that reads or writes.
import type { Watch } from '../../platform/watch.ts'

/** The three words: waiting (on this phone; `reason` when the server holds it back), sent, refused. */
export type NoteState = { word: 'waiting'; reason: string | null } | { word: 'sent' } | { word: 'refused'; reason: string }
export type NoteText = {
  fact: string
  text: string
  /** Local wall time as written: YYYY-MM-DDTHH:MM. */
  happenedAt: string
  /** The writer's time put right (ISO). */
  writtenAt: string
  /** Null = a name this phone does not have. */
  by: string | null
  state: NoteState
}
export type Audience = { groups: string[]; members: string[] }
/** `true`, or the stable reason why not. */
export type May = true | string
export type Note = {
  subject: string
  current: NoteText
  /** Other corrections that stand beside the current one. */
  siblings: NoteText[]
  /** Older texts, newest first. */
  earlier: NoteText[]
  withdrawal: { by: string | null; at: string; state: NoteState } | null
  audience: Audience
  /** In words, e.g. ["Hemmet", "Sara"]. */
  audienceWords: string[]
  mine: boolean
  may: { correct: May; withdraw: May; changeAudience: May }
}
export type Group = { id: string; name: string; preset: boolean }
export type Draft = { text: string; happenedAt: string | null; groups: string[] }
/** `full`: the phone has no room. `unwritable`: characters that can never be stored. Nothing was saved in either case. */
export type Saved = 'saved' | 'full' | 'unwritable'

/** Newest happening first. `limit`: how many the screen shows now. */
export const watchNotes = (_limit: number): Watch<Note[]> => (give) => {
  give([])
  return () => {}
}

/** Null when this phone does not have it. */
export const watchNote = (_subject: string): Watch<Note | null> => (give) => {
  give(null)
  return () => {}
}

/** Groups this member may choose as audience; `preset` marks those chosen from the start. */
export const watchGroups: Watch<Group[]> = (give) => {
  give([])
  return () => {}
}

/** `happenedAt` null = now. */
export async function writeNote(_note: { text: string; happenedAt: string | null; audience: Audience }): Promise<Saved> {
  return 'full'
}

export async function correctNote(_subject: string, _change: { text: string; happenedAt: string }): Promise<Saved> {
  return 'full'
}

/** Where two corrections stand, keeps one and names them all. */
export async function chooseText(_subject: string, _fact: string): Promise<Saved> {
  return 'full'
}

export async function withdrawNote(_subject: string): Promise<Saved> {
  return 'full'
}

export async function changeNoteAudience(_subject: string, _audience: Audience): Promise<Saved> {
  return 'full'
}

/** A new fact with the text of one that was refused or held back; the old one is let go. */
export async function rewriteNote(_subject: string, _note: { text: string; happenedAt: string; audience: Audience }): Promise<Saved> {
  return 'full'
}

/** Half-written text, kept encrypted on the phone so that a closed app loses nothing. Null when there is none. */
export async function readDraft(): Promise<Draft | null> {
  return null
}

export async function keepDraft(_draft: Draft | null): Promise<void> {}

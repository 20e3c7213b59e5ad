// A cursor is opaque to the phone: how far its pull has come, under which view, in which history, and when it last had all there was.
import { uuid } from '@viewme/contract/fact.ts'

/** `at`: in ms, when the pull that it belongs to began at its end: all that had come by then was given, or had long been let go of. */
export type Cursor = { feed: number; view: string; history: string; at: number }

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.feed, cursor.view, cursor.history, cursor.at])).toString('base64url')

/** Null for anything that is not one of our cursors: the phone is then filled anew. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const [feed, view, history, at] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Number.isSafeInteger(feed) || feed < 0 || typeof view !== 'string' || !isHistory(history) || !Number.isFinite(at)) return null
    return { feed, view, history, at }
  } catch { return null }
}

/** An installation's history; empty before there is one. It reaches SQL, so it is never whatever somebody sends. */
const isHistory = (value: unknown): value is string => value === '' || uuid.safeParse(value).success

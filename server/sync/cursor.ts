// A cursor is opaque to the phone: how far its pull has come, under which view, in which history.
import { uuid } from '@viewme/contract/fact.ts'

export type Cursor = { feed: number; view: string; history: string }

export const encodeCursor = (cursor: Cursor): string =>
  Buffer.from(JSON.stringify([cursor.feed, cursor.view, cursor.history])).toString('base64url')

/** Null for anything that is not one of our cursors: the phone is then filled anew. */
export function decodeCursor(text: string): Cursor | null {
  try {
    const [feed, view, history] = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'))
    if (!Number.isSafeInteger(feed) || feed < 0 || typeof view !== 'string' || !isHistory(history)) return null
    return { feed, view, history }
  } catch { return null }
}

/** An installation's history; empty before there is one. It reaches SQL, so it is never whatever somebody sends. */
const isHistory = (value: unknown): value is string => value === '' || uuid.safeParse(value).success

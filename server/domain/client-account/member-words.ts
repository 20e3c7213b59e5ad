// What is said of a member in words: the title, and who sends them. Such words tell of illness ("epilepsisjuksköterska"), so they are sealed
// like a body, under the account's key for facts, and bound to account, row and column. Keeps no keys and asks no database.
import { open, seal, SealBroken } from '../../platform/keys/seal.ts'

/** `row`: the membership of a title, the period of a provider. */
export type WordPlace = { account: string; row: string; what: 'title' | 'provider' }

/** In the place of words that do not open: no title can be this. */
export const unreadable = '\u0000'

/** Never as long as a header's hash, which is what bodies under the same key are bound to. */
const aadOf = ({ account, row, what }: WordPlace) => Buffer.from(`${account}|${row}|${what}`)

/** `key`: the account's sub-key for facts. Null where nothing is said. */
export function sealWords(key: Buffer, place: WordPlace, words: string | null): Buffer | null {
  return words === null ? null : seal(key, Buffer.from(words), aadOf(place))
}

/** Null where nothing is said, `unreadable` where it does not open: nobody's ending, and no list of names, waits for a title. */
export function openWords(key: Buffer, place: WordPlace, sealed: Buffer | null): string | null {
  if (sealed === null) return null
  try { return open(key, sealed, aadOf(place)).toString() } catch (error) {
    if (error instanceof SealBroken) return unreadable
    throw error
  }
}

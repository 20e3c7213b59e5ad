// Whom a text says to ring: "Går inte: ring hjälpmedelsjour." Pure.
import type { ContactBody } from '@viewme/contract/contacts.ts'
import { words } from './contact-owner.ts'

const rings = new Set(['ring', 'ringa', 'call', 'phone'])
const endings = ['', 's', 'n', 'en', 'et', 'ns', 'ens', 'ets']
/** A word that is so common that it names nobody. */
const most = 3

/** In the order in which they are named. Only what is said after "ring", in the same sentence: somebody who holds an arm is not to be rung. */
export function namedIn<C extends Pick<ContactBody, 'name' | 'role' | 'member'>>(text: string, contacts: readonly C[]): C[] {
  const said = text.split(/[.!?\n]+/).flatMap((sentence) => {
    const all = words(sentence)
    const at = all.findIndex((word) => rings.has(word))
    return at < 0 ? [] : [...all.slice(at + 1), '']
  })
  const placeOf = (phrase: readonly string[]) => (phrase.length === 0 ? -1 : said.findIndex((_, at) => phrase.every((word, n) => isWord(said[at + n] ?? '', word))))
  const found = new Map<C, number>()
  const find = (phrasesOf: (one: C) => string[][], limit: number) => {
    const ones = contacts.flatMap((one) => {
      const places = phrasesOf(one).map(placeOf).filter((place) => place >= 0)
      return places.length === 0 ? [] : [[one, Math.min(...places)] as const]
    })
    if (new Set(ones.map(([one]) => one.name)).size <= limit) for (const [one, place] of ones) if (!found.has(one)) found.set(one, place)
  }
  find(({ name, member }) => namesOf(name, member !== undefined), Infinity)
  find(({ role }) => role.split(',').map(words), most)
  return [...found].sort(([, a], [, b]) => a - b).map(([one]) => one)
}

const isWord = (said: string, word: string) => endings.some((ending) => said === word + ending)

/** The whole name, without what stands in brackets; of a human also the first. */
function namesOf(name: string, isMember: boolean): string[][] {
  const all = words(name.replace(/\(.*?\)/g, ''))
  const isHuman = isMember || /^\p{Lu}\p{Ll}+ \p{Lu}\p{L}+$/u.test(name.trim())
  return isHuman && all.length > 1 && all[0]!.length > 2 ? [all, [all[0]!]] : [all]
}

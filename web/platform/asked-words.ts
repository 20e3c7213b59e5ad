// A plain scan for what somebody typed, over a few texts at hand: å and ä are also found as a, ö as o. The search over everything comes on top of this, never in place of it.

const fold = (text: string) => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

/** Words of a sentence that say nothing of what it is about, folded. */
const saysNothing = /^(hon|han|hen|det|den|en|ett|ar|har|i|pa|sig|sin|som|och|att|jag|vad|hur|nar|om|ser|gor|sager|visar|she|he|it|is|has|the|a|her|his|and|in|see|what|how|when|if|do|does|say|says|show|shows)$/
const shortest = 4

/**
 * Those whose text has every word. Where none has, those that have every word that says something; where none has those either, without the
 * last two letters of a long word, for what one sees is seldom written in the same form.
 */
export function having<T>(things: readonly T[], asked: string, textOf: (one: T) => string): T[] {
  const words = fold(asked).split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  const telling = words.filter((word) => !saysNothing.test(word))
  const stems = telling.map((word) => (word.length - 2 >= shortest ? word.slice(0, -2) : word))
  for (const wanted of [words, telling, stems]) {
    const found = wanted.length === 0 ? [] : things.filter((one) => {
      const text = fold(textOf(one))
      return wanted.every((word) => text.includes(word))
    })
    if (found.length > 0) return found
  }
  return []
}

// Passwords that are tried first. No rule about which characters: long and not well known is all. The list of well known ones is kept here,
// so that nobody outside is asked about anybody's password.

/** Words that are well known here and not in a list made of English. */
const local = ['losenord', 'losenordet', 'valkommen', 'hemligt', 'sommaren', 'vintern', 'hosten', 'varen', 'januari', 'februari', 'augusti', 'september', 'oktober', 'sverige', 'stockholm', 'goteborg', 'assistent', 'assistans', 'viewme']

let known: Promise<ReadonlySet<string>> | undefined
const knownPasswords = (): Promise<ReadonlySet<string>> => known ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => new Set([...dictionary['passwords-common'], ...local]))

/** `own`: names and address of whoever chooses it. */
export async function isObviousPassword(password: string, own: readonly string[]): Promise<boolean> {
  const plain = folded(password)
  if (new Set(plain).size < 5 || isRun(plain)) return true
  const list = await knownPasswords()
  const parts = own.flatMap((text) => folded(text).replace(/@.*$/, '').split(/[^a-z]+/))
  const words = new Set([...parts, ...parts.flatMap((one) => parts.map((other) => one + other))].filter((word) => word.length > 2))
  const isKnown = (text: string) => text.length > 2 && (list.has(text) || words.has(text))
  if (list.has(plain) || list.has(password.toLowerCase())) return true
  // "Sommar2026!!" is "sommar" with what everybody adds; "S0mmar" is "sommar" too.
  const core = plain.replace(/^[^a-z]+|[^a-z]+$/g, '')
  return [core, core.replace(/[013457@$]/g, (sign) => likeLetters[sign]!)].some((text) => isMadeOf(text, isKnown))
}

const likeLetters: Record<string, string> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's' }
const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/** 1234567890123, or backwards: each sign as far from the one before it as that was from its own. */
function isRun(text: string): boolean {
  const steps = [...text].slice(1).map((sign, at) => (sign.charCodeAt(0) - text.charCodeAt(at) + 10) % 10)
  return steps.every((step) => step === steps[0])
}

/** One known word, the same word again and again, or two known words with nothing but signs between. */
function isMadeOf(text: string, isKnown: (word: string) => boolean): boolean {
  if (isKnown(text)) return true
  const once = /^(.+?)\1+$/.exec(text)?.[1]
  if (once !== undefined && isKnown(once)) return true
  const parts = text.split(/[^a-z]+/).filter(Boolean)
  return parts.length > 1 && parts.length <= 2 && parts.every(isKnown)
}

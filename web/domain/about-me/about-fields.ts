// What a form about the person holds, and what it becomes. Pure.
import { longestLine, mostLines, plainOfExpression, type ProfilePartName } from '@viewme/contract/about-me.ts'
import type { Picture } from '@viewme/contract/files.ts'
import type { Read, Said } from './about-me.fold.ts'

/** As it is typed. `text`: a line each. `place`: in the list, 1 first. */
export type PartFields = { kind: 'profile-part'; part: ProfilePartName; text: string; picture: Picture | null }
export type ExpressionFields = { kind: 'expression'; says: string; how: string; answer: string; picture: Picture | null; symbol: string | null; place: string }
export type DecisionFields = { kind: 'own-decision'; decided: string; asked: string; answer: string; present: string; on: string }
export type Fields = PartFields | ExpressionFields | DecisionFields

/** What is written: a part, a way to say something, a decision. */
export type What = ProfilePartName | 'expression' | 'own-decision'

/** Said by nearly everybody, and asked for first. */
const first = ['Ja', 'Nej', 'Mer', 'Ont', 'Stopp'] as const
const firstInEnglish = ['Yes', 'No', 'More', 'Pain', 'Stop'] as const

/** The first of the five that nobody has written down; '' when all are there. */
export function nextToSay(expressions: Read['expressions'], language: 'sv' | 'en'): string {
  const said = new Set(expressions.map(({ body }) => body.says.trim().toLocaleLowerCase('sv')))
  const at = first.findIndex((word, place) => !said.has(word.toLocaleLowerCase('sv')) && !said.has(firstInEnglish[place]!.toLocaleLowerCase('sv')))
  return at < 0 ? '' : (language === 'sv' ? first : firstInEnglish)[at]!
}

export function emptyFields(what: What, read: Pick<Read, 'expressions'>, language: 'sv' | 'en'): Fields {
  if (what === 'own-decision') return { kind: what, decided: '', asked: '', answer: '', present: '', on: '' }
  if (what !== 'expression') return { kind: 'profile-part', part: what, text: '', picture: null }
  return { kind: what, says: nextToSay(read.expressions, language), how: '', answer: '', picture: null, symbol: null, place: String(Math.min(99, Math.max(-1, ...read.expressions.map(({ body }) => body.order)) + 2)) }
}

export function fieldsOf({ kind, body }: Said): Fields {
  if (kind === 'own-decision') return { kind, ...body }
  if (kind === 'profile-part') return { kind, part: body.part, text: body.lines.join('\n'), picture: body.picture ?? null }
  const { says, how, answer = '', picture = null, symbol = null, order } = body
  return { kind, says, how, answer, picture, symbol: picture ? null : symbol, place: String(order + 1) }
}

const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter(Boolean)

/** Only when `problemsOf` finds none. */
export function bodyFrom(fields: Fields): Said['body'] {
  if (fields.kind === 'profile-part') return { part: fields.part, lines: linesOf(fields.text), ...withPicture(fields.picture) }
  if (fields.kind === 'own-decision') return { decided: fields.decided.trim(), asked: fields.asked.trim(), answer: fields.answer.trim(), present: fields.present.trim(), on: fields.on }
  const answer = fields.answer.trim()
  const said = { says: fields.says.trim(), how: fields.how.trim(), ...(answer ? { answer } : {}) }
  return { ...said, ...(fields.picture ? withPicture(fields.picture) : fields.symbol ? { symbol: fields.symbol } : {}), order: Number(fields.place) - 1, plain: plainOfExpression(said) }
}

const withPicture = (picture: Picture | null) => (picture ? { picture: { ...picture, shows: picture.shows.trim() } } : {})

/** Names of what is wrong; [] when it can be saved. `today`: YYYY-MM-DD: nothing has been decided in the time to come. */
export type Problem = 'text' | 'long' | 'says' | 'how' | 'place' | 'picture' | 'decided' | 'asked' | 'answer' | 'present' | 'on'
export function problemsOf(fields: Fields, today: string): Problem[] {
  const empty = <Name extends string>(names: readonly Name[]): Name[] => names.filter((name) => (fields as unknown as Record<Name, string>)[name].trim() === '')
  if (fields.kind === 'own-decision') return [...empty(['decided', 'asked', 'answer', 'present']), ...(!/^\d{4}-\d\d-\d\d$/.test(fields.on) || fields.on > today ? ['on' as const] : [])]
  const picture = fields.picture?.shows.trim() === '' ? ['picture' as const] : []
  if (fields.kind === 'expression') return [...empty(['says', 'how']), ...picture, ...(!/^\d{1,3}$/.test(fields.place) || Number(fields.place) < 1 || Number(fields.place) > 100 ? ['place' as const] : [])]
  const lines = linesOf(fields.text)
  return [...(lines.length === 0 ? ['text' as const] : lines.length > mostLines || lines.some((line) => line.length > longestLine) ? ['long' as const] : []), ...picture]
}

type Standing = Said & { factId: string }
/** `opened`: as it stood when its words were read into the form; `standing`: as it stands now. Two versions are shown above the form, and so is all that says the same. */
export function shownOf<One extends Standing>(opened: readonly One[], standing: readonly One[]): readonly One[] {
  const said = (one: One) => JSON.stringify(fieldsOf(one))
  return standing.length > 1 || standing.every((one) => opened[0] && said(one) === said(opened[0])) ? standing : opened
}

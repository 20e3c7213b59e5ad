import { expressionBody, profilePartBody } from '@viewme/contract/about-me.ts'
import { expect, test } from 'vitest'
import { bodyFrom, emptyFields, fieldsOf, nextToSay, problemsOf, shownOf, type ExpressionFields, type PartFields } from './about-fields.ts'
import { aboutAsSeen } from './about-me.fold.ts'

const fact = (id: string, kind: string, body: object, seq: number | null, more: object = {}): any =>
  ({ id, kind, subject: 's', seq, basedOn: [], author: 'sara', writtenAt: '2026-11-26T10:00:00.000Z', receivedAt: seq === null ? null : '2026-11-26T10:00:00.000Z', body, ...more })
const part = (id: string, line: string, seq: number | null, more: object = {}) => fact(id, 'profile-part', { part: 'calms', lines: [line] }, seq, more)
const says = (id: string, word: string, order: number, more: object = {}) => fact(id, 'expression', { says: word, how: 'Syns.', order, plain: `${word}\nSyns.` }, 1, { subject: id, ...more })
const names = new Map([['sara', 'Sara']])
const seen = (...facts: any[]) => aboutAsSeen(facts, names)

test('what is not accepted yet waits; what was refused is kept apart, with its reason, and what stood before it stands', () => {
  const { parts, stopped } = seen(part('1', 'Mörkt.', 1), part('2', 'Ljust.', null, { basedOn: ['1'], stopped: { result: 'refused', reason: 'only-leads-and-owners' } }), part('3', 'Musik.', null, { subject: 't' }))
  expect(parts.map((one) => [one.body.lines[0], one.state.word, one.by])).toEqual([['Mörkt.', 'sent', 'Sara'], ['Musik.', 'waiting', 'Sara']])
  expect(stopped).toMatchObject([{ factId: '2', id: 's', state: { word: 'refused', reason: 'only-leads-and-owners' } }])
})
test('two versions both stand, of all three kinds, and neither hides the other', () => {
  expect(seen(part('1', 'A', 1), part('2', 'B', 2, { basedOn: ['1'] }), part('3', 'C', 3, { basedOn: ['1'] })).parts.map((one) => [one.body.lines[0], one.beside])).toEqual([['B', true], ['C', true]])
  const two = seen(says('1', 'Ja', 0), says('1b', 'Ja!', 0, { subject: '1', basedOn: ['1'], seq: 2 }), says('1c', 'Jo', 0, { subject: '1', basedOn: ['1'], seq: 3 }))
  expect(two.expressions.map((one) => one.body.says)).toEqual(['Ja!', 'Jo'])
})
test('expressions stand in their order; one from a newer app comes first and shows its plain text, never an older version in its place', () => {
  const { expressions } = seen(says('1', 'Stopp', 4), says('2', 'Ja', 0), says('4', '', 0, { subject: '1', basedOn: ['1'], seq: 9, body: { shape: 'new' }, unread: { plain: 'Stopp\nHon blir tyst.' } }))
  expect(expressions.map(({ body, newer }) => [body.says, body.how, newer])).toEqual([['Stopp', 'Hon blir tyst.', true], ['Ja', 'Syns.', false]])
})
test('a part and a decision from a newer app say that something is not shown, and no older text stands in for it', () => {
  const read = seen(part('1', 'Mörkt.', 1), part('2', '', 2, { basedOn: ['1'], body: { new: true }, unread: { plain: null } }))
  expect([read.parts, read.newer]).toEqual([[], true])
})
test('decisions stand with the newest day first, each with what it said before', () => {
  const said = (decided: string, on: string) => ({ decided, asked: 'Bilder.', answer: 'Blick.', present: 'God man.', on })
  const read = seen(fact('1', 'own-decision', said('Nej', '2026-01-01'), 1), fact('2', 'own-decision', said('Ja', '2026-02-01'), 2, { basedOn: ['1'] }), fact('3', 'own-decision', said('Annat', '2026-03-01'), 3, { subject: 't' }))
  expect(read.decisions.map((one) => [one.body.decided, one.earlier.map(({ body }) => body.decided)])).toEqual([['Annat', []], ['Ja', ['Nej']]])
})

test('a line each is what the contract takes, and blank ones are left out; too many are said to be', () => {
  const typed = { ...emptyFields('calms', { expressions: [] }, 'sv'), text: ' Mörkt rum. \n\n Tyngdtäcke.\n' } as PartFields
  expect([problemsOf(typed, '2026-11-27'), profilePartBody.parse(bodyFrom(typed))]).toEqual([[], { part: 'calms', lines: ['Mörkt rum.', 'Tyngdtäcke.'] }])
  expect(problemsOf({ ...typed, text: ' \n ' }, '2026-11-27')).toEqual(['text'])
  expect(problemsOf({ ...typed, text: 'a\n'.repeat(41) }, '2026-11-27')).toEqual(['long'])
})
test('asks first for those of the five that nobody has written down, in either language, and puts it last', () => {
  const { expressions } = seen(says('1', 'ja', 0), says('2', 'No', 3))
  expect([nextToSay(expressions, 'sv'), nextToSay(expressions, 'en'), (emptyFields('expression', { expressions }, 'sv') as ExpressionFields).place]).toEqual(['Mer', 'More', '5'])
})
test('an expression is asked for its word and how it is seen, a picture for what it shows; what it makes is what the contract takes', () => {
  const empty = emptyFields('expression', { expressions: [] }, 'sv') as ExpressionFields
  expect(problemsOf({ ...empty, says: ' ', place: '0' }, '2026-11-27')).toEqual(['says', 'how', 'place'])
  const picture = { file: crypto.randomUUID(), hash: 'a'.repeat(64), type: 'image/webp' as const, width: 900, height: 675, bytes: 9000, shows: ' ' }
  const typed = { ...empty, how: 'Blick uppåt.', answer: ' ', symbol: 'eye' }
  expect(problemsOf({ ...typed, picture }, '2026-11-27')).toEqual(['picture'])
  const body = expressionBody.parse(bodyFrom(typed))
  expect(body).toEqual({ says: 'Ja', how: 'Blick uppåt.', symbol: 'eye', order: 0, plain: 'Ja\nBlick uppåt.' })
  expect(fieldsOf({ kind: 'expression', body })).toEqual({ ...typed, answer: '' })
  const longest = { ...typed, says: 'x'.repeat(40), how: 'y'.repeat(300), answer: 'z'.repeat(300), picture: { ...picture, shows: 's'.repeat(200) } }
  expect(expressionBody.safeParse(bodyFrom(longest)).success).toBe(true)
})
test('a decision is asked for all of it, and for a day that has been', () => {
  const empty = emptyFields('own-decision', { expressions: [] }, 'sv')
  expect(problemsOf(empty, '2026-11-27')).toEqual(['decided', 'asked', 'answer', 'present', 'on'])
  const whole = { kind: 'own-decision' as const, decided: 'A', asked: 'B', answer: 'C', present: 'D' }
  expect([problemsOf({ ...whole, on: '2026-11-28' }, '2026-11-27'), problemsOf({ ...whole, on: '2026-11-27' }, '2026-11-27')]).toEqual([['on'], []])
})
test('what came while the form was open is not among what its writer saw, unless it says the same', () => {
  const before = seen(part('1', 'Mörkt.', 1)).parts
  const ids = (...facts: any[]) => shownOf(before, seen(...facts).parts).map((one) => one.factId)
  expect(ids(part('1', 'Mörkt.', 1), part('2', 'Ljust.', 2, { basedOn: ['1'] }))).toEqual(['1'])
  expect(ids(part('1', 'Mörkt.', 1), part('2', 'Mörkt.', 2, { basedOn: ['1'] }))).toEqual(['2'])
  expect(ids(part('1', 'Mörkt.', 1), part('2', 'A', 2, { basedOn: ['1'] }), part('3', 'B', 3, { basedOn: ['1'] })).toSorted()).toEqual(['2', '3'])
})

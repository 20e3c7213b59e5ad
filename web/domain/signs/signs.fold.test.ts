import { expect, test } from 'vitest'
import { signBody } from '@viewme/contract/signs.ts'
import { namedFrom } from '../../platform/named-instructions.ts'
import { bodyFrom, emptyMeaning, fieldsFrom, hasProblems, namedAnew, problemsOf, signsAsSeen, type Fields } from './signs.fold.ts'
import { signsSearched } from './signs.search.ts'

const names = new Map([['omar', 'Omar Testberg']])
const meaning = { means: 'Ont.', sure: 'known' as const, saidBy: 'Nour' }
const fact = (id: string, seen: string, seq: number | null, basedOn: string[] = [], more: object = {}): any =>
  ({ id, kind: 'sign', subject: 's', seq, basedOn, author: 'omar', writtenAt: '2026-11-26T10:00:00.000Z', body: { seen, meanings: [meaning], act: 'Vänta.', plain: `${seen}\nSäkert: Ont.` }, ...more })
const seen = (...facts: any[]) => signsAsSeen(facts, names).standing

test('what is not accepted yet waits; what was refused is kept apart with its reason, and what stood before it stands; each says who wrote it down', () => {
  const { standing, stopped } = signsAsSeen([fact('1', 'Smackar', 1), fact('2', 'Smackar högt', null, ['1'], { stopped: { result: 'refused', reason: 'only-the-team' } }), fact('3', 'Blundar', null, [], { subject: 't', author: 'gone' })], names)
  expect(standing.map((one) => [one.seen, one.state.word, one.by])).toEqual([['Blundar', 'waiting', null], ['Smackar', 'sent', 'Omar Testberg']])
  expect(stopped).toMatchObject([{ factId: '2', id: 's', seen: 'Smackar högt', state: { word: 'refused', reason: 'only-the-team' } }])
})
test('one from a newer app shows its plain text, never an older version in its place', () => {
  const [one] = seen(fact('1', 'Smackar', 1), fact('2', '', 2, ['1'], { body: { new: true }, unread: { plain: 'Smackar högt\nSäkert: Mer.\nGör så här: Ge mer.' } }))
  expect(one).toMatchObject({ seen: 'Smackar högt', newer: true, meanings: [], act: 'Säkert: Mer.\nGör så här: Ge mer.' })
})
test('keeps what it said before, newest first, with who wrote it; not what was refused, nor what stands', () => {
  const at = (hour: number) => ({ writtenAt: `2026-11-26T${hour}:00:00.000Z` })
  const [one] = seen(fact('1', 'Smackar', 1, [], at(10)), fact('2', 'Smackar högt', 2, ['1'], { ...at(11), author: 'gone' }), fact('x', 'Nekad', null, ['2'], { ...at(12), stopped: { result: 'refused', reason: 'only-the-team' } }), fact('3', 'Smackar mycket', 3, ['2'], at(13)))
  expect([one!.seen, one!.earlier.map((said) => [said.seen, said.by, said.at.slice(11, 13)])]).toEqual(['Smackar mycket', [['Smackar högt', null, '11'], ['Smackar', 'Omar Testberg', '10']]])
})
test('asks for what is seen, for what to do, and of every meaning how sure it is and who has said so; what it makes is what the contract takes, the surest first', () => {
  expect(problemsOf(fieldsFrom(undefined), [])).toEqual({ seen: true, act: true, meanings: [{ means: true, sure: true, saidBy: true }], many: false })
  const typed: Fields = { seen: ' Smackar ', also: ' ', meanings: [{ ...meaning, sure: 'possible' }, { means: ' Mer. ', sure: 'known', saidBy: ' Nour ' }], act: 'Ge mer.\n', instructions: [] }
  expect(hasProblems(problemsOf(typed, []))).toBe(false)
  expect(hasProblems(problemsOf({ ...typed, meanings: [...typed.meanings, emptyMeaning] }, []))).toBe(true)
  const body = bodyFrom(typed, 'sv')
  expect(body).toEqual({ seen: 'Smackar', meanings: [{ means: 'Mer.', sure: 'known', saidBy: 'Nour' }, { ...meaning, sure: 'possible' }], act: 'Ge mer.', plain: 'Smackar\nSäkert: Mer. (Enligt Nour)\nKanske: Ont. (Enligt Nour)\nGör så här: Ge mer.' })
  expect(signBody.safeParse(body).success).toBe(true)
  expect(bodyFrom(typed, 'en').plain).toContain('Certain: Mer.')
})
test('an instruction that is not here now stays named when another is chosen, and gives way only where there is no room', () => {
  const here = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => ({ id, title: id }))
  expect(namedAnew(['gone', 'a'], here, ['b'])).toEqual(['b', 'gone'])
  const five = fieldsFrom({ seen: 'x', meanings: [meaning], act: 'y', instructions: ['a', 'b', 'c', 'd', 'e', 'gone'] })
  expect(problemsOf(five, here).many).toBe(false)
  expect(bodyFrom(five, 'sv').instructions).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(problemsOf({ ...five, instructions: here.map(({ id }) => id) }, here).many).toBe(true)
})
test('names only instructions that stand: not one that has been removed, nor one that was refused', () => {
  const version = (id: string, title: string, more: object = {}): any => ({ ...fact(id, '', 1), subject: id, kind: 'instruction-version', body: { title }, ...more })
  const facts = [version('1', 'Måltid'), version('2', 'Dusch'), version('3', '', { body: {}, unread: { plain: 'Ärtan på besök\n1. Vänta.' } }), version('4', 'Nekad', { stopped: { result: 'refused', reason: 'no' } }), { ...version('w', ''), subject: '2', kind: 'withdrawal', seq: 2, basedOn: ['2'], body: {} }]
  expect(namedFrom(facts)).toEqual([{ id: '1', title: 'Måltid' }, { id: '3', title: 'Ärtan på besök' }])
})
test('is found by what is seen and its other words, what it means and what to do, and beside them by who has said so', () => {
  const [one] = signsSearched(seen(fact('1', 'Smackar', 1, [], { body: { seen: 'Smackar', also: 'slickar sig', meanings: [meaning], act: 'Ge mer.', plain: 'Smackar' } })))
  expect([one!.title, ...one!.parts.map(({ where, weight, text }) => `${where} ${weight} ${text}`)]).toEqual(['Smackar', 'also name slickar sig', 'means do Ont.', 'act do Ge mer.', 'said-by beside Nour'])
})

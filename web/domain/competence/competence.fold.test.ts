import { expect, test } from 'vitest'
import { competenceBody } from '@viewme/contract/competence.ts'
import { competencesAsSeen, bodyFrom, endedFrom, fieldsFrom, knownWords, problemsOf, type Fields } from './competence.fold.ts'
import { competenceSearched } from './competence.search.ts'

const omar = '0190a5d0-0000-7000-8000-000000000001'
const names = new Map([[omar, 'Omar Testberg'], ['sara', 'Sara Mallqvist']])
const given = { by: 'Mats Prototyp, sjuksköterska', from: '2026-03-15', until: '2027-03-15' }
const fact = (id: string, task: string, seq: number | null, basedOn: string[] = [], more: object = {}): any =>
  ({ id, kind: 'competence', subject: 's', seq, basedOn, author: 'sara', writtenAt: '2026-11-26T10:00:00.000Z', body: { member: omar, ground: 'delegation', task, given }, ...more })

test('what is not accepted yet waits; what was refused is kept apart with its reason, and what stood before it stands; each says who wrote it down', () => {
  const { standing, stopped } = competencesAsSeen([fact('1', 'Sond', 1), fact('2', 'Sond och knapp', null, ['1'], { stopped: { result: 'refused', reason: 'only-leads-and-owners' } }), fact('3', 'Bad', null, [], { subject: 't', author: 'gone' })], names)
  expect(standing.map((one) => [one.task, one.state.word, one.by])).toEqual([['Bad', 'waiting', null], ['Sond', 'sent', 'Sara Mallqvist']])
  expect(stopped).toMatchObject([{ factId: '2', id: 's', task: 'Sond och knapp', state: { word: 'refused', reason: 'only-leads-and-owners' } }])
})
test('one from a newer app is left out whole, and said to be there: what it took the place of never looks as if it held', () => {
  const seen = competencesAsSeen([fact('1', 'Sond', 1), fact('2', '', 2, ['1'], { body: { new: true }, unread: { plain: null } }), fact('3', 'Bad', 3, [], { subject: 't' })], names)
  expect([seen.standing.map(({ task }) => task), seen.newer]).toEqual([['Bad'], true])
  expect(competencesAsSeen([fact('3', 'Bad', 3)], names).newer).toBe(false)
})

const typed: Fields = { member: omar, ground: 'training', task: ' Akutmedicin ', instruction: '', isGiven: 'yes', by: ' Lotta ', from: '2026-03-15', until: '', ended: '' }
test('asks for who, on what ground and for what; given, also by whom and from when, and never for a last day; what it makes is what the contract takes', () => {
  expect(problemsOf(fieldsFrom(undefined))).toEqual({ member: true, ground: true, task: true, by: true, from: true, until: false })
  expect(Object.values(problemsOf(typed))).not.toContain(true)
  expect(problemsOf({ ...typed, until: '2026-03-14' }).until).toBe(true)
  expect(bodyFrom(typed)).toEqual({ member: omar, ground: 'training', task: 'Akutmedicin', given: { by: 'Lotta', from: '2026-03-15' } })
  const learning = { ...typed, isGiven: 'no' as const, by: '', from: '' }
  expect(Object.values(problemsOf(learning))).not.toContain(true)
  expect(bodyFrom(learning)).toEqual({ member: omar, ground: 'training', task: 'Akutmedicin' })
  const longest = { ...typed, task: 't'.repeat(120), by: 'b'.repeat(120), instruction: omar, until: '2026-03-15', ended: '2026-03-15' }
  expect(competenceBody.safeParse(bodyFrom(longest)).success).toBe(true)
})
test('one that was ended says all it said and the day, and does not come to hold again because a word of it is put right', () => {
  const one = { member: omar, ground: 'delegation' as const, task: 'Sond', given }
  const ended = endedFrom(one, '2026-11-27')
  expect(ended).toEqual({ ...one, given: { ...given, ended: '2026-11-27' } })
  expect(bodyFrom({ ...fieldsFrom(ended), task: 'Sonden' }).given).toEqual(ended.given)
  expect(bodyFrom({ ...fieldsFrom(ended), ended: '' })).toEqual(one)
})
test('offers what has been written before, each once', () => {
  const { standing } = competencesAsSeen([fact('1', 'Sond', 1), fact('2', 'Sond', 2, [], { subject: 't' })], names)
  expect(knownWords(standing)).toEqual({ tasks: ['Sond'], givers: ['Mats Prototyp, sjuksköterska'] })
})
test('is found by the task and by whose it is, and beside them by who gave it; one of whoever is in the team no longer is not found', () => {
  const found = competenceSearched(competencesAsSeen([fact('1', 'Sond', 1), fact('2', 'Bad', 2, [], { subject: 't', body: { member: 'gone', ground: 'delegation', task: 'Bad' } })], names).standing, names)
  expect(found.map(({ title, parts }) => [title, ...parts.map(({ where, weight }) => `${where} ${weight}`)])).toEqual([['Sond', 'who do', 'ground beside', 'by beside']])
})

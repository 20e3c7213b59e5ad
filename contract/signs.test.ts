import { expect, test } from 'vitest'
import { roles, type Actor, type Role } from './actor.ts'
import { plainOf, sign, signBody, signsOf } from './signs.ts'
import { mayWriteSign } from './signs.permissions.ts'
import { mayWithdraw } from './visibility.permissions.ts'

const actor = (...held: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles: held, groups: [], person: false })
const meaning = (means: string, sure: string) => ({ means, sure, saidBy: 'mamma Karin' })
const fact = (id: string, seen: string, more: object = {}): any =>
  ({ id, kind: 'sign', subject: id[0], seq: 1, basedOn: [], writtenAt: '2026-11-26T10:00:00.000Z', body: { seen, meanings: [meaning('Ont.', 'possible'), meaning('Nej.', 'known'), meaning('Trött.', 'usual')], act: 'Vänta.', plain: seen }, ...more })

test('is written by owners, leads and assistants, also where they are more than that, and by nobody else', () => {
  expect(roles.filter((role) => mayWriteSign(actor(role)).yes)).toEqual(['owner', 'lead', 'assistant'])
  expect(mayWriteSign(actor('relative'))).toEqual({ yes: false, reason: 'only-the-team' })
})
test('is removed by leads and owners only: not by an assistant, though they wrote it', () => {
  const mayRemove = (role: Role) => mayWithdraw(actor(role), { subjectAuthor: 'm', subjectSafety: sign.safety === true, namesSafety: true }).yes
  expect(roles.filter(mayRemove)).toEqual(['owner', 'lead'])
})
test('is readable in the moment', () => {
  expect(sign.moment({} as never)).toBe(true)
})
test('puts what is known first and what is a guess last, however it was written', () => {
  expect(signsOf([fact('1', 'Blundar')])[0]!.meanings.map(({ means }) => means)).toEqual(['Nej.', 'Trött.', 'Ont.'])
})
test('stands by what is seen, in the Swedish order', () => {
  expect(signsOf([fact('1', 'Öppnar munnen'), fact('2', 'Ärter i kinden'), fact('3', 'Blundar')]).map(({ seen }) => seen)).toEqual(['Blundar', 'Ärter i kinden', 'Öppnar munnen'])
})
test('is not hidden by a conflict: both versions are shown; it goes when it is withdrawn', () => {
  const first = fact('1', 'Blundar')
  const two = [first, fact('1b', 'Blundar länge', { seq: 2, basedOn: ['1'] }), fact('1c', 'Blundar och tystnar', { seq: 3, basedOn: ['1'] })]
  expect(signsOf(two).map((one) => [one.id, one.seen])).toEqual([['1', 'Blundar länge'], ['1', 'Blundar och tystnar']])
  expect(signsOf([...two, { ...first, id: 'w', kind: 'withdrawal', seq: 4, basedOn: ['1', '1b', '1c'], body: {} }])).toEqual([])
})
test('says in plain text how sure each meaning is and who has said so, in the writer’s language; the longest there can be has room', () => {
  const body = { seen: 'Blundar', meanings: [{ means: 'Ont.', sure: 'possible' as const, saidBy: 'Omar' }, { means: 'Nej.', sure: 'known' as const, saidBy: 'Nour' }], act: 'Vänta.' }
  expect(plainOf(body)).toBe('Blundar\nSäkert: Nej. (Enligt Nour)\nKanske: Ont. (Enligt Omar)\nGör så här: Vänta.')
  expect(plainOf(body, 'en')).toBe('Blundar\nCertain: Nej. (According to Nour)\nPerhaps: Ont. (According to Omar)\nWhat to do: Vänta.')
  const longest = { seen: 's'.repeat(120), meanings: Array.from({ length: 5 }, () => ({ means: 'm'.repeat(200), sure: 'possible' as const, saidBy: 'b'.repeat(80) })), act: 'a'.repeat(500) }
  expect(signBody.safeParse({ ...longest, plain: plainOf(longest, 'en') }).success).toBe(true)
})
test('is refused without a meaning, with a meaning that nobody stands behind, and with a sureness that has no word', () => {
  const body = { seen: 'Blundar', meanings: [meaning('Nej.', 'known')], act: 'Vänta.', plain: 'Blundar' }
  expect(signBody.safeParse(body).success).toBe(true)
  for (const meanings of [[], [{ means: 'Nej.', sure: 'known' }], [meaning('Nej.', 'kanske')]]) expect(signBody.safeParse({ ...body, meanings }).success).toBe(false)
})

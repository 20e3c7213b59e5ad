import { expect, test } from 'vitest'
import { roles, type Actor, type Role } from './actor.ts'
import { competence, competenceBody, competencesOf, holdsOn, standingOn, type CompetenceBody } from './competence.ts'
import { mayReadCompetence, mayWriteCompetence } from './competence.permissions.ts'

const actor = (...held: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles: held, groups: [], person: false })
const member = '0190a5d0-0000-7000-8000-000000000001'
const given = (from: string, more: object = {}): Pick<CompetenceBody, 'given'> => ({ given: { by: 'Mats Prototyp, sjuksköterska', from, ...more } })
const body = (more: object = {}) => ({ member, ground: 'delegation', task: 'Läkemedel via gastrostomi', ...more })
const fact = (id: string, task: string, more: object = {}): any => ({ id, kind: 'competence', subject: id[0], seq: 1, basedOn: [], writtenAt: '2026-11-26T10:00:00.000Z', body: body({ task }), ...more })

test('is written by leads and owners, also where they are more than that, and by nobody else', () => {
  expect(roles.filter((role) => mayWriteCompetence(actor(role)).yes)).toEqual(['owner', 'lead'])
  expect(mayWriteCompetence(actor('relative', 'owner')).yes).toBe(true)
  expect(mayWriteCompetence(actor('assistant'))).toEqual({ yes: false, reason: 'only-leads-and-owners' })
})
test('is read by the whole team, therapists, owners and the person, and never by who is a relative only', () => {
  expect(roles.filter((role) => !mayReadCompetence(actor(role)).yes)).toEqual(['relative'])
  expect(mayReadCompetence(actor('relative', 'assistant')).yes).toBe(true)
})
test('is never readable without a PIN, and support sees nothing of it', () => {
  expect([competence.moment({} as never), competence.mask]).toEqual([false, []])
})

test('holds from its first day to its last, both among them; until further notice where it has no last', () => {
  const year = given('2026-03-15', { until: '2027-03-15' })
  expect(['2026-03-14', '2026-03-15', '2027-03-15', '2027-03-16'].map((day) => holdsOn(year, day))).toEqual([false, true, true, false])
  expect(standingOn(year, '2026-03-14')).toEqual({ is: 'to-come', from: '2026-03-15' })
  expect(standingOn(year, '2026-11-27')).toEqual({ is: 'holds', until: '2027-03-15' })
  expect(standingOn(given('2025-01-01'), '2036-11-27')).toEqual({ is: 'holds', until: null })
})
test('says in its last thirty days how many are left, also over the night the clocks change, and then when it ran out', () => {
  const one = given('2025-11-15', { until: '2026-11-15' })
  expect(standingOn(one, '2026-10-15')).toMatchObject({ is: 'holds' })
  expect(['2026-10-16', '2026-11-03', '2026-11-14', '2026-11-15'].map((day) => standingOn(one, day))).toEqual([30, 12, 1, 0].map((days) => ({ is: 'runs-out', until: '2026-11-15', days })))
  expect(standingOn(one, '2026-11-16')).toEqual({ is: 'run-out', until: '2026-11-15' })
})
test('holds no more from the day it was ended, whatever its last day says; before that it holds', () => {
  const recalled = given('2026-03-15', { until: '2027-03-15', ended: '2026-11-27' })
  expect(standingOn(recalled, '2026-11-26')).toMatchObject({ is: 'holds' })
  expect(['2026-11-27', '2027-06-01'].map((day) => standingOn(recalled, day))).toEqual([{ is: 'ended', on: '2026-11-27' }, { is: 'ended', on: '2026-11-27' }])
})
test('holds on no day while they are still learning', () => {
  expect(standingOn({}, '2026-11-27')).toEqual({ is: 'learning' })
  expect(holdsOn({}, '2026-11-27')).toBe(false)
})

test('stands by its task, in the Swedish order, and is not hidden by a conflict; it goes when it is withdrawn', () => {
  expect(competencesOf([fact('1', 'Öronskölj'), fact('2', 'Ätstund'), fact('3', 'Akutmedicin')]).map(({ task }) => task)).toEqual(['Akutmedicin', 'Ätstund', 'Öronskölj'])
  const two = [fact('1', 'Sond'), fact('1b', 'Sond och knapp', { seq: 2, basedOn: ['1'] }), fact('1c', 'Knapp', { seq: 3, basedOn: ['1'] })]
  expect(competencesOf(two).map(({ id, factId }) => [id, factId])).toEqual([['1', '1c'], ['1', '1b']])
  expect(competencesOf([...two, { ...fact('w', ''), subject: '1', kind: 'withdrawal', seq: 4, basedOn: ['1', '1b', '1c'], body: {} }])).toEqual([])
})
test('is refused without a member, a task or a ground that has a word; given, without whoever gave it, on a day that is none, or to a last day before the first', () => {
  const takes = (one: unknown) => competenceBody.safeParse(one).success
  expect([body(), body(given('2026-03-15')), body(given('2026-03-15', { until: '2026-03-15' }))].map(takes)).toEqual([true, true, true])
  const wrong = [{ member: 'Sara' }, { task: ' ' }, { ground: 'tillstånd' }, { given: { from: '2026-03-15' } }, given('2026-02-30'), given('2026-03-15', { until: '2026-03-14' })]
  expect(wrong.filter((more) => takes(body(more)))).toEqual([])
})

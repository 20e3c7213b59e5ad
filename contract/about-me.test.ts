import { expect, test } from 'vitest'
import { expression, expressionBody, longestLine, mostLines, ownDecision, ownDecisionBody, plainOfExpression, profilePart, profilePartBody } from './about-me.ts'
import { mayWriteAboutMe } from './about-me.permissions.ts'
import { roles, type Actor, type Role } from './actor.ts'
import { judgeBody } from './kinds.ts'

const actor = (...held: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles: held, groups: [], person: false })
const picture = { file: crypto.randomUUID(), hash: 'a'.repeat(64), type: 'image/webp' as const, width: 900, height: 675, bytes: 9000, shows: 'Hon tittar uppåt.' }
const says = { says: 'Ja', how: 'Blick uppåt.', order: 0, plain: 'Ja\nBlick uppåt.' }

test('is written by leads and owners, whatever else they are, and by nobody else', () => {
  expect(roles.filter((role) => mayWriteAboutMe(actor(role)).yes)).toEqual(['owner', 'lead'])
  expect(mayWriteAboutMe(actor('assistant', 'lead'))).toEqual({ yes: true })
  expect(mayWriteAboutMe(actor('assistant', 'person'))).toEqual({ yes: false, reason: 'only-leads-and-owners' })
})
test('how the person says things is read without a PIN; the profile and what they have decided are not', () => {
  expect([expression.moment(says), profilePart.moment({ part: 'calms', lines: ['Mörkt rum.'] }), ownDecision.moment({} as never)]).toEqual([true, false, false])
})
test('an expression says in plain text what it is on the first line, then how it looks and what one does', () => {
  expect(plainOfExpression({ says: 'Stopp', how: 'Hon spänner sig.', answer: 'Sluta genast.' })).toBe('Stopp\nHon spänner sig.\nSluta genast.')
  expect(expressionBody.safeParse({ ...says, how: ' ' }).success).toBe(false)
})
test('a picture is kept beside what names it', () => {
  expect([expression.files!({ ...says, picture }), profilePart.files!({ part: 'matters', lines: ['Bad.'], picture }), expression.files!(says)]).toEqual([[picture], [picture], []])
})
test('the longest that a form lets through is never too large to be sent, and no part is empty', () => {
  const lines = Array.from({ length: 3 }, () => '字'.repeat(longestLine))
  expect(judgeBody('profile-part', 1, { part: 'lifeStory', lines })).toHaveProperty('body')
  for (const wrong of [[], [' '], Array.from({ length: mostLines + 1 }, () => 'Bad.')]) expect(profilePartBody.safeParse({ part: 'matters', lines: wrong }).success).toBe(false)
})
test('an own decision says all of it: what, how it was asked, how the answer was read, who was there and which day', () => {
  const whole = { decided: 'Inga bilder i duschen.', asked: 'Med två bilder.', answer: 'Blick uppåt tre gånger.', present: 'Ingrid, god man.', on: '2026-09-02' }
  expect(ownDecisionBody.safeParse(whole).success).toBe(true)
  for (const field of Object.keys(whole)) expect(ownDecisionBody.safeParse({ ...whole, [field]: undefined }).success, field).toBe(false)
  expect(ownDecisionBody.safeParse({ ...whole, on: '2026-02-30' }).success).toBe(false)
})

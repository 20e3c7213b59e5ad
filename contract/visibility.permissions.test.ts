import { expect, it } from 'vitest'
import type { Actor, Role } from './actor.ts'
import { isSafety } from './kinds.ts'
import { mayChangeAudience, mayWithdraw } from './visibility.permissions.ts'

const actor = (...roles: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles, groups: [], person: false })
const may = (who: Actor, subjectAuthor: string, kind: string) => mayWithdraw(who, { subjectAuthor, subjectSafety: isSafety(kind) }).yes

it('hides what is safety for leads and owners only, and the rest also for whoever wrote it', () => {
  for (const kind of ['alert', 'allergy', 'instruction-version']) expect([may(actor('assistant'), 'm', kind), may(actor('lead'), 'x', kind), may(actor('owner'), 'x', kind)]).toEqual([false, true, true])
  expect([may(actor('assistant'), 'm', 'note'), may(actor('assistant'), 'x', 'note'), may(actor('lead'), 'x', 'note')]).toEqual([true, false, true])
})
it('hides a safety text on a thing that somebody opened as another kind for leads and owners only', () => {
  const hides = (who: Actor, namesSafety: boolean) => mayWithdraw(who, { subjectAuthor: 'm', subjectSafety: false, namesSafety }).yes
  expect([hides(actor('assistant'), true), hides(actor('assistant'), false), hides(actor('lead'), true), hides(actor('owner'), true)]).toEqual([false, true, true, true])
})
it('lets the writer, leads, owners and the person change who sees a thing, and nobody else', () => {
  const change = (who: Actor, subjectAuthor: string) => mayChangeAudience(who, { subjectAuthor }).yes
  expect([change(actor('assistant'), 'm'), change(actor('lead'), 'x'), change(actor('owner'), 'x'), change(actor('person'), 'x')]).toEqual([true, true, true, true])
  expect([change(actor('assistant'), 'x'), change(actor('relative'), 'x')]).toEqual([false, false])
})

import { expect, it } from 'vitest'
import { roles, type Actor } from '@viewme/contract/actor.ts'
import { kinds } from '@viewme/contract/kinds.ts'
import { overwriteGetLocale } from '../paraglide/runtime.js'
import { kindWord } from './kind-words.ts'
import { reasonWords } from './reason-words.ts'

const languages = ['sv', 'en'] as const

it('has a word for every kind there is', () => {
  for (const language of languages) {
    overwriteGetLocale(() => language)
    expect(kinds.map(({ kind }) => kind).filter((kind) => kindWord(kind) === kind)).toEqual([])
  }
})

it('has words for every reason that a kind gives for not letting somebody write', () => {
  const actor = (role: (typeof roles)[number]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles: [role], groups: [], person: role === 'person' })
  const answers = kinds.flatMap((kind) => roles.flatMap((role) => [true, false].map((first) =>
    kind.mayWrite(actor(role), { first, subjectKind: kind.kind, subjectSafety: kind.safety === true, subjectAuthor: 'somebody else', baseAuthors: [], body: {} }))))
  const reasons = [...new Set(answers.flatMap((answer) => (answer.yes ? [] : [answer.reason])))]
  expect(reasons.length).toBeGreaterThan(2)
  for (const language of languages) {
    overwriteGetLocale(() => language)
    expect(reasons.filter((reason) => reasonWords(reason).includes(reason))).toEqual([])
  }
})

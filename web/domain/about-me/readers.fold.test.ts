import { expect, test } from 'vitest'
import { readersAsSeen } from './readers.fold.ts'

const fact = (id: string, kind: string, seq: number | null, more: object = {}): any => ({ id, kind, subject: 's', seq, basedOn: [], author: 'sara', writtenAt: '2026-11-26T10:00:00.000Z', receivedAt: null, body: {}, ...more })
const actor = (roles: string[], membership = 'omar'): any => ({ human: 'h', account: 'a', membership, roles, groups: [], person: roles.includes('person') })
const audience = { groups: ['home'], members: ['sara', 'omar'] }
const names = { people: [{ id: 'omar', name: 'Omar Testberg' }, { id: 'sara', name: 'Sara Mallqvist' }], groups: [{ id: 'home', name: 'Hemma' }] }
const decided = fact('1', 'own-decision', 1, { audience })
const seen = (own: any[], by = actor(['assistant'])) => readersAsSeen(own, { actor: by, audience, ...names })

test('says who reads it by name, but not whoever wrote it; nothing where the phone has let go of the fact that named them', () => {
  expect(seen([decided]).words).toEqual(['Hemma', 'Omar Testberg'])
  expect(readersAsSeen([decided], { actor: actor(['lead']), audience: null, ...names })).toMatchObject({ words: null, audience: { groups: [], members: [] }, may: true })
})
test('leads, owners, the person and whoever wrote it choose anew; an assistant does not', () => {
  expect([['lead'], ['owner'], ['person'], ['assistant']].map((roles) => seen([decided], actor(roles)).may)).toEqual([true, true, true, false])
  expect(seen([decided], actor(['assistant'], 'sara')).may).toBe(true)
})
test('a change waits until it is accepted', () => {
  expect(seen([decided, fact('2', 'visibility', null, { audience }), fact('3', 'visibility', 2, { audience })]).pending).toEqual([{ fact: '2', state: { word: 'waiting', reason: null } }])
})

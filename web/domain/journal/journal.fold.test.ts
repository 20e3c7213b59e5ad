import { expect, test } from 'vitest'
import { notesAsSeen, type Seer } from './journal.fold.ts'

const happenedAt = { wall: '2026-11-24T08:20', offset: 60, zone: 'Europe/Stockholm' }
const fact = (id: string, kind: string, more: object = {}): any => ({
  id, kind, account: 'a', v: 1, subject: 'n', basedOn: [], author: 'omar', device: 'd', writtenAt: `2026-11-24T07:2${id.length}:00.000Z`, seq: Number(id.replace(/\D/g, '')) || null, feed: null, depth: 1,
  receivedAt: null, body: kind === 'note' ? { text: id, happenedAt } : {}, ...more,
})
const seer = (more: Partial<Seer> = {}): Seer => ({
  audienceOf: (own) => own.find((one) => one.audience)?.audience ?? null, human: 'h', account: 'a', membership: 'omar', roles: ['assistant'], groups: ['home'],
  people: [{ id: 'omar', name: 'Omar Testberg', roles: ['assistant'], groups: [], from: null, until: null, protected: false }], groupNames: [{ id: 'home', name: 'Hemma', purpose: 'home' }], ...more,
})
const first = fact('1', 'note', { audience: { groups: ['home'], members: [] } })

test('says sent only for what has a number', () => {
  expect(notesAsSeen([first], seer())[0]).toMatchObject({ state: { word: 'sent' }, audienceWords: ['Hemma'], mine: true })
  expect(notesAsSeen([{ ...first, seq: null }], seer())[0]).toMatchObject({ state: { word: 'waiting', reason: null } })
})
test('keeps a refused correction readable, out of force, and shown first of all states', () => {
  const refused = fact('x', 'note', { basedOn: ['1'], seq: null, stopped: { result: 'refused', reason: 'too-large' } })
  expect(notesAsSeen([first, refused], seer())[0]).toMatchObject({ current: { text: '1' }, stopped: [{ text: 'x' }], earlier: [], state: { word: 'refused', reason: 'too-large' } })
})
test('keeps the old text readable after a correction', () => {
  expect(notesAsSeen([first, fact('2', 'note', { basedOn: ['1'] })], seer())[0]).toMatchObject({ current: { text: '2' }, earlier: [{ text: '1' }] })
})
test('says that a change of readers still waits', () => {
  const change = fact('v', 'visibility', { seq: null, audience: { groups: [], members: [] } })
  expect(notesAsSeen([first, change], seer())[0]).toMatchObject({ state: { word: 'waiting' }, pending: [{ what: 'audience' }] })
})
test('lets the writer and a lead correct, and tells others why not', () => {
  expect(notesAsSeen([first], seer({ membership: 'linnea' }))[0]!.may).toMatchObject({ correct: 'only-writer-and-leads' })
  expect(notesAsSeen([first], seer({ membership: 'sara', roles: ['lead'] }))[0]!.may).toEqual({ correct: true, withdraw: true, changeAudience: true })
})

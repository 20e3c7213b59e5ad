import { expect, test } from 'vitest'
import { basesOf, linesOf, onlyStopped, versionsOf, type Given } from './instructions.fold.ts'

const step = { id: 's1', text: 'Lossa bältet.', warning: 'Håll inte fast.' }
const version = (id: string, more: object = {}): Given => ({
  id, kind: 'instruction-version', account: 'a', v: 1, subject: 'x', basedOn: [], author: 'sara', device: 'd', writtenAt: `2026-11-24T10:0${id.replace(/\D/g, '')}:00.000Z`, seq: Number(id.replace(/\D/g, '')), feed: null, depth: 1,
  receivedAt: null, body: { title: `Kramp ${id}`, steps: [step], change: `Ändring ${id}`, lifeSaving: true, safetyCritical: false, lifeAreas: [], plain: '' }, ...more,
})
const names = new Map([['sara', 'Sara Mallqvist']])
const held = { result: 'quarantined', reason: 'only-leads-and-owners' }
const refused = { result: 'refused', reason: 'too-large' }
const first = version('v1')
const second = version('v2', { basedOn: ['v1'], depth: 2 })
const stopped = version('v3', { basedOn: ['v2'], depth: 3, seq: null, stopped: held })

test('says of the version in force what holds for that version alone, and beside it that one’s own was stopped', () => {
  expect(linesOf([first, second, stopped], names)[0]).toMatchObject({ title: 'Kramp v2', state: 'sent', stopped: 'waiting' })
  expect(linesOf([first, second, version('v3', { basedOn: ['v2'], seq: null, stopped: refused })], names)[0]).toMatchObject({ title: 'Kramp v2', state: 'sent', stopped: 'refused' })
  expect(linesOf([first, { ...second, seq: null }], names)[0]).toMatchObject({ title: 'Kramp v2', state: 'waiting', stopped: null })
})
test('names versions as other phones do, whatever has been stopped here', () => {
  const others = version('v4', { basedOn: ['v2'], depth: 3 })
  expect(linesOf([first, second, stopped, others], names)[0]).toMatchObject({ title: 'Kramp v4', version: '3' })
})
test('keeps a stopped version readable for its writer with the reason, never among the earlier ones', () => {
  expect(versionsOf([first, second, stopped], names)).toMatchObject({
    stopped: [{ fact: 'v3', title: 'Kramp v3', change: 'Ändring v3', steps: [{ text: 'Lossa bältet.', warning: 'Håll inte fast.' }], state: { word: 'waiting', reason: 'only-leads-and-owners' } }],
    earlier: [{ fact: 'v1', name: '1' }],
  })
})
test('shows every earlier version with its name, writer, time and change, newest first', () => {
  const { earlier } = versionsOf([first, second, version('v4', { basedOn: ['v2'], depth: 3 })], names)
  expect(earlier).toMatchObject([{ name: '2', by: 'Sara Mallqvist', at: '2026-11-24T10:02:00.000Z', change: 'Ändring v2' }, { name: '1' }])
})
test('shows the plain text of an earlier version that this app is too old for', () => {
  expect(versionsOf([{ ...first, v: 2, unread: { plain: 'Kramp\n1. Lossa bältet.' } }, second], names).earlier).toMatchObject([{ title: 'Kramp', plain: 'Kramp\n1. Lossa bältet.', steps: [] }])
})
test('says of one that a newer app has written that it is, and how serious it is', () => {
  const newer = version('v2', { v: 2, basedOn: ['v1'], body: { lifeSaving: true, plain: 'Kramp' }, unread: { plain: 'Kramp\n1. Lossa.' } })
  expect(linesOf([first, newer], names)[0]).toMatchObject({ title: 'Kramp', unread: true, lifeSaving: true, safetyCritical: false })
  expect(linesOf([first], names)[0]).toMatchObject({ unread: false })
})
test('finds the instruction of which nothing was accepted', () => {
  expect(onlyStopped([stopped, version('v5', { subject: 'y' })])).toEqual(['x'])
  expect(onlyStopped([first, second, stopped])).toEqual([])
})
test('builds a rewritten version on what its writer saw: past what was stopped, and never on what has come since', () => {
  const next = version('v5', { basedOn: ['v3'], seq: null, stopped: { result: 'quarantined', reason: 'base-missing' } })
  expect(basesOf(next, [first, second, stopped, version('v4', { basedOn: ['v2'] }), next])).toEqual(['v2'])
})

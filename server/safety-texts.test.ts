// A safety text is hidden by leads and owners alone, whatever thing it stands on: asked of the whole server.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from './test-kit/cast.ts'
import { testApp, type TestApp } from './test-kit/test-app.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await testApp()
  cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock })
})
afterAll(() => test.close())

const fact = (who: 'sara' | 'omar', kind: string, body: object, more: object = {}) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind, v: 1, subject: crypto.randomUUID() as string, basedOn: [] as string[], author: cast.tove.members[who], device: crypto.randomUUID() as string,
  writtenAt: test.clock.now().toISOString(), body, ...more,
})
const offer = async (who: 'sara' | 'omar', ...facts: object[]) => {
  const answer = await test.app.server.inject({ method: 'POST', url: `/api/accounts/${cast.tove.account}/facts`, headers: cast.as(who), payload: { facts } })
  return answer.json().results.map((one: { result: string; reason?: string }) => one.reason ?? one.result)
}

it('whoever opened a note hides no alert and no instruction that a lead has written on it, also together with words of their own', async () => {
  const note = fact('omar', 'note', { text: 'Lugn kväll.', happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } }, { audience: { groups: [cast.tove.groups.home], members: [] } })
  const on = { subject: note.subject }
  const alert = fact('sara', 'alert', { order: 0, text: 'Allergi: nötter', plain: 'Allergi: nötter' }, on)
  const steps = fact('sara', 'instruction-version', { title: 'Taklyften', steps: [{ id: crypto.randomUUID(), text: 'Dra i snöret.' }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'Taklyften' }, on)
  expect([await offer('omar', note), await offer('sara', alert, steps)]).toEqual([['accepted'], ['accepted', 'accepted']])
  const hides = (who: 'sara' | 'omar', ...basedOn: string[]) => offer(who, fact(who, 'withdrawal', {}, { ...on, basedOn }))
  for (const named of [[alert.id], [steps.id], [note.id, alert.id]]) expect(await hides('omar', ...named)).toEqual(['only-writer-leads-and-owners'])
  expect([await hides('omar', note.id), await hides('sara', alert.id, steps.id)]).toEqual([['accepted'], ['accepted']])
})

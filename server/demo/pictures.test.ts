import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { jpegWithPlace, webp } from '../test-kit/pictures.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'
import { seedPicture } from './pictures.ts'

let whole: TestApp
let cast: Cast
beforeAll(async () => {
  whole = await testApp({ now: '2026-11-24T09:30:00Z' })
  cast = await makeCast({ db: whole.test.db, keys: whole.keys, clock: whole.clock })
})
afterAll(() => whole?.close())

it('a picture of the demo is stored once, is its author’s, and is a bare picture', async () => {
  const at = { account: cast.tove.account, author: cast.tove.members.sara, seed: randomUUID(), now: whole.clock.now() }
  const bytes = await webp()
  const first = await seedPicture(whole.app.parts, at, bytes)
  expect(await seedPicture(whole.app.parts, at, bytes)).toEqual(first)
  const answer = await whole.app.server.inject({ url: `/api/accounts/${at.account}/files/${first.file}`, headers: cast.as('sara') })
  expect(answer.rawPayload.equals(bytes)).toBe(true)
  await expect(seedPicture(whole.app.parts, at, await jpegWithPlace())).rejects.toThrow('bare')
})

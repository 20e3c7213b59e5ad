import { afterEach, expect, test } from 'vitest'
import { askServer } from './ask-server.ts'

const real = globalThis.fetch
afterEach(() => { globalThis.fetch = real })
/** The network, as it answers this once. */
const answering = (answer: () => Response) => { globalThis.fetch = async () => answer() }
const json = (body: unknown, status = 200) => () => new Response(JSON.stringify(body), { status, headers: { 'content-type': status < 300 ? 'application/json' : 'application/problem+json' } })
const ask = () => askServer('/api/x', (text) => (JSON.parse(text) as { one: number }).one)

test('what was asked for is read, and a refusal is known by its own name', async () => {
  answering(json({ one: 1 }))
  expect(await ask()).toEqual({ is: 'ok', value: 1 })
  answering(json({ title: 'link-not-valid' }, 404))
  expect(await ask()).toEqual({ is: 'refused', status: 404, name: 'link-not-valid' })
})

test('a page of a network that wants a login is no answer, whatever its status', async () => {
  for (const status of [200, 403, 511]) {
    answering(() => new Response('<html>', { status, headers: { 'content-type': 'text/html' } }))
    expect(await ask()).toEqual({ is: 'captive' })
  }
})

test('no contact, a server that is broken, and an answer that is not as agreed are told apart and never thrown', async () => {
  answering(() => { throw new TypeError('no network') })
  expect(await ask()).toEqual({ is: 'offline' })
  answering(json({ title: 'fault' }, 500))
  expect(await ask()).toEqual({ is: 'broken' })
  answering(() => new Response('<html>', { status: 502, headers: { 'content-type': 'text/html' } }))
  expect(await ask()).toEqual({ is: 'broken' })
  answering(() => new Response('{', { headers: { 'content-type': 'application/json' } }))
  expect(await ask()).toEqual({ is: 'broken' })
})

import { describe, expect, it } from 'vitest'
import { deliveriesReply } from '@viewme/contract/sync.ts'
import { ask, backOff } from './http.ts'

const asked = (status: number, type: string, body: string, headers: Record<string, string> = {}) =>
  ask({ fetch: async () => new Response(body, { status, headers: { 'content-type': type, ...headers } }) }, '/api/deliveries', deliveriesReply)
const json = 'application/json; charset=utf-8'
const problem = 'application/problem+json'

describe('what an answer means', () => {
  it('takes only JSON of the agreed shape for success', async () => {
    expect(await asked(200, json, '{"results":[]}')).toEqual({ is: 'ok', value: { results: [] } })
    for (const answer of [asked(200, 'text/html', '<html>'), asked(200, json, '<html>'), asked(200, json, '{"welcome":1}'), asked(403, 'text/html', 'no'), asked(401, 'text/html', 'log in'), asked(401, json, '{"login":"https://wifi.example"}'), asked(511, 'text/html', 'log in'), asked(302, 'text/html', '')]) {
      expect((await answer).is).toBe('captive')
    }
  })
  it('follows nobody elsewhere: a way to a login page is no answer, and no broken network', async () => {
    const asks: RequestInit[] = []
    const elsewhere = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' })
    expect(await ask({ fetch: async (_, init) => { asks.push(init!); return elsewhere } }, '/api/openings', null, { body: {} })).toEqual({ is: 'captive' })
    expect(asks).toMatchObject([{ redirect: 'manual' }])
  })
  it('ends a session only by ViewMe’s own word', async () => {
    expect(await asked(401, problem, '{"type":"urn:viewme:problem:sign-in-again"}')).toEqual({ is: 'sign-in' })
  })
  it('knows an ended membership only by its name', async () => {
    expect((await asked(403, problem, '{"type":"urn:viewme:problem:access-ended"}')).is).toBe('ended')
    expect(await asked(403, problem, '{"type":"urn:viewme:problem:foreign-origin"}')).toEqual({ is: 'fault', status: 403, problem: 'urn:viewme:problem:foreign-origin' })
  })
  it('waits as long as the server asks', async () => {
    expect(await asked(503, problem, '{}', { 'retry-after': '60' })).toEqual({ is: 'wait', ms: 60_000 })
    expect(await asked(500, problem, '{}')).toEqual({ is: 'wait', ms: 0 })
  })
  it('backs off twice as long each time up to five minutes, half of it by chance, never under what was asked', () => {
    expect([1, 2, 3, 20].map((tries) => backOff(tries, 0))).toEqual([1000, 2000, 4000, 150_000])
    expect([backOff(1, 0.5), backOff(30, 1), backOff(1, 0, 60_000)]).toEqual([1500, 300_000, 60_000])
  })
})

// Instructions that a test needs beside the demo's, written to the server as a lead's phone would.
import { randomUUID } from 'node:crypto'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { expect, type APIRequestContext } from '@playwright/test'

/** `texts`: one for each step. Two versions in one call stand side by side. */
type Version = { subject: string; title: string; tile: string; texts: string[]; basedOn: string[]; change?: string }

/** As Sara, in Tove's binder, for all her groups. Gives the ids of the versions. */
export const publishAsSara = (request: APIRequestContext, versions: Version[]): Promise<string[]> =>
  sendAsSara(request, 'Tove', 'instruction-version', versions.map(({ subject, title, tile, texts, basedOn, change }) => ({
    subject, basedOn,
    body: {
      title, steps: texts.map((text) => ({ id: randomUUID(), text })), situation: { label: tile, icon: 'flower', order: 90 }, lifeAreas: [], lifeSaving: false, safetyCritical: true,
      plain: [title, ...texts].join('\n'), ...(change && { change }),
    },
  })))

/** As Sara, after the alerts that the person has. */
export const alertAsSara = (request: APIRequestContext, person: string, texts: string[]): Promise<string[]> =>
  sendAsSara(request, person, 'alert', texts.map((text, at) => ({ subject: randomUUID(), basedOn: [], body: { text, order: 10 + at, plain: text } })))

/** As Sara, from the first version of the instruction at this address, whatever has come since: the same steps, and one before them. */
export async function changeAsSara(request: APIRequestContext, at: string, { change, before }: { change: string; before: string }): Promise<void> {
  const { account } = await enterAsSara(request, 'Tove')
  const subject = at.split('/').pop()!
  for (let cursor = '', more = true; more;) {
    const reply = await (await request.get(`/api/accounts/${account}/facts?limit=500${cursor && `&after=${encodeURIComponent(cursor)}`}`)).json()
    const first = reply.facts.find((fact: { kind: string; subject: string; basedOn: string[] }) => fact.kind === 'instruction-version' && fact.subject === subject && fact.basedOn.length === 0)
    if (first) {
      await sendAsSara(request, 'Tove', first.kind, [{ subject, basedOn: [first.id], body: { ...first.body, steps: [{ id: randomUUID(), text: before }, ...first.body.steps], plain: `${before}\n${first.body.plain}`, change } }])
      return
    }
    ;({ cursor, more } = reply)
  }
  throw new Error(`no first version of ${subject}`)
}

async function enterAsSara(request: APIRequestContext, person: string): Promise<{ id: string; account: string; groups: string[] }> {
  expect((await request.post('/api/auth/sign-in/email', { data: { email: 'sara@example.com', password: 'ViewMe-demo-2026' } })).ok()).toBe(true)
  const me = await (await request.get('/api/me')).json()
  return me.memberships.find((one: { person: { name: string } }) => one.person.name === person)
}

async function sendAsSara(request: APIRequestContext, person: string, kind: string, given: { subject: string; basedOn: string[]; body: object }[]): Promise<string[]> {
  const own = await enterAsSara(request, person)
  const facts = given.map((one) => ({
    id: uuidv7(Date.now()), account: own.account, v: 1, kind, ...one, author: own.id, device: randomUUID(), writtenAt: new Date().toISOString(),
    // Whom it reaches is said by what opens it; it may have been opened for others than all of hers.
    ...(one.basedOn.length === 0 && { audience: { groups: own.groups, members: [] } }),
  }))
  const { results } = await (await request.post(`/api/accounts/${own.account}/facts`, { data: { facts } })).json()
  expect(results.map((one: { result: string }) => one.result)).toEqual(facts.map(() => 'accepted'))
  return facts.map((fact) => fact.id)
}

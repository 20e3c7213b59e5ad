// Test kit: an account with one lead in it, her phone on a disk that outlives it, and what she writes most.
import { IDBFactory } from 'fake-indexeddb'
import { makeTestPhone, type TestPhone } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

export const home = crypto.randomUUID()
export const delivery = await deliveryPair()
export const audience = { groups: [home], members: [] }
export const seizure = { kind: 'instruction-version', audience, body: { title: 'Krampanfall', steps: [{ id: crypto.randomUUID(), text: 'Vänd på sidan' }], lifeAreas: [], lifeSaving: true, safetyCritical: false, plain: 'Krampanfall' } }

export async function makeLead(now: () => number): Promise<{ server: TestServer; sanna: TestMember; disk: IDBFactory; made: TestPhone }> {
  const server = makeTestServer(crypto.randomUUID(), now, delivery)
  const sanna = server.join('Sanna', ['lead'], [home])
  const disk = new IDBFactory()
  return { server, sanna, disk, made: await makeTestPhone({ fetch: server.network(() => sanna), now, indexedDB: disk }) }
}

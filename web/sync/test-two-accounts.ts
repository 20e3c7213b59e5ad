// Test kit: two accounts on one server, with one human in both: Tove and Nils.
import type { Network } from './test-phone.ts'
import { deliveryPair, makeTestServer, type TestMember, type TestServer } from './test-server.ts'

export type TwoAccounts = { tove: TestServer; nils: TestServer; inTove: TestMember; inNils: TestMember; network: Network }

export async function makeTwoAccounts(now: () => number, group: string): Promise<TwoAccounts> {
  const delivery = await deliveryPair()
  const [tove, nils] = [makeTestServer(crypto.randomUUID(), now, delivery), makeTestServer(crypto.randomUUID(), now, delivery)]
  const [inTove, inNils] = [tove.join('Sara', ['lead'], [group]), nils.join('Sara', ['lead'], [group])]
  nils.members.delete(inNils.actor.human)
  inNils.actor.human = inTove.actor.human
  nils.members.set(inNils.actor.human, inNils)
  const [toTove, toNils] = [tove.network(() => inTove), nils.network(() => inNils)]
  const network: Network = async (path, init) => {
    if (path.startsWith(`/api/accounts/${nils.account}/`)) return toNils(path, init)
    const answer = await toTove(path, init)
    if (path === '/api/me' && answer.ok) {
      const [who, there] = [await answer.json(), await (await toNils(path, init)).json()]
      return Response.json({ ...who, memberships: [...who.memberships, ...there.memberships.map((one: object) => ({ ...one, person: { name: 'Nils', initial: 'N' } }))] })
    }
    return answer
  }
  return { tove, nils, inTove, inNils, network }
}

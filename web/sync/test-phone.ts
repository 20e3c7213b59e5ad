// Test kit: a phone in Node, on an IndexedDB of its own, with the network it is given. Nothing of the phone itself is replaced.
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import type { Parts } from './parts.ts'
import { createPhones, type Phones } from './phones.ts'
import type { Phone } from './phone.ts'

export type TestPhone = { phones: Phones; phone: Phone; parts: Parts }

/** The network: an absolute or relative address is the caller's affair. Carry the cookie in it. Throw for "no network". */
export type Network = Parts['fetch']

export function testParts(network: Network, now: () => number = Date.now, indexedDB: IDBFactory = new IDBFactory(), notes: Parts['notes'] = null): Parts {
  return { indexedDB, IDBKeyRange, fetch: network, now, locks: null, channel: null, eventSource: null, notes, chance: () => 0.5 }
}

/** A phone that has signed in: asks /api/me over the network, takes the account named (else the first), and is open. It has not synced. */
export async function makeTestPhone(options: { fetch: Network; account?: string; now?: () => number; indexedDB?: IDBFactory; notes?: Parts['notes']; shared?: boolean }): Promise<TestPhone> {
  const parts = testParts(options.fetch, options.now, options.indexedDB, options.notes)
  const phones = createPhones(parts)
  const who = await phones.arrive({ shared: options.shared ?? false })
  if (who.is !== 'ok') throw new Error(`the test phone could not arrive: ${who.is}`)
  const account = options.account ?? who.value.memberships[0]?.account
  if (!account) throw new Error('no membership')
  const phone = await phones.open({ human: who.value.human, account })
  if (!phone) throw new Error('the test phone has no copy')
  return { phones, phone, parts }
}

// Accounts in number, for measuring: each with one lead and notes of about 1.5 kB. Invented; never beside real people's accounts.
import { randomUUID } from 'node:crypto'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { createHuman } from '../domain/accounts/accounts.ts'
import { addMember, createClientAccount } from '../domain/client-account/client-account.ts'
import { acceptAsSystem } from '../sync/sync.ts'
import { demoPassword } from './cast.ts'
import type { SeedParts } from './seed.ts'

export type MadeAccount = { account: string; human: string; membership: string; group: string; email: string }

const perBatch = 500
const atOnce = 4
const sentence = 'Provtext utan innehåll, bara för att mäta hur länge det tar att läsa, skriva och hämta en vanlig anteckning. '
const text = sentence.repeat(13).slice(0, 1350)

/** Makes accounts with `facts` facts each. The first one's human signs in with the demo's password, the others with none. */
export async function makeMany(parts: SeedParts, wanted: { accounts: number; facts: number }): Promise<MadeAccount[]> {
  const made: MadeAccount[] = []
  for (let from = 0; from < wanted.accounts; from += atOnce) {
    const some = Array.from({ length: Math.min(atOnce, wanted.accounts - from) }, (_, place) => makeOne(parts, wanted.facts, from + place === 0))
    made.push(...await Promise.all(some))
  }
  return made
}

async function makeOne(parts: SeedParts, facts: number, mayEnter: boolean): Promise<MadeAccount> {
  const { db, keys, clock } = parts
  const now = clock.now()
  const name = randomUUID().slice(0, 8)
  const email = `prov-${name}@example.com`
  const { id: human } = await db.system((tx) => createHuman({ tx, keys, email, firstName: 'Prov', lastName: name, now, ...(mayEnter ? { password: demoPassword } : {}) }))
  const { id: account } = await createClientAccount({ ...parts, personName: `Prov ${name}`, now })
  const group = randomUUID()
  const added = await addMember({ ...parts, account, now, human, roles: ['lead', 'assistant'], groups: [group], period: { from: new Date(now.getTime() - 86_400_000) } })
  if ('refused' in added) throw new Error(added.refused)
  const one = { account, human, membership: added.id, group, email }
  for (let from = 0; from < facts; from += perBatch) {
    await acceptAsSystem(parts, { account, now, facts: Array.from({ length: Math.min(perBatch, facts - from) }, (_, place) => factOf(one, from + place, now)) })
  }
  return one
}

function factOf({ account, membership, group }: MadeAccount, number: number, now: Date): OfferedFact {
  const at = now.getTime() - (number % 10_000) * 60_000
  const header = { id: uuidv7(at), account, v: 1, basedOn: [], author: membership, device: membership, writtenAt: new Date(at).toISOString(), audience: { groups: [group], members: [] } }
  if (number === 0) return { ...header, kind: 'group', subject: group, body: { name: 'Alla', purpose: 'everyone' } }
  return { ...header, kind: 'note', subject: uuidv7(at), body: { text: `${number}. ${text}`, happenedAt: happenedAtOf(at) } }
}

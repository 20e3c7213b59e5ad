// What the chain of writes says besides facts, held against the tables: the account, who is let in, what was agreed for phones, whose the
// devices are, and what waits in quarantine. For each thing its latest row counts. Somebody who holds the database could let somebody in,
// make an assistant an owner, give a device another key, or let vanish what was set aside.
import type { ClientBase } from 'pg'
import type { FactHeader } from '@viewme/contract/fact.ts'
import { findAccount, findLetIn } from '../domain/client-account/client-account.ts'
import type { ChainedAccount, LetIn } from '../domain/client-account/client-account.ts'
import { findDevices, findPhoneRules, waitingPrint } from '../sync/sync.ts'
import type { AccountSettings, ChainedDevice } from '../sync/sync.ts'
import { openBytes } from '../sync/fact-cipher.ts'
import type { CheckKeys } from './check-fact.ts'

type Waits = { fact: string; reason: string; print: string; /** Written in its place by the writer who took it back. */ instead: string }
/** A row's details; which of them are there depends on `what`. `n`: its number in the chain. */
export type Change = { n: number; what: string; at: string } & Partial<LetIn & ChainedDevice & Waits & { opened: ChainedAccount; phoneRules: AccountSettings }>

/** The first thing that is wrong with each, in words. `erased`: facts that the ledger knows to be erased one by one. */
export async function checkChanges(client: ClientBase, account: string, changes: readonly Change[], keys: CheckKeys, erased: ReadonlySet<string>): Promise<(string | null)[]> {
  const said = { opened: new Map<string, string>(), members: new Map<string, string>(), rules: new Map<string, string>(), devices: new Map<string, string>(), waiting: new Map<string, Waiting>() }
  for (const one of changes) {
    if (one.opened) said.opened.set('', accountSaid(one.opened))
    else if (one.phoneRules) said.rules.set('', rules(one.phoneRules))
    else if (one.deviceOf) said.devices.set(deviceName(one as ChainedDevice), device(one as ChainedDevice))
    else if (one.print) said.waiting.set(one.fact!, { print: one.print, at: one.at, reason: one.reason! })
    else if (one.fact) said.waiting.set(one.fact, { ...said.waiting.get(one.fact)!, reason: one.reason! })
    else if (one.membership) said.members.set(one.membership, letIn(one as LetIn))
    else return [`number ${one.n} in the chain of writes speaks of something that is not known here`]
  }
  const opened = await findAccount(client, account)
  const agreed = await findPhoneRules(client, account)
  return [
    compare(said.opened, opened ? [['', accountSaid(opened)]] : [], () => ['when the account was opened, its zone or its state has been changed',
      'the account has no row in the chain of writes', 'the account itself is gone, its row in the chain of writes is there']),
    compare(said.members, (await findLetIn(client, account)).map((one) => [one.membership, letIn(one)]), (id) => [`whether membership ${id} is let in, or as what, has been changed`,
      `membership ${id} has no row in the chain of writes`, `membership ${id} is gone, its rows in the chain of writes are there`]),
    compare(said.rules, agreed ? [['', rules(agreed)]] : [], () => ['what was agreed for phones has been changed',
      'what was agreed for phones has no row in the chain of writes', 'what was agreed for phones is gone, its row in the chain of writes is there']),
    compare(said.devices, (await findDevices(client, account)).map((one) => [deviceName(one), device(one)]), (name) => [`the key of ${name}, or when it signed in, has been changed`,
      `${name} has no row in the chain of writes`, `${name} is gone, its row in the chain of writes is there`]),
    await waitingFault(client, account, said.waiting, keys, erased),
  ]
}

const accountSaid = ({ zone, state, openedAt }: ChainedAccount) => JSON.stringify([zone, state, openedAt])
const letIn = ({ membership, human, roles, groups, protected: isProtected, periods }: LetIn) => JSON.stringify([membership, human, roles, groups, isProtected,
  periods.map(({ id, from, until, endedAt, endedBy, provider, confidentiality }) => [id, from, until, endedAt, endedBy, provider, confidentiality])])
const rules = ({ lease, agreed }: AccountSettings) => JSON.stringify([lease.binderHours, lease.momentHours, agreed.momentKey, agreed.deviceLock])
const deviceName = (one: ChainedDevice) => `device ${one.device} of membership ${one.deviceOf}`
const device = ({ key, registeredAt }: ChainedDevice) => JSON.stringify([key, registeredAt])

type Words = (name: string) => [changed: string, unknown: string, gone: string]
function compare(said: Map<string, string>, kept: [name: string, is: string][], words: Words): string | null {
  const left = new Map(said)
  for (const [name, is] of kept) {
    if (left.get(name) !== is) return words(name)[left.has(name) ? 0 : 1]
    left.delete(name)
  }
  const [gone] = left.keys()
  return gone === undefined ? null : words(gone)[2]
}

type Waiting = { print: string; at: string; reason: string }
type Row = { place: number; id: string; kind: string; author: string; header: FactHeader; body: Buffer; reason: string; received_at: Date }
const page = 100

async function waitingFault(client: ClientBase, account: string, said: Map<string, Waiting>, keys: CheckKeys, erased: ReadonlySet<string>): Promise<string | null> {
  const left = new Map(said)
  for (let after = 0; ;) {
    const { rows } = await client.query<Row>('SELECT place, id, kind, author, header, body, reason, received_at FROM viewme.quarantine WHERE account_id = $1 AND place > $2 ORDER BY place LIMIT $3', [account, after, page])
    for (const row of rows) {
      after = row.place
      const one = left.get(row.id)
      if (!one) return `fact ${row.id} waits in quarantine without a row in the chain of writes`
      try { openBytes(keys.facts, row.header, row.body) } catch { return `fact ${row.id} in quarantine does not open with its account's key` }
      const isSame = row.id === row.header.id && row.kind === row.header.kind && row.author === row.header.author && waitingPrint(row.header, row.body) === one.print
      if (!isSame) return `fact ${row.id} in quarantine has been changed`
      if (row.received_at.toISOString() !== one.at || row.reason !== one.reason) return `when fact ${row.id} came into quarantine, or why it waits, has been changed`
      left.delete(row.id)
    }
    if (rows.length < page) break
  }
  const ids = [...left.keys()].filter((id) => !erased.has(id))
  const { rows: [gone] } = await client.query<{ id: string }>(`SELECT id FROM unnest($2::uuid[]) AS wanted (id)
    WHERE NOT EXISTS (SELECT FROM viewme.facts f WHERE f.account_id = $1 AND f.id = wanted.id) LIMIT 1`, [account, ids])
  return gone ? `fact ${gone.id} waited in quarantine and is gone, neither accepted nor erased` : null
}

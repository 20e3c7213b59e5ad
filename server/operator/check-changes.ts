// What the chain of writes says besides facts, held against the tables: the account and its name, who is let in, what was agreed for phones,
// and whose the devices are. For each thing its latest row counts. Somebody who holds the database could let somebody in, make an assistant
// an owner, give a device another key, or put another name on an account. What waits in quarantine: check-waiting.ts.
import type { ClientBase } from 'pg'
import { unknownHumans } from '../domain/accounts/accounts.ts'
import { findAccount, findLetIn, strayPeriods } from '../domain/client-account/client-account.ts'
import type { ChainedAccount, LetIn } from '../domain/client-account/client-account.ts'
import { findDevices, findPhoneRules } from '../sync/sync.ts'
import type { AccountSettings, ChainedDevice } from '../sync/sync.ts'
import { doorFault } from './check-doors.ts'
import type { CheckKeys } from './check-fact.ts'
import { headFaults } from './check-heads.ts'
import { waitingFaults } from './check-waiting.ts'
import type { Said } from './check-waiting.ts'
import { workFaults } from './check-work.ts'

type Waits = { fact: string; reason: string; print: string; /** Written in its place by the writer who took it back. */ instead: string }
/** A row's details; which of them are there depends on `what`. `n`: its number in the chain. */
export type Change = { n: number; what: string; at: string } & Partial<LetIn & ChainedDevice & Waits & { opened: ChainedAccount; phoneRules: AccountSettings }>
/** `erased`: facts that the ledger knows to be erased one by one; `erasedFiles`: how many files. `now`: by the clock that rules use; `real`: by the machine's. */
export type AtCheck = { erased: ReadonlySet<string>; erasedFiles: number; now: Date; real: Date }

/** The first thing that is wrong with each, in words. */
export async function checkChanges(client: ClientBase, account: string, changes: readonly Change[], keys: CheckKeys, at: AtCheck): Promise<(string | null)[]> {
  const said = { opened: new Map<string, Fields>(), members: new Map<string, Fields>(), rules: new Map<string, Fields>(), devices: new Map<string, Fields>(), waiting: new Map<string, Said>() }
  for (const one of changes) {
    if (one.opened) said.opened.set('', accountSaid(one.opened))
    else if (one.phoneRules) said.rules.set('', rules(one.phoneRules))
    else if (one.deviceOf) said.devices.set(deviceName(one as ChainedDevice), device(one as ChainedDevice))
    else if (one.print) said.waiting.set(one.fact!, { n: one.n, print: one.print, at: one.at, reason: one.reason!, refused: false })
    else if (one.fact) said.waiting.set(one.fact, { ...said.waiting.get(one.fact)!, reason: one.reason!, ...(one.what === 'fact-refused' ? { refused: true } : {}) })
    else if (one.membership) said.members.set(one.membership, letIn(one as LetIn))
    else return [`number ${one.n} in the chain of writes speaks of something that is not known here`]
  }
  const opened = await findAccount(client, account, keys.audit)
  const agreed = await findPhoneRules(client, account)
  const members = await findLetIn(client, account, keys.facts)
  const devices = await findDevices(client, account)
  const waiting = await waitingFaults(client, account, said.waiting, keys, at)
  const membersFault = compare(said.members, members.map((one) => [one.membership, letIn(one)]), membersWords)
    ?? (await strayPeriods(client, account)).map((id) => `period ${id} belongs to no membership`)[0]
    ?? (await unknownHumans(client, members.map((one) => one.human))).map((human) => `membership ${members.find((one) => one.human === human)!.membership} is of human ${human}, who is not there`)[0]
  const heads = await headFaults(client, account, changes, at.erasedFiles)
  return [
    compare(said.opened, opened ? [['', accountSaid(opened)]] : [], () => ['when the account was opened, its name, its zone or its state has been changed',
      'the account has no row in the chain of writes', 'the account itself is gone, its row in the chain of writes is there']),
    // What follows from something is looked at where that is as it was.
    membersFault ?? heads.people,
    compare(said.rules, agreed ? [['', rules(agreed)]] : [], () => ['what was agreed for phones has been changed',
      'what was agreed for phones has no row in the chain of writes', 'what was agreed for phones is gone, its row in the chain of writes is there']),
    compare(said.devices, devices.map((one) => [deviceName(one), device(one)]), (name) => [`the key of ${name}, or when it signed in, has been changed`,
      `${name} has no row in the chain of writes`, `${name} is gone, its row in the chain of writes is there`]) ?? await doorFault(client, account, devices),
    waiting.fault ?? heads.quarantined,
    ...await workFaults(client, account, { changes, members: membersFault ? [] : members, couldGoOn: waiting.couldGoOn, at }),
    heads.rights, heads.files,
  ]
}

const membersWords: Words = (id) => [
  `whether membership ${id} is let in, or as what, has been changed`, `membership ${id} has no row in the chain of writes`, `membership ${id} is gone, its rows in the chain of writes are there`,
  {
    portrait: `the portrait of membership ${id} has been changed`, title: `what membership ${id} is called has been changed`, added: `when membership ${id} was first let in has been changed`,
    place: `the place of membership ${id} in the directory has been changed`, told: `when the phones heard of the periods of membership ${id} has been changed`,
  }]

/** What is compared of a thing, each as text. A row of the chain that is older than a field says nothing of it. */
type Fields = Record<string, string | undefined>
const text = (of: unknown) => (of === undefined ? undefined : JSON.stringify(of))
const accountSaid = ({ zone, state, openedAt, named }: ChainedAccount): Fields => ({ is: text([zone, state, openedAt]), named: text(named) })
const letIn = ({ membership, human, roles, groups, protected: isProtected, periods, portrait, title, addedAt, peopleSeq, told }: LetIn): Fields => ({
  is: text([membership, human, roles, groups, isProtected, periods.map(({ id, from, until, endedAt, endedBy, provider, confidentiality }) => [id, from, until, endedAt, endedBy, provider, confidentiality])]),
  portrait: text(portrait), title: text(title), added: text(addedAt), place: text(peopleSeq), told: text(told),
})
const rules = ({ lease, agreed }: AccountSettings): Fields => ({ is: text([lease.binderHours, lease.momentHours, agreed.momentKey, agreed.deviceLock]) })
const deviceName = (one: ChainedDevice) => `device ${one.device} of membership ${one.deviceOf}`
const device = ({ key, registeredAt }: ChainedDevice): Fields => ({ is: text([key, registeredAt]) })

type Words = (name: string) => [changed: string, unknown: string, gone: string, ofField?: Record<string, string>]
function compare(said: Map<string, Fields>, kept: [name: string, is: Fields][], words: Words): string | null {
  const left = new Map(said)
  for (const [name, is] of kept) {
    const [changed, unknown, , ofField] = words(name)
    const was = left.get(name)
    if (!was) return unknown
    const astray = Object.keys(is).find((field) => was[field] !== undefined && was[field] !== is[field])
    if (astray) return ofField?.[astray] ?? changed
    left.delete(name)
  }
  const [gone] = left.keys()
  return gone === undefined ? null : words(gone)[2]
}

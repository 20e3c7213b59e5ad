// What one can see, as the screens show it. The only file here that reads or writes.
import type { Actor, Role } from '@viewme/contract/actor.ts'
import { replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { mayWithdraw } from '@viewme/contract/visibility.permissions.ts'
import { readersOn } from '../../platform/all-readers.ts'
import { language } from '../../platform/language.ts'
import { namedFrom, type Named } from '../../platform/named-instructions.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { audienceOf, openCurrent, readableOf, savedBy, type Phone, type Readable, type Saved, type Source } from '../../sync/sync.ts'
import { bodyFrom, signsAsSeen, type Fields, type Seen, type Stopped } from './signs.fold.ts'
import { signsSearched } from './signs.search.ts'

export { findDraft, keepDraft, watchOtherDrafts } from '../../sync/sync.ts'
export type { Saved } from '../../sync/sync.ts'
/** `named`: the instructions that can be opened now. `mayRemove`: whoever writes one may not always take it away. */
export type Signs = { may: boolean; mayRemove: boolean; readable: Readable; standing: Seen[]; stopped: Stopped[]; named: Named[] }

async function readSigns(phone: Phone) {
  const [facts, people] = await Promise.all([phone.facts({ kind: 'sign' }), phone.people()])
  return signsAsSeen(facts, new Map(people.map((one) => [one.id, one.name])))
}

export const watchSigns: Watch<Signs> = watchOf(openCurrent)(async (phone) => {
  const [rights, signs, instructions, status] = await Promise.all([phone.rights(), readSigns(phone), phone.facts({ kind: 'instruction-version' }), phone.status()])
  const roles = (rights?.roles ?? []) as Role[]
  const actor: Actor = { human: phone.human, membership: phone.membership, account: phone.account, roles, groups: rights?.groups ?? [], person: roles.includes('person') }
  const mayRemove = mayWithdraw(actor, { subjectAuthor: phone.membership, subjectSafety: true, namesSafety: true }).yes
  return { may: rights?.kinds.sign === 'write', mayRemove, readable: readableOf(status), named: namedFrom(instructions), ...signs }
})

export const signSource: Source = { kind: 'sign', read: async (phone) => signsSearched((await readSigns(phone)).standing) }

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)

export const addSign = (fields: Fields): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'sign', body: bodyFrom(fields, language()), audience: await readersOn(phone, audienceOf) }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeSign = (subject: string, fields: Fields, shown: readonly { factId: string }[]): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'sign', subject, basedOn: replacedBy(await phone.facts({ subject }), 'sign', shown.map(({ factId }) => factId)), body: bodyFrom(fields, language()) }))

export const rewriteSign = (stopped: string, fields: Fields): Promise<Saved> => save((phone) => phone.rewrite(stopped, { body: bodyFrom(fields, language()) }))

export const removeSign = (subject: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'sign')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

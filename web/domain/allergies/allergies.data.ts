// What the person reacts to, as the screens show it. The only file here that reads or writes.
import { replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { readersOn } from '../../platform/all-readers.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { audienceOf, openCurrent, readableOf, savedBy, type Phone, type Readable, type Saved, type Source } from '../../sync/sync.ts'
import { allergiesSearched } from './allergies.search.ts'
import { allergiesAsSeen, bodyFrom, type Fields, type Seen, type Stopped } from './allergies.fold.ts'

export { findDraft, keepDraft, watchOtherDrafts } from '../../sync/sync.ts'
export type { Saved } from '../../sync/sync.ts'
export type Allergies = { may: boolean; readable: Readable; standing: Seen[]; stopped: Stopped[] }

export const watchAllergies: Watch<Allergies> = watchOf(openCurrent)(async (phone) => {
  const [rights, facts, status] = await Promise.all([phone.rights(), phone.facts({ kind: 'allergy' }), phone.status()])
  return { may: rights?.kinds.allergy === 'write', readable: readableOf(status), ...allergiesAsSeen(facts) }
})

export const allergySource: Source = { kind: 'allergy', read: async (phone) => allergiesSearched(allergiesAsSeen(await phone.facts({ kind: 'allergy' })).standing) }

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)

export const addAllergy = (fields: Fields): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'allergy', body: bodyFrom(fields), audience: await readersOn(phone, audienceOf) }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeAllergy = (subject: string, fields: Fields, shown: readonly { factId: string }[]): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'allergy', subject, basedOn: replacedBy(await phone.facts({ subject }), 'allergy', shown.map(({ factId }) => factId)), body: bodyFrom(fields) }))

export const rewriteAllergy = (stopped: string, fields: Fields): Promise<Saved> => save((phone) => phone.rewrite(stopped, { body: bodyFrom(fields) }))

export const removeAllergy = (subject: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'allergy')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

// What the team may do, as the screens show it. The only file here that reads or writes.
import { replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { hasRole } from '@viewme/contract/actor.ts'
import { readersOn } from '../../platform/all-readers.ts'
import { now } from '../../platform/clock.ts'
import { namedFrom, type Named } from '../../platform/named-instructions.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { audienceOf, openCurrent, savedBy, type Phone, type Saved, type Source } from '../../sync/sync.ts'
import { bodyFrom, competencesAsSeen, endedFrom, type Fields, type Seen, type Stopped } from './competence.fold.ts'
import { competenceSearched } from './competence.search.ts'

export { findDraft, keepDraft, watchOtherDrafts } from '../../sync/sync.ts'
/** `names`: by membership, as this member may see them. `members`: those who work here now, whom one can be about. `named`: the instructions that can be opened now. */
export type Competences = { may: boolean; standing: Seen[]; stopped: Stopped[]; newer: boolean; names: ReadonlyMap<string, string>; members: { id: string; name: string }[]; named: Named[] }

async function readAll(phone: Phone) {
  const [facts, people] = await Promise.all([phone.facts({ kind: 'competence' }), phone.people()])
  const names = new Map(people.map((one) => [one.id, one.name]))
  return { ...competencesAsSeen(facts, names), names, people }
}

const isHere = ({ until }: { until: string | null }): boolean => until === null || until >= now().toISOString()

export const watchCompetences: Watch<Competences> = watchOf(openCurrent)(async (phone) => {
  const [{ people, ...read }, rights, instructions] = await Promise.all([readAll(phone), phone.rights(), phone.facts({ kind: 'instruction-version' })])
  const members = people.filter((one) => isHere(one) && hasRole(one, 'lead', 'assistant', 'substitute'))
    .map(({ id, name }) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'sv'))
  return { ...read, may: rights?.kinds.competence === 'write', members, named: namedFrom(instructions) }
})

/** Of those who are in the team now, as on its page. */
export const competenceSource: Source = {
  kind: 'competence',
  read: async (phone) => {
    const { standing, people } = await readAll(phone)
    return competenceSearched(standing, new Map(people.filter(isHere).map((one) => [one.id, one.name])))
  },
}

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)
type Shown = readonly { factId: string }[]
const replace = async (phone: Phone, subject: string, body: unknown, shown: Shown) =>
  phone.append({ kind: 'competence', subject, basedOn: replacedBy(await phone.facts({ subject }), 'competence', shown.map(({ factId }) => factId)), body })

/**
 * All who may see an alert, in whatever group they work; that no relative reads it is the kind's own rule. Whoever it is about is not named in the audience:
 * ids stand there in the clear, and would say of whom there is something.
 */
export const addCompetence = (fields: Fields): Promise<Saved> => save(async (phone) => phone.append({ kind: 'competence', body: bodyFrom(fields), audience: await readersOn(phone, audienceOf) }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeCompetence = (subject: string, fields: Fields, shown: Shown): Promise<Saved> => save((phone) => replace(phone, subject, bodyFrom(fields), shown))

/** It stands as it stood, and holds no more from that day on. */
export const endCompetence = (one: Seen, on: string, shown: Shown): Promise<Saved> => save((phone) => replace(phone, one.id, endedFrom(one, on), shown))

export const rewriteCompetence = (stopped: string, fields: Fields): Promise<Saved> => save((phone) => phone.rewrite(stopped, { body: bodyFrom(fields) }))

export const removeCompetence = (subject: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'competence')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

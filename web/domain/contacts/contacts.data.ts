// Who to call, as the screens show it. Protected members' numbers are left out here, whatever the binder holds. The only file here that reads or writes.
import type { Role } from '@viewme/contract/actor.ts'
import type { ContactBody, Contact as Kept, Situation } from '@viewme/contract/contacts.ts'
import { heads, replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { groupPurposes, groupsOf } from '@viewme/contract/groups.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { mayChangeAudience } from '@viewme/contract/visibility.permissions.ts'
import { audienceOf, NotSaved, openCurrent, readableOf, savedBy, type Phone, type PhoneFact, type Readable, type Saved, type Source } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import type { Member } from './contact-owner.ts'
import { contactsSearched, type Always } from './contacts.search.ts'
import { earlierOf, readOf, situationsOf, type Earlier, type Read, type Stopped } from './contacts.fold.ts'

export { findDraft, keepDraft, watchOtherDrafts } from '../../sync/sync.ts'
export type { Readable, Saved } from '../../sync/sync.ts'
export type { Earlier, Stopped } from './contacts.fold.ts'
/** One version of a contact; where two stand, both are listed. */
export type Contact = Kept
export type Fields = ContactBody
/** Who may see a contact; of one that stands only a protected member's changes. `hidden`: it is a protected member's. */
export type Readers = { groups: string[]; hidden: boolean }
/** `members`: whose a number may be, and whose must not be shown. */
export type Choices = { situations: Situation[]; groups: { id: string; name: string; preset: boolean }[]; members: Member[]; may: boolean }

const watch = watchOf(openCurrent)
const readable = (facts: PhoneFact[]) => facts.filter((fact) => !fact.unread)

/** The call ladder first, then by name; and one's own that the server has not accepted. `self`: the membership that looks. */
export const watchContacts: Watch<Read & { readable: Readable; self: string | null }> = watch(async (phone) => {
  const [read, status] = await Promise.all([listedOn(phone), phone.status()])
  return { ...read, readable: readableOf(status), self: phone.membership }
})

async function listedOn(phone: Phone): Promise<Read> {
  const [facts, listed, people] = await Promise.all([phone.facts({ kind: 'contact' }), phone.listed(), phone.people()])
  return readOf(readable(facts), listed, new Map(people.map((one) => [one.id, one.name])))
}

/** What a list may show, and no more. `always`: the numbers that are no facts. */
export const contactSource = (always: () => Always[], hoursOf: (one: Kept) => string | null): Source => ({
  kind: 'contact', read: async (phone) => contactsSearched((await listedOn(phone)).contacts.filter((one) => one.member !== phone.membership), always(), hoursOf),
})

/** What a contact said before, newest first, as far back as this phone keeps it. */
export const watchEarlier = (id: string): Watch<Earlier[]> => watch(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ subject: id }), phone.people()])
  return earlierOf(readable(facts), new Map(people.map((one) => [one.id, one.name])))
})

/** The situation that an instruction belongs to; null where it has none, or is not here. */
export const watchSituation = (instruction: string | null): Watch<Situation | null> =>
  watch(async (phone) => (instruction === null ? null : situationsOf(instructionsOf(readable(await phone.facts({ kind: 'instruction-version' })))).find((one) => one.instructions.includes(instruction)) ?? null))

/** Whether this member may change contacts, the situations there are, and who a new contact can be shown to. */
export const watchChoices: Watch<Choices> = watch(async (phone) => {
  const [rights, instructions, groups, people, contacts] = await Promise.all([phone.rights(), phone.facts({ kind: 'instruction-version' }), phone.facts({ kind: 'group' }), phone.people(), phone.facts({ kind: 'contact' })])
  const phonesOf = (member: string) => [...new Set(readable(contacts).flatMap(({ body }) => (body.member === member ? [body.phone as string] : [])))]
  return {
    may: rights?.kinds.contact === 'write',
    situations: situationsOf(instructionsOf(readable(instructions))),
    groups: groupsOf(readable(groups)).sort((a, b) => groupPurposes.indexOf(a.purpose) - groupPurposes.indexOf(b.purpose)).map(({ id, name, purpose }) => ({ id, name, preset: purpose === 'everyone' })),
    members: people.map(({ id, name, protected: isProtected, until }) => ({ id, name, protected: isProtected, self: id === phone.membership, former: until !== null && Date.parse(until) <= phone.now(), phones: phonesOf(id) }))
      .sort((a, b) => a.name.localeCompare(b.name, 'sv')),
  }
})

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)

/** A protected member's number is for themselves and the leads. Whoever writes it down holds what they have written. */
async function audienceFor(phone: Phone, { member }: Fields, { groups, hidden }: Readers) {
  if (!hidden) return { groups, members: [] as string[] }
  const leads = (await phone.people()).filter((one) => one.roles.includes('lead') && (one.until === null || Date.parse(one.until) > phone.now())).map((one) => one.id)
  return { groups: [] as string[], members: [...new Set([member!, phone.membership, ...leads])] }
}

export const addContact = (fields: Fields, readers: Readers): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'contact', body: fields, audience: await audienceFor(phone, fields, readers) }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeContact = (shown: readonly Kept[], fields: Fields, readers: Readers): Promise<Saved> => save(async (phone) => {
  const { id } = shown[0]!
  const facts = await phone.facts({ subject: id })
  const basedOn = replacedBy(facts, 'contact', shown.map((one) => one.factId))
  // First of all, so that the number never lies with those who may not have it, not even on its way.
  if (readers.hidden) await narrow(phone, id, facts, fields, readers)
  return phone.append({ kind: 'contact', subject: id, basedOn, body: fields })
})

/** Others' phones let it go. Where its writer may not do that the server sets aside what they write. */
async function narrow(phone: Phone, subject: string, facts: readonly PhoneFact[], fields: Fields, readers: Readers): Promise<void> {
  const roles = ((await phone.rights())?.roles ?? []) as Role[]
  const actor = { human: phone.human, membership: phone.membership, account: phone.account, roles, groups: [], person: roles.includes('person') }
  const now = audienceOf(facts)
  const audience = await audienceFor(phone, fields, readers)
  const isNarrow = now === null || (now.groups.length === 0 && now.members.every((id) => audience.members.some((one) => one === id)))
  if (isNarrow || !mayChangeAudience(actor, { subjectAuthor: facts.find((fact) => fact.basedOn.length === 0)?.author ?? '' }).yes) return
  await phone.append({ kind: 'visibility', subject, basedOn: heads(facts, 'visibility').map((fact) => fact.id), body: {}, audience })
}

/** Of versions that stand side by side: one, unchanged, in place of them all. `shown`: those that were seen. */
export const chooseContact = (chosen: Kept, shown: readonly Kept[]): Promise<Saved> => save(async (phone) => {
  const facts = await phone.facts({ subject: chosen.id })
  const body: unknown = facts.find((fact) => fact.id === chosen.factId)?.body
  if (body === undefined) throw new NotSaved('not-here')
  return phone.append({ kind: 'contact', subject: chosen.id, basedOn: replacedBy(facts, 'contact', shown.map((one) => one.factId)), body })
})

/** A new contact in place of one that was stopped. `groups`: its readers, where nothing of it has been accepted. */
export const rewriteContact = ({ fact, subject, first }: Stopped, fields: Fields, readers: Readers): Promise<Saved> => save(async (phone) => {
  if (!first && readers.hidden) await narrow(phone, subject, await phone.facts({ subject }), fields, readers)
  await phone.rewrite(fact, { body: fields, ...(first ? { audience: await audienceFor(phone, fields, readers) } : {}) })
})

/** Hides it for all. */
export const removeContact = (id: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject: id }), 'contact')) await phone.append({ kind: 'withdrawal', subject: id, basedOn, body: {} })
})

const lastPlace = 20
/** Puts the call ladder in this order. Of a contact with two versions each keeps standing, in its new place; one that is no longer as it was given is left. */
export const orderLadder = (ladder: readonly (readonly Kept[])[]): Promise<Saved> => save(async (phone) => {
  for (const [at, versions] of ladder.entries()) {
    const place = Math.min(at + 1, lastPlace)
    const standing = new Set(heads(await phone.facts({ subject: versions[0]!.id }), 'contact').map((fact) => fact.id))
    for (const { id, factId, beside: _, ...body } of versions) {
      if (body.ladder !== undefined && body.ladder !== place && standing.has(factId)) await phone.append({ kind: 'contact', subject: id, basedOn: [factId], body: { ...body, ladder: place } })
    }
  }
})

// Who to call, as the screens show it. Protected members' numbers are left out here, whatever the binder holds. The only file here that reads or writes.
import { contactsOf, type ContactBody, type Contact as Kept } from '@viewme/contract/contacts.ts'
import { heads } from '@viewme/contract/fold.ts'
import { groupPurposes, groupsOf } from '@viewme/contract/groups.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { openCurrent, savedBy, type Phone, type PhoneFact, type Saved } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'

export type { Saved } from '../../sync/sync.ts'
export type Contact = Kept
/** What a form holds. `groups`: who may see a new contact; an old one keeps its audience. */
export type Fields = Omit<ContactBody, 'member'>
export type Choices = { situations: string[]; groups: { id: string; name: string; preset: boolean }[]; may: boolean }

const watch = watchOf(openCurrent)
const readable = (facts: PhoneFact[]) => facts.filter((fact) => !fact.unread)

/** The call ladder first, then by name. */
export const watchContacts: Watch<Contact[]> = watch(async (phone) => {
  const [facts, people] = await Promise.all([phone.facts({ kind: 'contact' }), phone.people()])
  const hidden = new Set(people.filter((one) => one.protected).map((one) => one.id))
  return contactsOf(readable(facts)).filter((one) => one.member === undefined || !hidden.has(one.member))
})

/** The words of the situation that an instruction belongs to; null where it has none, or is not here. */
export const watchSituation = (instruction: string | null): Watch<string | null> =>
  watch(async (phone) => instructionsOf(readable(instruction ? await phone.facts({ subject: instruction }) : []))[0]?.current.body.situation?.label ?? null)

/** Whether this member may change contacts, the situations there are, and who a new contact can be shown to. */
export const watchChoices: Watch<Choices> = watch(async (phone) => {
  const [rights, instructions, groups] = await Promise.all([phone.rights(), phone.facts({ kind: 'instruction-version' }), phone.facts({ kind: 'group' })])
  const labels = instructionsOf(readable(instructions)).flatMap((one) => one.current.body.situation ?? []).sort((a, b) => a.order - b.order).map((one) => one.label.trim())
  return {
    may: rights?.kinds.contact === 'write',
    situations: [...new Set(labels)],
    groups: groupsOf(readable(groups)).sort((a, b) => groupPurposes.indexOf(a.purpose) - groupPurposes.indexOf(b.purpose)).map(({ id, name, purpose }) => ({ id, name, preset: purpose === 'everyone' })),
  }
})

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)
const change = async (phone: Phone, contact: Kept, body: ContactBody) =>
  phone.append({ kind: 'contact', subject: contact.id, basedOn: heads(await phone.facts({ subject: contact.id }), 'contact').map((fact) => fact.id), body })

export const addContact = (fields: Fields, groups: string[]): Promise<Saved> =>
  save((phone) => phone.append({ kind: 'contact', body: fields, audience: { groups, members: [] } }))

export const changeContact = (contact: Kept, fields: Fields): Promise<Saved> =>
  save((phone) => change(phone, contact, { ...fields, ...(contact.member === undefined ? {} : { member: contact.member }) }))

/** Hides it for all: every text of it is named, or the one before would stand again. */
export const removeContact = (contact: Kept): Promise<Saved> => save(async (phone) => {
  const texts = (await phone.facts({ subject: contact.id })).filter((fact) => fact.kind === 'contact' && !fact.stopped).map((fact) => fact.id)
  for (let at = 0; at < texts.length; at += mostBases) await phone.append({ kind: 'withdrawal', subject: contact.id, basedOn: texts.slice(at, at + mostBases), body: {} })
})
const mostBases = 20

/** Puts the call ladder in this order. */
export const orderLadder = (ladder: readonly Kept[]): Promise<Saved> => save(async (phone) => {
  for (const [at, contact] of ladder.entries()) {
    const { id: _, factId: __, ...body } = contact
    if (contact.ladder !== at + 1) await change(phone, contact, { ...body, ladder: at + 1 })
  }
})

// About the person, as the screens show it. The only file here that reads or writes.
import type { Actor, Role } from '@viewme/contract/actor.ts'
import type { Audience } from '@viewme/contract/fact.ts'
import { heads, replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { groupPurposes, groupsOf } from '@viewme/contract/groups.ts'
import { readersOn } from '../../platform/all-readers.ts'
import { ofPlace } from '../../platform/draft-place.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { audienceOf, openCurrent, readableOf, savedBy, type Phone, type PhoneFact, type Readable, type Saved, type Source } from '../../sync/sync.ts'
import { bodyFrom, type Fields } from './about-fields.ts'
import { aboutAsSeen, aboutKinds, type AboutKind, type Read } from './about-me.fold.ts'
import { aboutSearched, type Shown } from './about-me.search.ts'
import { readersAsSeen, type Readers } from './readers.fold.ts'

export { findDraft, keepDraft, keepPicture, watchOtherDrafts, watchPictureBytes, watchPictureState } from '../../sync/sync.ts'
export type { Saved } from '../../sync/sync.ts'
/** `readable`: of what is read without a PIN. `open`: the rest can be read too. `drafts`: what is half written, by what was said to `findDraft`. */
export type AboutMe = Read & { person: string; may: boolean; readable: Readable; open: boolean; groups: { id: string; name: string; preset: boolean }[]; drafts: string[] }

const watch = watchOf(openCurrent)
export const draftOf = (of: string): string => `about ${of}`

export const watchAboutMe: Watch<AboutMe> = watch(async (phone) => {
  const [read, person, rights, status, named, drafts] = await Promise.all([readAll(phone), phone.person(), phone.rights(), phone.status(), phone.facts({ kind: 'group' }), phone.draftNames()])
  return {
    ...read, person: person ?? '', may: rights?.kinds['profile-part'] === 'write', readable: readableOf(status), open: status.binder === 'open',
    groups: groupsOf(readable(named)).sort((a, b) => groupPurposes.indexOf(a.purpose) - groupPurposes.indexOf(b.purpose)).map(({ id, name, purpose }) => ({ id, name, preset: purpose === 'everyone' })),
    drafts: drafts.map((name) => ofPlace({ name })).filter((of) => of.startsWith(draftOf(''))),
  }
})

/** Null where this phone does not have it. */
export const watchReaders = (subject: string): Watch<Readers | null> => watch(async (phone) => {
  const [own, people, rights, named] = await Promise.all([phone.facts({ subject }), phone.people(), phone.rights(), phone.facts({ kind: 'group' })])
  const roles = (rights?.roles ?? []) as Role[]
  const actor: Actor = { human: phone.human, account: phone.account, membership: phone.membership, roles, groups: rights?.groups ?? [], person: roles.includes('person') }
  return own.length === 0 ? null : readersAsSeen(own, { actor, audience: audienceOf(own), people, groups: groupsOf(readable(named)) })
})

export const changeReaders = (subject: string, audience: Audience): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'visibility', subject, basedOn: heads(await phone.facts({ subject }), 'visibility').map((fact) => fact.id), body: {}, audience }))

export const watchPersonName: Watch<string> = watch(async (phone) => await phone.person() ?? '')

const readable = (facts: PhoneFact[]) => facts.filter((fact) => !fact.unread)

async function readAll(phone: Phone): Promise<Read> {
  const [people, ...facts] = await Promise.all([phone.people(), ...aboutKinds.map((kind) => phone.facts({ kind }))])
  const each = new Map(facts.flat().map((fact) => [fact.id, fact]))
  return aboutAsSeen([...each.values()], new Map(people.map((one) => [one.id, one.name])))
}

/** `title`: what a part is called. */
export const aboutSource = (kind: AboutKind, title: (part: string, person: string) => string): Source & { kind: AboutKind } =>
  ({ kind, read: async (phone) => aboutSearched(await readAll(phone), kind, title, await phone.person() ?? '') })
export type { Shown }

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)

/** What a stranger needs goes to all who see alerts; `groups`: of what is not that, those that its writer has chosen. */
export const addAbout = (fields: Fields, groups: string[] | null): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: fields.kind, body: bodyFrom(fields), audience: groups ? { groups, members: [] } : await readersOn(phone, audienceOf) }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeAbout = (subject: string, fields: Fields, shown: readonly { factId: string }[]): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: fields.kind, subject, basedOn: replacedBy(await phone.facts({ subject }), fields.kind, shown.map(({ factId }) => factId)), body: bodyFrom(fields) }))

export const rewriteAbout = (stopped: string, fields: Fields): Promise<Saved> => save((phone) => phone.rewrite(stopped, { body: bodyFrom(fields) }))

export const removeAbout = (subject: string, kind: AboutKind): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), kind)) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

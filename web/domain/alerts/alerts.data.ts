// What stays on top of every screen, as something to change. Reading it belongs to the frame. The only file here that reads or writes.
import { alertsOf, type Alert as Kept } from '@viewme/contract/alerts.ts'
import { heads, replacedBy, toWithdraw } from '@viewme/contract/fold.ts'
import { groupPurposes, groupsOf } from '@viewme/contract/groups.ts'
import { openCurrent, savedBy, type Phone, type Saved, type Source } from '../../sync/sync.ts'
import { watchOf, type Watch } from '../../platform/watch.ts'
import { alertsSearched } from './alerts.search.ts'
import { stoppedOf, type Stopped } from './alerts.fold.ts'

export { findDraft, keepDraft, watchOtherDrafts } from '../../sync/sync.ts'
export type { Saved } from '../../sync/sync.ts'
export type { Stopped } from './alerts.fold.ts'
export type Alert = Kept
export type Fields = { text: string; more: string }
/** `groups`: those a new alert can be shown to; `preset` for all that any alert is shown to today. */
export type Alerts = { may: boolean; alerts: Alert[]; /** One's own that the server has not accepted. */ stopped: Stopped[]; groups: { id: string; name: string; preset: boolean }[] }

export const watchAlerts: Watch<Alerts> = watchOf(openCurrent)(async (phone) => {
  const [rights, facts, groups] = await Promise.all([phone.rights(), phone.facts({ kind: 'alert' }), phone.facts({ kind: 'group' })])
  const seenBy = new Set(facts.flatMap((fact) => fact.audience?.groups ?? []))
  return {
    may: rights?.kinds.alert === 'write',
    alerts: alertsOf(facts.filter((fact) => !fact.unread)),
    stopped: stoppedOf(facts.filter((fact) => !fact.unread)),
    groups: groupsOf(groups.filter((fact) => !fact.unread)).sort((a, b) => groupPurposes.indexOf(a.purpose) - groupPurposes.indexOf(b.purpose))
      .map(({ id, name, purpose }) => ({ id, name, preset: purpose === 'everyone' || seenBy.has(id) })),
  }
})

export const alertSource: Source = { kind: 'alert', read: async (phone) => alertsSearched(await phone.facts({ kind: 'alert' })) }

const save = async (write: (phone: Phone) => Promise<unknown>): Promise<Saved> => savedBy(await openCurrent(), write)
const bodyOf = ({ text, more }: Fields, order: number) => ({ text: text.trim(), ...(more.trim() ? { more: more.trim() } : {}), order, plain: [text.trim(), more.trim()].filter(Boolean).join('\n') })
const basesOf = async (phone: Phone, subject: string) => heads(await phone.facts({ subject }), 'alert').map((fact) => fact.id)

export const addAlert = (fields: Fields, order: number, groups: string[]): Promise<Saved> =>
  save((phone) => phone.append({ kind: 'alert', body: bodyOf(fields, order), audience: { groups, members: [] } }))

/** `shown`: the versions that its writer saw, and that this one takes the place of. */
export const changeAlert = (subject: string, fields: Fields, order: number, shown: readonly Alert[]): Promise<Saved> =>
  save(async (phone) => phone.append({ kind: 'alert', subject, basedOn: replacedBy(await phone.facts({ subject }), 'alert', shown.map((one) => one.factId)), body: bodyOf(fields, order) }))

/** A new alert in place of one that was stopped. `groups`: its readers, where nothing of it has been accepted. */
export const rewriteAlert = ({ fact, order, first }: Stopped, fields: Fields, groups: string[]): Promise<Saved> =>
  save((phone) => phone.rewrite(fact, { body: bodyOf(fields, order), ...(first ? { audience: { groups, members: [] } } : {}) }))

export const removeAlert = (subject: string): Promise<Saved> => save(async (phone) => {
  for (const basedOn of toWithdraw(await phone.facts({ subject }), 'alert')) await phone.append({ kind: 'withdrawal', subject, basedOn, body: {} })
})

/** Puts the alerts in this order. One with two versions is left: a human chooses its text first. So is one whose text is no longer the one given. */
export const orderAlerts = (alerts: readonly Alert[]): Promise<Saved> => save(async (phone) => {
  for (const [at, { id, factId, text, more, order }] of alerts.entries()) {
    const bases = await basesOf(phone, id)
    if (order !== at && bases.length === 1 && bases[0] === factId) await phone.append({ kind: 'alert', subject: id, basedOn: bases, body: bodyOf({ text, more: more ?? '' }, at) })
  }
})

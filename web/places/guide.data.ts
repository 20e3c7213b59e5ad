// Whose help is shown, and what a binder that is being started still lacks. The only file of these that reaches the phone.
import { watchOf, type Watch } from '../platform/watch.ts'
import { openCurrent, readableOf } from '../sync/sync.ts'

export type Reader = { roles: readonly string[]; person: string }

export const watchReader: Watch<Reader> = watchOf(openCurrent)(async (phone) => {
  const [rights, person] = await Promise.all([phone.rights(), phone.person()])
  return { roles: rights?.roles ?? [], person: person ?? '' }
})

/** What the first minutes are for, and whether it is there. */
export type Begun = { alert: boolean; contacts: number; instruction: boolean }

/** Null for whoever may not write all of it, and while the binder cannot be read whole. */
export const watchBegun: Watch<Begun | null> = watchOf(openCurrent)(async (phone) => {
  const rights = await phone.rights()
  const may = (['alert', 'contact', 'instruction-version'] as const).every((kind) => rights?.kinds[kind] === 'write')
  if (!may || readableOf(await phone.status()) !== 'yes') return null
  const [alerts, contacts, instructions] = await Promise.all((['alert', 'contact', 'instruction-version'] as const).map((kind) => phone.facts({ kind })))
  const things = (facts: typeof alerts) => new Set(facts!.filter((fact) => !fact.stopped).map((fact) => fact.subject)).size
  return { alert: things(alerts!) > 0, contacts: things(contacts!), instruction: things(instructions!) > 0 }
})

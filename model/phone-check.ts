// One phone against the ledger: it holds what its reader should, as it was meant and in the server's order, and shows all that stands.
import { alertsOf } from '@viewme/contract/alerts.ts'
import { canonicalJson } from '@viewme/contract/body.ts'
import { heads } from '@viewme/contract/fold.ts'
import { instructionsOf } from '@viewme/contract/instructions.ts'
import { notesOf } from '@viewme/contract/journal.ts'
import type { Phone } from '../web/sync/phone.ts'
import type { PhoneFact } from '../web/sync/rows.ts'
import type { Row, Say } from './invariants.ts'
import { andBases, maybeGone, shouldHold, standingOf, type Reader, type Taken } from './ledger.ts'
import type { World } from './world.ts'

type Checked = { name: string; phone: Phone; reader: Reader; server: ReadonlyMap<string, Row>; taken: readonly Taken[] }
const folded = ['note', 'instruction-version', 'alert']

/** What a screen shows of each thing: the text in force and those beside it. */
const shownBy: Record<string, (own: PhoneFact[]) => string[]> = {
  // A note that was taken back is still listed; only one that stands is in force.
  note: (own) => notesOf(own).flatMap(({ current, siblings, withdrawal }) => (withdrawal ? [] : [current.id, ...siblings.map(({ id }) => id)])),
  'instruction-version': (own) => instructionsOf(own).flatMap(({ current, siblings }) => [current.id, ...siblings.map(({ id }) => id)]),
  alert: (own) => alertsOf(own).map(({ factId }) => factId),
}

export async function brokenOnPhone(world: World, { name, phone, reader, server, taken }: Checked, facts: readonly PhoneFact[], say: Say): Promise<void> {
  for (const fact of facts) {
    if (fact.account !== phone.account || (world.meant.get(fact.id)?.account ?? phone.account) !== phone.account) say('account', `${name} holds a fact of another account`)
  }
  const held = new Map(facts.filter((fact) => fact.seq !== null).map((fact) => [fact.id, fact]))
  const should = shouldHold(reader, taken)
  const reaches = new Set(should.map(({ id }) => id))
  const moved = new Set(taken.filter(({ kind }) => kind === 'visibility').map(({ subject }) => subject))
  const wrong = (id: string, subject: string, what: string) => say(moved.has(subject) ? 'reach' : 'held', `${name} ${what} ${id}`)
  const letGo = maybeGone(should, world.test.clock.now().getTime())
  for (const { id, subject, kind } of should) if (!held.has(id) && !letGo.has(id)) wrong(id, subject, `lacks ${kind}`)
  for (const [id, fact] of held) {
    const there = server.get(id)
    if (!there) say('once', `${name} says ${id} was sent, the server has it not`)
    if (!reaches.has(id)) wrong(id, fact.subject, `holds ${fact.kind}`)
    if (there && (canonicalJson(fact.body) !== world.meant.get(id)?.body || there.row.seq !== fact.seq)) say('held', `${name} reads ${id} otherwise`)
  }
  // What stands, three times: by the fold, on the screen, and laid ready for the moment. In the server's order.
  const right = standingOf(should, folded)
  const bySubject = Map.groupBy(facts, (fact) => fact.subject)
  const ready = new Map((await phone.copy.store.inForce.toArray()).map((row) => [`${row.subject} ${row.kind}`, row.heads.map(({ id }) => id)]))
  for (const subject of bySubject.keys()) {
    for (const kind of folded) {
      const own = bySubject.get(subject)!.filter((fact) => !fact.stopped)
      if (!own.some((fact) => fact.kind === kind)) continue
      const wanted = String((right.get(`${subject} ${kind}`) ?? []).filter((id) => held.has(id) || !letGo.has(id)))
      const seen = { 'folds': heads(own, kind).map(({ id }) => id), 'shows': shownBy[kind]!(own), ...(kind === 'note' ? {} : { 'has ready': ready.get(`${subject} ${kind}`) ?? [] }) }
      const gone = andBases(world.removed.filter((one) => one.subject === subject && taken.some(({ id }) => id === one.by)).flatMap((one) => one.texts), taken)
      for (const [does, ids] of Object.entries(seen)) for (const id of ids) if (gone.has(id)) say('removed', `${name} ${does} ${id} of ${kind} ${subject}`)
      for (const [does, ids] of Object.entries(seen)) if (String(ids) !== wanted) say('conflict', `${name} ${does} "${String(ids)}" of ${kind} ${subject}, not "${wanted}"`)
    }
  }
}

// When the cursor could not be followed. Another view: what it forbids goes at once, the rest stays readable while the new fill comes.
// Another history (a restore): what this phone wrote in the last 35 days is offered again, with the same ids. The outbox is never touched.
import type { Actor, Role } from '@viewme/contract/actor.ts'
import { kindOf } from '@viewme/contract/kinds.ts'
import { audienceOf } from './audience.ts'
import { changeHome, rightedNow, type Copy } from './copy.ts'
import { refold } from './in-force.ts'
import { stoppedRows, type FactRow, type RightsMeta } from './store.ts'

export const sentDays = 35

/** Drops by the shared rules what these rights forbid; what it cannot judge, the sweep at the end of the fill does. */
export async function dropForbidden(copy: Copy, rights: RightsMeta): Promise<void> {
  const { store, home } = copy
  const actor: Actor = { human: home.human, membership: home.membership, account: home.account, roles: rights.roles as Role[], groups: rights.groups, person: rights.roles.includes('person') }
  const mine = new Set([home.membership, ...rights.groups])
  const gone = await store.transaction('rw', [store.facts, store.inForce], async () => {
    const leaving: FactRow[] = []
    for (const own of Map.groupBy(await store.facts.toArray(), (row) => row.subject).values()) {
      const audience = audienceOf(own)
      const outside = audience !== null && ![...audience.groups, ...audience.members].some((id) => mine.has(id))
      leaving.push(...own.filter((row) => row.seq !== null && row.author !== home.membership && (outside || kindOf(row.kind)?.mayRead(actor).yes === false)))
    }
    await store.facts.bulkDelete(leaving.map((row) => row.id))
    await refold(store, [...new Set(leaving.map((row) => row.subject))])
    return leaving.map((row) => row.id)
  })
  for (const id of gone) copy.bodies.delete(id)
  if (gone.length > 0) copy.tell(gone)
}

/** True when something waits again. */
export async function offerAgain(copy: Copy): Promise<boolean> {
  const { store } = copy
  // A restored server may not know this device's signing key.
  await changeHome(copy, (home) => { home.registeredAt = null })
  const since = rightedNow(copy) - sentDays * 86_400_000
  const count = await store.transaction('rw', [store.facts, store.outbox, store.sent, store.inForce, store.uploads], async () => {
    const sent = await store.sent.where('sentAt').above(since).sortBy('counter')
    const facts = await store.facts.bulkGet(sent.map((row) => row.id))
    let offered = 0
    for (const [at, { id, counter, audience, sealed, insteadOf }] of sent.entries()) {
      const fact = facts[at]
      if (!fact) continue
      const { stopped: _, ...rest } = fact
      await store.facts.put({ ...rest, seq: null, feed: null, receivedAt: null, at: rest.writtenAt, ...(audience ? { audience } : {}) })
      await store.outbox.put({ id, kind: fact.kind, subject: fact.subject, writtenAt: fact.writtenAt, state: 'waiting', sealed, counter, ...(insteadOf ? { insteadOf } : {}) })
      await store.sent.delete(id)
      offered++
    }
    // What the lost history held back is judged anew; what was refused can never become right.
    for (const row of (await stoppedRows(store)).filter((one) => one.result === 'quarantined')) {
      const fact = await store.facts.get(row.id)
      if (fact) { const { stopped: _, ...rest } = fact; await store.facts.put(rest) }
      const { result: _, reason: __, ...rest } = row
      await store.outbox.put({ ...rest, state: 'waiting' })
      offered++
    }
    // A picture is offered again as its fact is: the restored server may lack it.
    await store.uploads.where('state').equals('sent').filter((row) => row.at > since).modify({ state: 'waiting' })
    await refold(store, [...new Set(facts.flatMap((fact) => (fact ? [fact.subject] : [])))])
    return offered
  })
  return count > 0
}

/** Forgets what was sent more than 35 days ago, and pictures that no fact has come to name since: not while something is half written, which may name them. */
export async function forgetSent(copy: Copy): Promise<void> {
  const before = rightedNow(copy) - sentDays * 86_400_000
  await copy.store.sent.where('sentAt').belowOrEqual(before).delete()
  const done = await copy.store.drafts.count() > 0 ? ['sent'] : ['sent', 'draft']
  await copy.store.uploads.where('state').anyOf(done).filter((row) => row.at <= before).delete()
}

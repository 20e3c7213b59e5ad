// Writing: one transaction holds the readable copy, the sealed copy and the counter. When it has committed the text is saved, and not before.
import { sealFact } from '@viewme/contract/delivery.ts'
import type { Audience, FactHeader } from '@viewme/contract/fact.ts'
import { filesIn } from '@viewme/contract/kind.ts'
import { judgeBody, kindOf } from '@viewme/contract/kinds.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { noteOnlyHere } from './cleared.ts'
import { isMomentLabel, readingKey, rightedNow, type Copy } from './copy.ts'
import { sendWithFact } from './files/kept-files.ts'
import { refold, settleKeys } from './in-force.ts'
import { mayStore, readHome } from './keys/todays-key.ts'
import { isFull, NotSaved } from './not-saved.ts'
import { rowsOfSubject } from './packs.ts'
import { isFolded, rowsOf, type ToStore } from './rows.ts'
import type { FactRow } from './store.ts'

export type ToWrite = {
  kind: string
  /** Absent: a new subject. */
  subject?: string
  /** Facts that the writer saw and that this one builds on; [] for a first. */
  basedOn?: string[]
  body: unknown
  /** Needed for a subject's first fact and for `visibility`; left out by itself elsewhere. */
  audience?: Audience
  /** A stopped fact that this one takes the place of: see rewrite.ts. */
  insteadOf?: string
}
export type Written = { id: string; subject: string }

/** What was to be written anew has been accepted meanwhile, or written anew by another tab. */
export const noLongerStopped = 'no-longer-stopped'
/** As many as the contract takes. */
const mostInstead = 20

export async function appendFact(copy: Copy, write: ToWrite): Promise<Written> {
  const { store, home, parts } = copy
  const kind = kindOf(write.kind)
  if (!kind) throw new NotSaved('unknown-kind')
  if (home.state !== 'in') throw new NotSaved('ended')
  // The body as it will be counted and sent: what JSON leaves out is left out here too.
  const body: unknown = JSON.parse(JSON.stringify(write.body ?? null))
  const judged = judgeBody(write.kind, kind.v, body)
  if ('refused' in judged) throw new NotSaved(judged.refused)

  const now = parts.now()
  const subject = write.subject ?? crypto.randomUUID()
  const basedOn = [...new Set(write.basedOn ?? [])]
  const own = write.subject ? await rowsOfSubject(store, subject) : []
  const first = !own.some((row) => !row.stopped && row.id !== write.insteadOf)
  const withAudience = first || write.kind === 'visibility'
  if (withAudience && !write.audience) throw new NotSaved('audience-missing')
  const depths = new Map(own.map((row) => [row.id, row.depth]))
  const header: FactHeader = {
    id: uuidv7(now), account: home.account, kind: write.kind, v: kind.v, subject, basedOn, author: home.membership, device: home.device,
    writtenAt: new Date(now).toISOString(), ...(home.offset === null ? {} : { clockOffset: Math.round(home.offset) }),
    ...(withAudience ? { audience: write.audience } : {}),
  }
  const depth = 1 + Math.max(0, ...basedOn.map((id) => depths.get(id) ?? 1))
  const { key } = await save(copy, header, { ...header, body, seq: null, feed: null, depth, receivedAt: null }, write.insteadOf)
  // Also while the moment key is being withdrawn: `settleKeys` below moves it, and needs the body for it.
  if (isMomentLabel(key) || await readingKey(copy, key)) copy.bodies.set(header.id, body)
  // Before anybody is told that it is saved: a browser that clears the copy the moment after must not be able to say that nothing is gone.
  await noteOnlyHere(copy).catch(() => {})
  copy.tell()
  if (isFolded(write.kind) || write.kind === 'withdrawal') await settleKeys(copy, [subject])
  return { id: header.id, subject }
}

async function save(copy: Copy, header: FactHeader, fact: ToStore, insteadOf: string | undefined): Promise<FactRow> {
  const { store } = copy
  const files = filesIn(kindOf(fact.kind), fact.v, fact.body).map((ref) => ref.file)
  for (;;) {
    const row = (await rowsOf(copy, [fact]))?.[0]
    if (!row) throw new NotSaved('locked')
    const { home } = copy
    // The counter is part of what is signed, so it is read before and must still hold inside: another tab may write at the same time.
    const counter = ((await store.meta.get('counter') as number | undefined) ?? 0) + 1
    // What that one was written in place of may lie with the server still.
    const instead = insteadOf ? [insteadOf, ...(await store.outbox.where('id').equals(insteadOf).first())?.insteadOf ?? []].slice(0, mostInstead) : undefined
    const sealed = home.delivery && home.signing
      ? await sealFact({ header, body: fact.body, counter, insteadOf: instead, delivery: home.delivery, signWith: home.signing.privateKey }) : null
    try {
      const saved = await store.transaction('rw', [store.facts, store.outbox, store.meta, store.inForce, store.pageKeys, store.uploads], async () => {
        if (!await mayStore(store, [row])) return false
        if (((await store.meta.get('counter') as number | undefined) ?? 0) !== counter - 1) return false
        await store.meta.put(counter, 'counter')
        if (insteadOf) {
          if (!(await store.facts.get(insteadOf))?.stopped) throw new NotSaved(noLongerStopped)
          await store.facts.delete(insteadOf)
          await store.outbox.where('id').equals(insteadOf).delete()
        }
        await store.facts.add(row)
        await store.outbox.add({ id: header.id, kind: header.kind, subject: header.subject, writtenAt: header.writtenAt, state: 'waiting', sealed, counter, ...(instead ? { insteadOf: instead } : {}) })
        await refold(store, [header.subject])
        await sendWithFact(store, files, rightedNow(copy))
        return true
      })
      if (saved) return row
      await readHome(copy)
    } catch (fault) {
      if (fault instanceof NotSaved) throw fault
      throw new NotSaved(isFull(fault) ? 'full' : 'storage', fault)
    }
  }
}

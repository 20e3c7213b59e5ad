// What an owner is told of what waits in quarantine: kind and time, and who wrote it and why it waits where the owner is in its audience.
// Never what it says. The reading is recorded before the answer leaves; where nothing waits nothing is written.
import type { QuarantineReply } from '@viewme/contract/sync.ts'
import type { Actor } from '@viewme/contract/actor.ts'
import type { Db } from '../platform/db.ts'
import { noteRead, stoppedIn, type Stopped } from './facts.queries.ts'
import { minuteOf } from './pull.ts'
import { mayHold } from './view.ts'

const atMost = 200

export async function quarantineFor(db: Db, reader: { actor: Actor; device: string; now: Date }): Promise<QuarantineReply> {
  const { actor, device, now } = reader
  const { account } = actor
  return db.inAccount(account, actor.human, async (tx) => {
    const rows = await stoppedIn(tx, account, atMost)
    const shown = rows.slice(0, atMost)
    if (shown.length > 0) {
      await noteRead(tx, account, { reader: actor.membership, device, what: 'quarantine', from: shown.at(-1)!.place, to: shown[0]!.place, minute: minuteOf(now) })
    }
    return { waiting: shown.map((row) => seenBy(actor, row)), more: rows.length > atMost }
  })
}

function seenBy(actor: Actor, row: Stopped): QuarantineReply['waiting'][number] {
  const { kind, author, header } = row
  const seen = { kind, receivedAt: row.received_at.toISOString() }
  // A fact that opens its subject says itself who it is for; of any other subject the account knows it.
  const { groups, members } = row.audience ?? header.audience ?? { groups: [], members: [] }
  return mayHold(actor, { kind, author, groups, members }) ? { ...seen, inside: { id: row.id, author, writtenAt: header.writtenAt, reason: row.reason, ...(row.refused ? { refused: true as const } : {}) } } : seen
}

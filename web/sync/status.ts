// What the screen may say about this copy. Four words only: waiting, sent, refused, stale.
import { clockOf, leaseOf, type ClockState } from './keys/lease.ts'
import { hasKey } from './keys/binder-lock.ts'
import { keyMustGo, protectionOf, type Protection } from './keys/binder.ts'
import { binderIsOpen, momentAllowed, rightedNow, type Copy } from './copy.ts'
import { stoppedRows, type CopyMeta, type FilesMeta } from './store.ts'
import { areThere, readCounted } from './files/count-files.ts'

export type Online = 'yes' | 'no' | 'captive'
/** Whether an empty list of what lies under the moment key is true: one that is locked, or has not been fetched, is not the same as none. */
export type Readable = 'yes' | 'locked' | 'not-yet'
export const readableOf = ({ binder, moment, copyAt }: Pick<Status, 'binder' | 'moment' | 'copyAt'>): Readable =>
  (binder !== 'open' && moment !== 'open' ? 'locked' : copyAt === null ? 'not-yet' : 'yes')

export type Status = {
  /** Saved here and not accepted, also what the server holds back. */
  waiting: number
  refused: number
  /** Of those: what the server has answered, with its reason. */
  stopped: { id: string; kind: string; subject: string; result: 'quarantined' | 'refused'; reason: string; writtenAt: string }[]
  /** When the oldest that waits was written (the device's word). A banner when it is over 24 h. */
  oldestWaiting: string | null
  /** Ms since the last complete pull, by server time; null before the first. */
  copyAge: number | null
  copyAt: string | null
  online: Online
  /** Another human, or nobody, is signed in: writing goes on, sending waits for a sign-in (or goes sealed). */
  signIn: boolean
  clock: ClockState
  readyForOffline: boolean
  /** What keeps it from being ready, apart from pictures: files of the app, or the binder itself. */
  lacks: 'app' | 'binder' | null
  /** The browser has cleared this copy, and it has not been read; `lost` as in the registry. */
  cleared: { lost: number | null } | null
  /** What stands here, how much of it with every picture, and what is missing; null before it has been counted. */
  files: FilesMeta | null
  /** Pictures made here that the server has not got; and those it has refused. */
  filesWaiting: number
  filesRefused: number
  /** `no-key`: set a PIN or a passkey before the binder can be filled. `open`: readable now. */
  binder: 'open' | 'away' | 'lease' | 'clock' | 'no-key'
  moment: 'open' | 'lease' | 'clock' | 'not-agreed'
  protection: Protection
  /** Several use this phone. */
  shared: boolean
  /** What this phone's binder can be opened by, once it is locked. */
  opensBy: { pin: boolean; passkey: boolean }
  /** PIN: no attempt before this (ISO). */
  waitUntil: string | null
  membership: 'in' | 'ended'
}

export type Net = { online: Online; signIn: boolean }

export async function statusOf(copy: Copy): Promise<Status> {
  const { store, home, registry } = copy
  const now = rightedNow(copy)
  const lease = leaseOf(home.lease, now, home.leaseHours)
  const net = (await registry.setting<Net>(`net ${home.id}`)) ?? { online: 'no', signIn: false }
  const gone = home.state !== 'in'
  const stopped = gone ? [] : await stoppedRows(store)
  const waiting = gone ? (await registry.leftBehind()).filter((row) => row.human === home.human && row.account === home.account && row.state === 'waiting').map((row) => ({ writtenAt: row.writtenAt }))
    : await store.outbox.filter((row) => row.state === 'waiting').toArray()
  const copyMeta = gone ? undefined : await store.meta.get('copy') as CopyMeta | undefined
  const files = gone ? undefined : await readCounted(store)
  const shell = await registry.setting<{ ready: boolean }>('shell')
  const pin = home.binder?.pin
  return {
    waiting: waiting.length + stopped.filter((row) => row.result === 'quarantined').length,
    refused: stopped.filter((row) => row.result === 'refused').length,
    stopped: stopped.map(({ id, kind, subject, result, reason, writtenAt }) => ({ id, kind, subject, result: result!, reason: reason!, writtenAt })),
    oldestWaiting: waiting.map((row) => row.writtenAt).sort()[0] ?? null,
    copyAge: copyMeta?.at == null ? null : Math.max(0, now - copyMeta.at),
    copyAt: copyMeta?.at == null ? null : new Date(copyMeta.at).toISOString(),
    ...net,
    clock: clockOf(home.lease, home.offset, now),
    readyForOffline: shell?.ready === true && copyMeta?.complete === true && areThere(files),
    lacks: shell?.ready !== true ? 'app' : copyMeta?.complete !== true || files?.stale ? 'binder' : null,
    cleared: home.cleared ?? null,
    files: files ?? null,
    filesWaiting: gone ? 0 : await store.uploads.where('state').equals('waiting').count(),
    filesRefused: gone ? 0 : await store.uploads.where('state').equals('refused').count(),
    binder: lease.binder !== 'open' ? lease.binder : !hasKey(home.binder) || (home.binder.device && keyMustGo(copy)) ? 'no-key' : binderIsOpen(copy) ? 'open' : 'away',
    moment: momentAllowed(home) ? lease.moment : 'not-agreed',
    protection: protectionOf(home),
    shared: home.shared,
    opensBy: { pin: home.binder?.pin != null, passkey: home.binder?.passkey != null },
    waitUntil: pin && pin.waitUntil > now ? new Date(pin.waitUntil + (home.offset ?? 0)).toISOString() : null,
    membership: home.state === 'in' ? 'in' : 'ended',
  }
}

// One open phone: one human's copy of one account. Assembled from its parts; screens reach it through sync.ts.
import type { FileRef } from '@viewme/contract/files.ts'
import type { DirectoryEntry } from '@viewme/contract/people.ts'
import type { QuarantineReply } from '@viewme/contract/sync.ts'
import { appendFact, type ToWrite, type Written } from './append.ts'
import { readCleared } from './cleared.ts'
import type { Bytes } from './cipher.ts'
import { rightedNow, type Copy } from './copy.ts'
import { inUse } from './devices.ts'
import { keepDraft, readKept, type Stamp } from './drafts.ts'
import type { Answer } from './http.ts'
import { lock, openFreely } from './keys/binder.ts'
import { setPasskey, setPin } from './keys/change-key.ts'
import { clockOf } from './keys/lease.ts'
import type { PinCost } from './keys/pin.ts'
import { unlockWithPasskey, unlockWithPin, type Unlocked } from './keys/unlock.ts'
import { destroyCopy } from './leave.ts'
import { changeMember, type MemberChange } from './members.ts'
import { NotSaved } from './not-saved.ts'
import { noteOpening } from './openings.ts'
import { askQuarantine } from './quarantine.ts'
import { readListed, readPeople, readPerson } from './people.ts'
import { hasEnded } from './planned-end.ts'
import { keepFile, readFile, stateOfFile, type FileState } from './files/kept-files.ts'
import { readFacts, readOlder, type Older, type Want } from './read.ts'
import { draftOf, rewriteFact, type Change } from './rewrite.ts'
import type { Round } from './round.ts'
import type { PhoneFact } from './rows.ts'
import { statusOf, type Status } from './status.ts'
import type { RightsMeta } from './store.ts'

export type Stop = () => void
export type Phone = {
  human: string
  account: string
  /** The `author` of everything written here. */
  membership: string
  /** Resolves when the text is on the disk; rejects with NotSaved, and then nothing was saved. */
  append(write: ToWrite): Promise<Written>
  /** A stopped fact as something to edit; null when it cannot be read now. */
  draftOf(stoppedId: string): Promise<ToWrite | null>
  /** "Skriv om": a new fact with the stopped one's text, or a changed one, in its place. The server takes the old one back with it. */
  rewrite(stoppedId: string, change?: Change): Promise<Written>
  facts(want: Want): Promise<PhoneFact[]>
  older(ask: Older): Promise<Answer<{ facts: PhoneFact[]; more: boolean }>>
  people(): Promise<DirectoryEntry[]>
  /** Memberships that a list may show with a number, also while the binder is locked: never a protected one, nor one that is not known here. */
  listed(): Promise<Set<string>>
  /** For owners, at the server and never later: who is let in, as what, and until when. */
  changeMember(membership: string, change: MemberChange): Promise<Answer<{ done: true }>>
  /** For owners, from the server only: what has arrived and waits to become right. */
  quarantine(): Promise<Answer<QuarantineReply>>
  /** First name of the one the account is about. */
  person(): Promise<string | null>
  /** What the server last said this member may do; null before the first pull. */
  rights(): Promise<RightsMeta | null>
  status(): Promise<Status>
  /** Now, ms: the device's clock, put right where the server has said that it is over five minutes off. */
  now(): number
  /** What the browser cleared has been told of and read. */
  readCleared(): Promise<void>
  /** Reads now and after every change, in this tab or another. */
  subscribe<T>(read: () => Promise<T>, give: (value: T) => void, fail?: (fault: unknown) => void): Stop
  /** Told after every change, with the facts that must leave every memory. */
  changes(listener: (gone: string[]) => void): Stop
  /** One round now (asked of the tab that sends, when it is another). */
  sync(): Promise<Round>
  /** Notes that this subject has been opened here. */
  opened(subject: string): Promise<void>
  /** Half-written text, encrypted, kept until it is put to null. `after`: what its writer last knew to lie there; `overtaken`: something else does, and is left. */
  keepDraft(name: string, draft: unknown, after?: Stamp): Promise<{ stamp: Stamp } | 'overtaken'>
  readDraft(name: string): Promise<any>
  readKept(name: string): Promise<{ stamp: Stamp; draft: any } | null>
  /** Names of what is half written, readable now or not. */
  draftNames(): Promise<string[]>
  /** Keeps a bare picture here, encrypted; it is sent when a fact that names it has been appended. Rejects with NotSaved, and then nothing was kept. */
  keepFile(bytes: Bytes): Promise<FileRef>
  /** Null when it is not here or locked. */
  readFile(file: string): Promise<Bytes | null>
  fileState(file: string): Promise<FileState>
  setPin(pin: string, cost?: PinCost): Promise<void>
  setPasskey(shownAs: string): Promise<boolean>
  unlock(pin: string): Promise<Unlocked>
  unlockWithPasskey(): Promise<Unlocked>
  lock(): void
  /** Called every minute while in use: remembers the clock and locks when the lease has ended. */
  tick(): Promise<void>
  close(): void
  /** The inside, for tests and the rest of this folder only. */
  copy: Copy
}

export function phoneOf(copy: Copy, sync: () => Promise<Round>, listeners: Set<(gone: string[]) => void>): Phone {
  const { store, home } = copy
  /** False once the copy has been destroyed, here or by another tab: then there is nothing to read. */
  const here = () => copy.home.state === 'in'
  return {
    human: home.human, account: home.account, membership: home.membership, copy,
    append: (write) => appendFact(copy, write),
    draftOf: async (id) => (here() ? draftOf(copy, id) : null),
    async rewrite(id, change = {}) {
      if (!here()) throw new NotSaved('ended')
      return rewriteFact(copy, id, change)
    },
    facts: (want) => readFacts(copy, want),
    older: (ask) => readOlder(copy, ask),
    people: async () => (here() ? readPeople(copy) : []),
    listed: async () => (here() ? readListed(copy) : new Set()),
    changeMember: (membership, change) => changeMember(copy, membership, change),
    quarantine: () => askQuarantine(copy),
    person: async () => (here() ? readPerson(copy) : null),
    rights: async () => (here() ? (await store.meta.get('rights') as RightsMeta | undefined) ?? null : null),
    status: () => statusOf(copy),
    now: () => copy.parts.now() - (clockOf(copy.home.lease, copy.home.offset, rightedNow(copy))?.by ?? 0),
    async readCleared() {
      await readCleared(copy)
      copy.tell()
    },
    // A copy that goes while it is being read has not broken: what is shown instead says what has happened.
    subscribe: (read, give, fail) => subscribe(listeners, read, give, (fault) => { if (here()) fail?.(fault) }),
    changes(listener) { listeners.add(listener); return () => { listeners.delete(listener) } },
    sync,
    opened: async (subject) => { if (here()) await noteOpening(copy, subject) },
    async keepDraft(name, draft, after) {
      if (!here()) throw new NotSaved('ended')
      return keepDraft(copy, name, draft, after)
    },
    readDraft: async (name) => (here() ? (await readKept(copy, name))?.draft ?? null : null),
    readKept: async (name) => (here() ? readKept(copy, name) : null),
    draftNames: async () => (here() ? store.drafts.toCollection().primaryKeys() : []),
    keepFile: (bytes) => keepFile(copy, bytes),
    readFile: async (file) => (here() ? readFile(copy, file) : null),
    fileState: async (file) => (here() ? stateOfFile(copy, file) : 'missing'),
    setPin: (pin, cost) => setPin(copy, pin, cost),
    setPasskey: (shownAs) => setPasskey(copy, shownAs),
    async unlock(pin) {
      const unlocked = await unlockWithPin(copy, pin)
      if (unlocked.result === 'destroyed') await destroyCopy(copy, 'left', 'pin')
      return unlocked
    },
    unlockWithPasskey: () => unlockWithPasskey(copy),
    lock: () => lock(copy),
    async tick() {
      if (!here()) return
      await inUse(copy)
      await openFreely(copy)
      if (await hasEnded(copy) && here()) await destroyCopy(copy, 'ended')
    },
    close() {
      listeners.clear()
      store.close()
    },
  }
}

/** Reads run one at a time: a burst of changes gives one more read, not one each. */
function subscribe<T>(listeners: Set<(gone: string[]) => void>, read: () => Promise<T>, give: (value: T) => void, fail: (fault: unknown) => void): Stop {
  let stopped = false
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    if (running) { again = true; return }
    running = true
    do {
      again = false
      try {
        const value = await read()
        if (!stopped) give(value)
      } catch (fault) { if (!stopped) fail(fault) }
    } while (again && !stopped)
    running = false
  }
  const listener = () => { void run() }
  listeners.add(listener)
  void run()
  return () => { stopped = true; listeners.delete(listener) }
}

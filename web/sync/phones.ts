// All phones of this browser: who has a copy here, opening one, signing in and out. Everything it stands on is handed in.
import { me } from '@viewme/contract/me.ts'
import { rightedNow, type Copy } from './copy.ts'
import { registerDevice } from './devices.ts'
import { moveFiles } from './files/move-files.ts'
import { noteCleared, noteOnlyHere, takeFromKeyless } from './cleared.ts'
import { ask, type Answer, type Trouble } from './http.ts'
import { bareKeyOf } from './keys/binder-lock.ts'
import { lock, openFreely } from './keys/binder.ts'
import { lostWithKey } from './keys/giving-up.ts'
import { dropKeys } from './keys/unlocked.ts'
import { contactNow, leaseOf } from './keys/lease.ts'
import { learn } from './learn.ts'
import { deliverLeftBehind, destroyCopy, destroyedHere, lostWithCopy } from './leave.ts'
import type { Parts } from './parts.ts'
import { unpackSome } from './packs.ts'
import { keepPerson } from './people.ts'
import { endOf, hasEnded, keepEnd } from './planned-end.ts'
import { phoneOf, type Phone } from './phone.ts'
import { endOwed, oweEnd, owesEnd, signingIn } from './session-end.ts'
import { idOf, openRegistry, type Current, type HomeRow, type Registry } from './registry.ts'
import { syncRound, type Round } from './round.ts'
import { giveLook, leaveToOthers, makeOwn, makeShared, nameToShow, othersHere, sharedBefore } from './sharing.ts'
import type { Net } from './status.ts'
import { stoppedRows, Store, waitingRows } from './store.ts'

export type { Current } from './registry.ts'
export type Who = { human: string; firstName: string; memberships: { account: string; membership: string; person: string }[] }
/** What a human has written and the server has not accepted. `waiting`: stays sealed and is sent. `heldBack`: the server holds it (quarantined). `onlyHere`: refused; the text lies on this phone and nowhere else. `pictures`: made here and not sent; they are never sealed, so signing out deletes them. */
/** `drafts`: what is half written, on this phone alone. */
export type Unsent = { waiting: number; heldBack: number; onlyHere: number; drafts: number; pictures: number }
/** `would-lose`: that many texts of somebody else lie here and nowhere else, under a key that must go. */
export type Arrival = Answer<Who> | { is: 'would-lose'; count: number }
export type Phones = {
  registry: Registry
  /**
   * After an online sign-in: asks who we are and makes room for each membership. `shared`: several use this phone; absent: as it was said before. It always
   * is where somebody else has a copy, and then their bare key goes. `evenSo`: also what would be lost with it, which is else said and nothing done.
   */
  arrive(options?: { shared?: boolean; evenSo?: boolean }): Promise<Arrival>
  /** Null when there is no copy here: sign in online. Nothing is shown before the lease has been looked at. */
  open(who: { human: string; account: string }): Promise<Phone | null>
  current(): Promise<Current | null>
  choose(current: Current | null): Promise<void>
  /** How many written facts have not been accepted, over all this human's accounts: to be told before signing out. */
  unsent(human: string): Promise<Unsent>
  signOut(human: string): Promise<void>
  /** Resolves also where the server has not heard of it: then it is told later. */
  endSession(): Promise<void>
  /** True while the server has not heard that a session has been ended here. */
  owesEnd(): Promise<boolean>
  /** Sends what signs in: see session-end.ts. */
  signingIn(send: () => Promise<Response>): Promise<Response>
  /** One round for every copy on this browser; the stream's tab calls it. */
  syncAll(holding: () => boolean, people?: boolean): Promise<Round[]>
  /** Sends and fetches files of every copy whose last round was done. The first trouble met; null when nothing is left for now. */
  moveFiles(holding: () => boolean): Promise<Trouble | null>
  /** One small step of what can wait until the copies are filled; false when nothing is left to do. */
  tidy(): Promise<boolean>
  /** Set by the tab that sends; else rounds are asked of it. */
  sending: { holding: () => boolean; askOther: (() => void) | null }
  /** A message from another tab. */
  heard(message: { database: string; gone?: string[]; lock?: boolean }): Promise<void>
  /** Locks all this human's binders, in every tab. */
  lockAll(human: string): Promise<void>
  post: ((message: unknown) => void) | null
  /** Told when the server has answered what was left behind, where nobody has a copy any more, and when it has heard of a session that had been ended here. */
  delivered: Set<() => void>
  close(): void
}

/** `learnt`: begun once, and never waited for before something is shown. */
type Open = { copy: Copy; listeners: Set<(gone: string[]) => void>; running: Promise<Round> | null; phone: Phone; learnt: Promise<void> | null; /** Its last round went through, with its own human's session. */ settled: boolean }

export function createPhones(parts: Parts): Phones {
  const registry = openRegistry(parts.indexedDB)
  const opened = new Map<string, Open>()

  const enter = (home: HomeRow): Open => {
    const known = opened.get(home.id)
    if (known && known.copy.database === home.database) { known.copy.home = home; return known }
    known?.phone.close()
    const listeners = new Set<(gone: string[]) => void>()
    const database = home.database!
    const copy: Copy = {
      parts, registry, database, home, store: new Store(database, parts), bodies: new Map(),
      tell(gone = []) {
        for (const listener of listeners) listener(gone)
        phones.post?.({ database, gone })
        void noteOnlyHere(copy).catch(() => {})
      },
    }
    // Made though this device was known by it before: the browser has cleared what was here.
    copy.store.on('populate', () => { if (copy.home.registeredAt !== null) noteCleared(copy) })
    const open: Open = { copy, listeners, running: null, phone: null as unknown as Phone, learnt: null, settled: false }
    open.phone = phoneOf(copy, () => (phones.sending.holding() ? round(open, phones.sending.holding, false) : askOther()), listeners)
    opened.set(home.id, open)
    return open
  }
  const askOther = async (): Promise<Round> => { phones.sending.askOther?.(); return { is: 'done' } }

  /** One at a time for each copy; whoever asks meanwhile gets the next one. */
  const round = async (open: Open, holding: () => boolean, people: boolean): Promise<Round> => {
    const before = open.running
    const own: Promise<Round> = (async () => {
      await before?.catch(() => {})
      const result = await syncRound(open.copy, holding, people)
      open.settled = result.is === 'done'
      const net: Net = { online: result.is === 'offline' ? 'no' : result.is === 'captive' ? 'captive' : 'yes', signIn: result.is === 'sign-in' || result.is === 'other-human' }
      await registry.set(`net ${open.copy.home.id}`, net)
      open.copy.tell()
      return result
    })()
    open.running = own
    try { return await own } finally { if (open.running === own) open.running = null }
  }

  /** Who has signed in since this tab was opened. */
  let arrived: string | null = null
  /** On a shared phone a bare key goes when its human is not the one signed in. Also at every opening and round: somebody's arrival may have been cut short. */
  const settleOthers = async (copy: Copy): Promise<void> => {
    copy.home = (await registry.home(copy.home.human, copy.home.account)) ?? copy.home
    const { home } = copy
    if (!home.shared || !(home.givenUp || bareKeyOf(home.binder))) return
    const isOther = await registry.setting('signedIn') !== home.human
    // Signed in, and went away without setting a PIN.
    const hasLeft = arrived !== home.human && await lostWithKey(copy) === 0
    if (home.givenUp || isOther || hasLeft) await leaveToOthers(copy)
  }

  const phones: Phones = {
    registry,
    sending: { holding: () => true, askOther: null },
    post: null,
    delivered: new Set(),
    async arrive({ shared: said, evenSo = false } = {}) {
      const answer = await ask(parts, '/api/me', me)
      if (answer.is !== 'ok') return answer
      const { human, memberships } = answer.value
      await takeFromKeyless(registry, parts)
      // Who is let in nowhere gets no copy, and takes nothing from others.
      const others = memberships.length === 0 ? [] : (await othersHere(registry, human.id)).map((home) => enter(home).copy)
      let count = 0
      for (const copy of others) count += await lostWithKey(copy)
      if (count > 0 && !evenSo) return { is: 'would-lose', count }
      const shared = others.length > 0 || (said ?? await sharedBefore(registry) ?? false)
      arrived = human.id
      if (memberships.length > 0) await (shared ? makeShared : makeOwn)(registry, human.id)
      for (const copy of others) await leaveToOthers(copy)
      const homes = await registry.homes()
      const device = homes.find((home) => home.human === human.id && home.state === 'in')?.device ?? crypto.randomUUID()
      const serverTime = Date.parse(answer.value.serverTime)
      for (const one of memberships) {
        const known = await registry.home(human.id, one.account)
        if (known?.state === 'in' && known.database) {
          const { copy } = enter(known)
          await keepEnd(copy, memberships)
          // On a shared phone a key that was open until now is asked for, or must get a PIN first.
          await openFreely(copy)
          copy.tell()
          continue
        }
        await registry.put({
          id: idOf(human.id, one.account), human: human.id, account: one.account, membership: one.id, database: `viewme-${crypto.randomUUID()}`, device, state: 'in',
          shown: null, shared, lease: contactNow(serverTime, endOf(one)), leaseHours: { binder: 72, moment: 336 },
          agreed: { momentKey: false, deviceLock: false }, momentKey: null, binder: null, signing: null, delivery: null,
          offset: parts.now() - serverTime, registeredAt: null,
        })
        // Now, while online: without the owner's word and the delivery key nothing can be written. A failure is made good by the first round.
        const { copy } = enter((await registry.home(human.id, one.account))!)
        await copy.store.open()
        if (await registerDevice(copy) === null) await keepPerson(copy, one.person.name)
      }
      const own = (await registry.homes()).filter((home) => home.human === human.id && home.database !== null)
      if (shared && own[0] && !own[0].shown) await giveLook(registry, human.id, await nameToShow(parts, own[0], human.firstName))
      // What has ended is told of until it has been read, or has begun again.
      const ended = new Set((await registry.homes()).filter((home) => home.state === 'ended').map((home) => home.id))
      await registry.set('destroyed', (await destroyedHere(registry)).filter((one) => one.human !== human.id || ended.has(idOf(one.human, one.account))))
      return { is: 'ok', value: { human: human.id, firstName: human.firstName, memberships: memberships.map((one) => ({ account: one.account, membership: one.id, person: one.person.name })) } }
    },
    async open({ human, account }) {
      const home = await registry.home(human, account)
      if (!home?.database) return null
      const open = enter(home)
      await settleOthers(open.copy)
      const ended = await hasEnded(open.copy)
      // A clock alone takes nothing that is nowhere else: that stays here, locked, until the server has been heard.
      if (ended || (leaseOf(home.lease, rightedNow(open.copy), home.leaseHours).destroy && await lostWithCopy(open.copy) === 0)) {
        await (ended ? destroyCopy(open.copy, 'ended') : destroyCopy(open.copy, 'left', 'lease'))
        opened.delete(home.id)
        return null
      }
      await openFreely(open.copy)
      open.learnt ??= learn(open.copy)
      return open.phone
    },
    current: async () => (await registry.setting<Current | null>('current')) ?? null,
    choose: (current) => registry.set('current', current),
    async unsent(human) {
      const unsent: Unsent = { waiting: 0, heldBack: 0, onlyHere: 0, drafts: 0, pictures: 0 }
      for (const home of await registry.homes()) {
        if (home.human !== human || !home.database) continue
        const { store } = enter(home).copy
        unsent.waiting += (await waitingRows(store)).length
        unsent.drafts += await store.drafts.count()
        unsent.pictures += await store.uploads.where('state').anyOf('waiting', 'refused').count()
        for (const row of await stoppedRows(store)) unsent[row.result === 'quarantined' ? 'heldBack' : 'onlyHere']++
      }
      unsent.waiting += (await registry.leftBehind()).filter((row) => row.human === human && row.state === 'waiting').length
      return unsent
    },
    async signOut(human) {
      // Somebody else's session, on a shared phone, is theirs to end.
      const isOwn = ((await registry.setting('signedIn')) ?? human) === human
      // Before anything goes, should the browser be closed meanwhile. On a full phone afterwards, when there is room.
      if (isOwn) await oweEnd(registry).catch(() => {})
      for (const home of await registry.homes()) {
        if (home.human !== human) continue
        if (home.database) {
          await destroyCopy(enter(home).copy, 'left')
          opened.delete(home.id)
        } else if (home.state === 'ended') {
          await registry.change(human, home.account, (row) => { row.state = 'left' })
          await registry.forget((await registry.leftBehind()).filter((row) => row.human === human && row.account === home.account && !row.sealed).map((row) => row.id))
        }
      }
      // They know that it has ended, and no name of anybody stays.
      await registry.set('destroyed', (await destroyedHere(registry)).flatMap((one) => (one.human !== human ? [one] : one.why === 'ended' ? [] : [{ ...one, name: null }])))
      if ((await phones.current())?.human === human) await phones.choose(null)
      if (isOwn) await phones.endSession()
    },
    async endSession() {
      await oweEnd(registry)
      await endOwed(registry, parts)
    },
    owesEnd: () => owesEnd(registry),
    signingIn: (send) => signingIn(registry, parts, send),
    async syncAll(holding, people = false) {
      const rounds: Round[] = []
      const owed = holding() ? await endOwed(registry, parts) : { is: 'nothing-owed' as const }
      if (owed.is === 'ended') for (const told of phones.delivered) told()
      for (const home of await registry.homes()) {
        if (home.state !== 'in' || !home.database || !holding()) continue
        const open = enter(home)
        await settleOthers(open.copy)
        rounds.push(await round(open, holding, people))
      }
      // Where nobody has a copy any more there is no round, and what was left behind is still sent.
      if (rounds.length === 0 && holding() && await deliverLeftBehind(registry, parts, holding)) for (const told of phones.delivered) told()
      // Tried again as soon as a round that failed.
      if (rounds.length === 0 && owed.is !== 'ended' && owed.is !== 'nothing-owed') rounds.push(owed)
      return rounds
    },
    async lockAll(human) {
      for (const { copy } of opened.values()) {
        if (copy.home.human !== human) continue
        lock(copy)
        phones.post?.({ database: copy.database, lock: true })
      }
    },
    async moveFiles(holding) {
      let trouble: Trouble | null = null
      for (const { copy, settled } of opened.values()) if (settled && copy.home.state === 'in' && holding()) trouble ??= await moveFiles(copy, holding)
      return trouble
    },
    async tidy() {
      for (const { copy } of opened.values()) if (copy.home.state === 'in' && await unpackSome(copy.store)) return true
      return false
    },
    async heard({ database, gone = [], lock: mustLock = false }) {
      for (const open of opened.values()) {
        if (open.copy.database !== database) continue
        for (const id of gone) open.copy.bodies.delete(id)
        const home = await registry.home(open.copy.home.human, open.copy.home.account)
        // Another tab has destroyed this copy: nothing of it may stay in this one's memory.
        open.copy.home = home?.database === database ? home : { ...open.copy.home, ...home, database: null, momentKey: null, binder: null, state: home?.state === 'ended' ? 'ended' : 'left' }
        if (open.copy.home.state !== 'in') {
          dropKeys(database, 'all')
          open.copy.bodies.clear()
        } else if (mustLock) lock(open.copy)
        else await openFreely(open.copy)
        for (const listener of open.listeners) listener(gone)
      }
    },
    close() {
      for (const open of opened.values()) open.phone.close()
      opened.clear()
      registry.close()
    },
  }
  return phones
}

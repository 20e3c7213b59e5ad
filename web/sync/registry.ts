// Which humans and accounts this browser holds, and their keys: one small database with a fixed name, without any care text.
// Sealed facts of humans who have left lie here until they are delivered. Imports no Dexie: the moment path reads it.
import type { SealedFact } from '@viewme/contract/sync.ts'
import { committed, done, openDatabase } from './idb.ts'
import type { Bytes } from './cipher.ts'
import type { LeaseFacts } from './keys/lease.ts'
import type { BinderLock } from './keys/binder-lock.ts'

export const registryName = 'viewme'

export type HomeRow = {
  /** `${human} ${account}` */
  id: string
  human: string
  account: string
  membership: string
  /** Random; null when the copy has been destroyed. */
  database: string | null
  /** Random per install and human; another after sign-out. */
  device: string
  state: 'in' | 'ended' | 'left'
  /** What the human goes by on a shared phone before it is unlocked; null on an own phone. */
  shown: Shown | null
  /** A shared phone never keeps the binder key under the device's own lock. */
  shared: boolean
  /** A key that has been given up and whose rows are still to be cleared away: see giving-up.ts. */
  givenUp?: string
  /** The browser has cleared the copy: how many texts, drafts and pictures that lay here alone went with it (null: nobody knows). Until it has been read. */
  cleared?: { lost: number | null }
  lease: LeaseFacts
  leaseHours: { binder: number; moment: number }
  agreed: { momentKey: boolean; deviceLock: boolean }
  momentKey: CryptoKey | null
  /** Names the newest moment key on each row: "m1", "m2". Absent: the first. */
  momentLabel?: string
  binder: BinderLock | null
  signing: { privateKey: CryptoKey; publicJwk: { kty: 'EC'; crv: 'P-256'; x: string; y: string } } | null
  delivery: { keyId: string; publicKey: JsonWebKey } | null
  /** Device minus server, ms, at last contact; null before the first. */
  offset: number | null
  registeredAt: number | null
}

/** In the clear, with nothing else about the human: a first name, or a symbol in its place, and a colour. */
export type Shown = { name: string | null; symbol: string; colour: string }

/**
 * A copy that went away by itself, and how many texts that the server had refused went with it: to be said to whom it was. `name`: the first name of the
 * one it was about, sealed, with its key beside it, as it lay while the copy was here; null where it lay under a key that asks, or is not known.
 */
export type Destroyed = { human: string; account: string; why: 'pin' | 'lease' | 'ended'; lost: number; name: { key: CryptoKey; data: Bytes } | null }
/** What a name in `Destroyed` is bound to. */
export const nameOfGone = 'gone'

export type Current = { human: string; account: string }

/**
 * A fact whose writer has left this browser or the account. `sealed` goes when the server has answered; the line stays for its writer. `waiting`: to be
 * delivered. `sent`: taken in. `held`: the server keeps it in quarantine. `refused`: by the server, and the text went with the copy. `lost`: it could not be sealed.
 */
export type LeftBehind = {
  id: string; human: string; account: string; device: string; writtenAt: string; sealed: SealedFact | null
  state: 'waiting' | 'sent' | 'held' | 'refused' | 'lost'; reason: string | null
  /** The public half of the key that signed it, for a server that no longer knows it. */
  signedBy?: NonNullable<HomeRow['signing']>['publicJwk']
}

/** `gone`: this human's copies that went away by themselves. */
export type Entry = { home: HomeRow | null; shell: { ready: boolean } | undefined; net: { online: string } | undefined; gone: Destroyed[] }

export type Registry = {
  homes(): Promise<HomeRow[]>
  home(human: string, account: string): Promise<HomeRow | null>
  put(row: HomeRow): Promise<void>
  entry(): Promise<Entry>
  /** Reads, changes and writes in one transaction. Null when there is no such row. */
  change(human: string, account: string, how: (row: HomeRow) => void): Promise<HomeRow | null>
  /** All rows, and settings, in one transaction. */
  changeAll(how: (row: HomeRow) => void, settings: Record<string, unknown>): Promise<void>
  remove(human: string, account: string): Promise<void>
  setting<T>(key: string): Promise<T | undefined>
  set(key: string, value: unknown): Promise<void>
  leftBehind(): Promise<LeftBehind[]>
  leaveBehind(rows: LeftBehind[]): Promise<void>
  forget(ids: string[]): Promise<void>
  close(): void
}

export const idOf = (human: string, account: string) => `${human} ${account}`

export const openHomes = (factory: IDBFactory, closed?: () => void): Promise<IDBDatabase> => openDatabase(factory, registryName, 1, (db) => {
  db.createObjectStore('homes', { keyPath: 'id' })
  db.createObjectStore('settings')
  db.createObjectStore('leftBehind', { keyPath: 'id' })
}, closed)

/** Who is in, and whether the app's files are here, in one transaction. */
export async function entryIn(homes: IDBDatabase): Promise<Entry> {
  const tx = homes.transaction(['homes', 'settings'])
  const settings = tx.objectStore('settings')
  // All homes and settings, of which there are few, rather than one more turn for those of the current one: the moment waits for this.
  const [homesHere, names, values] = await Promise.all([done(tx.objectStore('homes').getAll() as IDBRequest<HomeRow[]>), done(settings.getAllKeys()), done(settings.getAll() as IDBRequest<unknown[]>)])
  const setting = <T>(name: string) => values[names.indexOf(name)] as T | undefined
  const current = setting<Current | null>('current')
  const id = current ? idOf(current.human, current.account) : ''
  const gone = setting<Destroyed[]>('destroyed')?.filter((one) => one.human === current?.human) ?? []
  return { shell: setting('shell'), home: homesHere.find((one) => one.id === id) ?? null, net: setting(`net ${id}`), gone }
}

/** One connection each time it is lost: a tab whose connection was closed by an upgrade opens a new one. */
export function openRegistry(factory: IDBFactory): Registry {
  let opening: Promise<IDBDatabase> | null = null
  const open = () => (opening ??= openHomes(factory, () => { opening = null }).catch((fault) => { opening = null; throw fault }))
  const read = async <T>(store: string, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> =>
    done(ask((await open()).transaction(store).objectStore(store)))
  const write = async (store: string, act: (store: IDBObjectStore) => void): Promise<void> => {
    const tx = (await open()).transaction(store, 'readwrite', { durability: 'strict' })
    act(tx.objectStore(store))
    return committed(tx)
  }
  return {
    homes: () => read('homes', (store) => store.getAll()),
    home: async (human, account) => (await read('homes', (store) => store.get(idOf(human, account)))) ?? null,
    entry: async () => entryIn(await open()),
    put: (row) => write('homes', (store) => store.put(row)),
    async change(human, account, how) {
      let changed: HomeRow | null = null
      await write('homes', (store) => {
        const asked = store.get(idOf(human, account)) as IDBRequest<HomeRow | undefined>
        asked.onsuccess = () => {
          if (!asked.result) return
          changed = asked.result
          how(changed)
          store.put(changed)
        }
      })
      return changed
    },
    async changeAll(how, settings) {
      const tx = (await open()).transaction(['homes', 'settings'], 'readwrite', { durability: 'strict' })
      for (const [key, value] of Object.entries(settings)) tx.objectStore('settings').put(value, key)
      const homes = tx.objectStore('homes')
      const asked = homes.getAll() as IDBRequest<HomeRow[]>
      asked.onsuccess = () => { for (const row of asked.result) { how(row); homes.put(row) } }
      return committed(tx)
    },
    remove: (human, account) => write('homes', (store) => store.delete(idOf(human, account))),
    setting: (key) => read('settings', (store) => store.get(key)),
    set: (key, value) => write('settings', (store) => store.put(value, key)),
    leftBehind: () => read('leftBehind', (store) => store.getAll()),
    leaveBehind: (rows) => write('leftBehind', (store) => { for (const row of rows) store.put(row) }),
    forget: (ids) => write('leftBehind', (store) => { for (const id of ids) store.delete(id) }),
    close() {
      void opening?.then((db) => db.close())
      opening = null
    },
  }
}

// The key store: a folder apart from the data, with the root key, epoch keys, one wrapped key per account, delivery keys, secrets
// and the erasure ledger. The server's start opens it; sync, sign-in, erasing and the operator's verbs use it.
// It never derives an account key from anything, never hands out the root or an epoch key, and never makes a new root key for old data.
import { randomBytes } from 'node:crypto'
import type { webcrypto } from 'node:crypto'
import { chmod, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { accountKeyStore } from './account-keys.ts'
import type { AccountKeys } from './account-keys.ts'
import { deliveryKeyStore } from './delivery-keys.ts'
import { isErrorCode } from '../plain-fault.ts'
import { isNotFound, makePrivateFolder, namesWithEnding, sweepHalfWritten, writeOnce } from './durable-files.ts'
import { epochDays, epochStore, olderThan } from './epochs.ts'
import { keyCache } from './key-cache.ts'
import { EpochKeysMissing, IdentityKeyMissing, KeyStoreClosed, KeyStoreMissing, RootKeyWrong } from './key-faults.ts'
import { readKeyFile, unwrap, wrappedLine } from './key-file.ts'
import { erasureLedger } from './ledger.ts'
import type { LedgerLine } from './ledger.ts'
import { readRootKey } from './root-key.ts'
import { open, SealBroken } from './seal.ts'

export type { AccountKeys } from './account-keys.ts'
export type { LedgerLine } from './ledger.ts'
export * from './key-faults.ts'

export type Rotation = { epoch: string; rewrapped: number; destroyed: string[] }
export type SecretName = 'auth' | 'pepper' | 'csrf' | 'backup' | 'identity'

export type Keys = {
  /** The account's sub-keys, as they were on disk at most 3 seconds ago. Throws AccountKeyMissing. */
  account(id: string): Promise<AccountKeys>
  createAccount(id: string): Promise<void>
  /** Unreadable from here on, for ever. The caller has written the ledger line before, and asks for cutEpoch after. */
  destroyAccount(id: string): Promise<void>
  has(id: string): Promise<boolean>
  accounts(): Promise<string[]>
  /** Asks the disk, now: the newest epoch key opens, and so does the key of one account, if there are any. */
  works(): Promise<boolean>
  rotate(now: Date): Promise<Rotation>
  /** After an erasure: a new epoch, at most once a day; one asked for too early is made by `tend`. */
  cutEpoch(now: Date): Promise<Rotation | null>
  /** Daily housekeeping: rotates when 30 days have passed or a cut is waiting, destroys what is past its time. */
  tend(now: Date): Promise<Rotation | null>
  delivery(now: Date): Promise<{ keyId: string; publicKey: JsonWebKey }>
  deliveryPrivate(keyId: string): Promise<webcrypto.CryptoKey | null>
  /** 32 random bytes, the same for ever. `identity` is made with the store and never anew: IdentityKeyMissing when it is not there. */
  secret(name: SecretName): Promise<Buffer>
  installation: string
  epochs(): Promise<{ id: string; createdAt: Date }[]>
  ledger: { append(line: LedgerLine): Promise<void>; lines(): Promise<LedgerLine[]> }
}

export type KeyStorePlace = { dir: string; rootKeyFile?: string | undefined }

/** The folders and files of a key store; backup and restore copy these and nothing else. */
export const keyStoreParts = ['store.json', 'epochs', 'accounts', 'destroyed', 'delivery', 'secrets', 'anchor.json', 'ledger.jsonl'] as const
export const rootKeyFileOf = (place: KeyStorePlace) => place.rootKeyFile ?? join(place.dir, 'root.key')

/** Is there anything here that only the root key opens? */
export async function holdsWrappedKeys(dir: string): Promise<boolean> {
  for (const part of ['', 'epochs', 'accounts', 'delivery', 'secrets']) {
    const names = await readdir(join(dir, part)).catch((error) => { if (isNotFound(error)) return []; throw error })
    if (names.some((name) => name === 'store.json' || (part !== '' && name.endsWith('.key')))) return true
  }
  return false
}

/** How many accounts the store has keys of, without opening it. */
export const accountKeysIn = async (dir: string): Promise<number> => (await namesWithEnding(join(dir, 'accounts'), '.key')).length

/** `mayCreate`: only when the database is new too. Throws one of the faults of key-faults.ts, having changed nothing. */
export async function openKeys(options: KeyStorePlace & { now: Date; mayCreate: boolean }): Promise<Keys> {
  try { return await openStore(options) } catch (error) {
    if (isErrorCode(error, 'EACCES', 'EPERM', 'EROFS')) throw new KeyStoreClosed((error as NodeJS.ErrnoException).path ?? options.dir, (error as NodeJS.ErrnoException).code!)
    throw error
  }
}

async function openStore(options: KeyStorePlace & { now: Date; mayCreate: boolean }): Promise<Keys> {
  const { dir, now, mayCreate } = options
  const place = (part: (typeof keyStoreParts)[number]) => join(dir, part)
  const rootFile = rootKeyFileOf(options)
  const root = await readRootKey({ file: rootFile, dir, mayCreate, wrappedKeysExist: await holdsWrappedKeys(dir) })

  if (!await readKeyFile(place('store.json'))) {
    if (!mayCreate) throw new KeyStoreMissing(dir)
    await makePrivateFolder(dir)
    await writeOnce(place('store.json'), wrappedLine(root, randomBytes(16), 'key-store', { createdAt: now.toISOString() }))
  }
  const installation = await readInstallation(place('store.json'), root, rootFile)
  if (((await stat(dir)).mode & 0o077) !== 0) await chmod(dir, 0o700)
  await sweepHalfWritten(dir, Date.now())
  for (const part of ['epochs', 'accounts', 'destroyed', 'delivery', 'secrets'] as const) {
    await makePrivateFolder(place(part))
    await sweepHalfWritten(place(part), Date.now())
  }

  const secretFile = (name: SecretName) => join(place('secrets'), `${name}.key`)
  if (mayCreate) await makeSecret(secretFile('identity'), 'identity', root)

  const epochs = epochStore(place('epochs'), root)
  if (!await epochs.current()) {
    const wrapped = await accountKeysIn(dir)
    if (wrapped > 0) throw new EpochKeysMissing(place('epochs'), wrapped)
    await epochs.create(now)
  }
  const accounts = accountKeyStore(place('accounts'), place('destroyed'), epochs)
  const deliveries = deliveryKeyStore(place('delivery'), root)
  const cache = keyCache(accounts.subKeys)

  const destroyOldEpochs = async (at: Date) => epochs.destroyReplaced(at, await accounts.epochsInUse())
  const rotate = async (at: Date): Promise<Rotation> => {
    const epoch = await epochs.create(at)
    const rewrapped = await accounts.rewrapAll()
    await epochs.cutDone()
    return { epoch: epoch.id, rewrapped, destroyed: await destroyOldEpochs(at) }
  }
  const isOld = async (days: number, at: Date) => {
    const epoch = await epochs.current()
    return !epoch || olderThan(epoch, days, at)
  }

  return {
    installation,
    account: cache.get,
    has: accounts.has,
    accounts: accounts.list,
    works: async () => {
      try {
        const epoch = await epochs.current()
        const [one] = await accounts.list()
        return epoch !== null && await epochs.key(epoch.id) !== null && (one === undefined || await accounts.read(one) !== null || !await accounts.has(one))
      } catch { return false }
    },
    createAccount: accounts.create,
    destroyAccount: async (id) => {
      cache.drop(id)
      await accounts.destroy(id)
      cache.drop(id)
    },
    rotate,
    cutEpoch: async (at) => {
      if (await isOld(1, at)) return rotate(at)
      await epochs.wantCut()
      return null
    },
    tend: async (at) => {
      await deliveries.destroyOld(at)
      if (await isOld(epochDays, at) || (await epochs.cutWanted() && await isOld(1, at))) return rotate(at)
      // A key that was made while the last rotation ran may still hang on an older epoch.
      await accounts.rewrapAll()
      await destroyOldEpochs(at)
      return null
    },
    delivery: deliveries.handOut,
    deliveryPrivate: deliveries.privateKey,
    secret: (name) => readSecret(secretFile(name), name, root),
    epochs: epochs.list,
    ledger: erasureLedger(place('ledger.jsonl')),
  }
}

/** A random name of this key store, sealed by the root key: opening it proves that the two belong together. */
async function readInstallation(file: string, root: Buffer, rootFile: string): Promise<string> {
  const found = await readKeyFile(file)
  if (!found) throw new KeyStoreMissing(file)
  try {
    return open(root, Buffer.from(found.wrapped, 'base64'), Buffer.from('key-store')).toString('hex')
  } catch (error) {
    if (error instanceof SealBroken) throw new RootKeyWrong(rootFile)
    throw error
  }
}

const secretAad = (name: SecretName) => `${name}|secret`
const makeSecret = (file: string, name: SecretName, root: Buffer) => writeOnce(file, wrappedLine(root, randomBytes(32), secretAad(name), {}))

/** All but `identity` are made when first asked for: without an older one of those nobody loses more than a session or a count. */
async function readSecret(file: string, name: SecretName, root: Buffer): Promise<Buffer> {
  if (!['auth', 'pepper', 'csrf', 'backup', 'identity'].includes(name)) throw new Error(`there is no secret called ${name}`)
  let found = await readKeyFile(file)
  if (!found) {
    if (name === 'identity') throw new IdentityKeyMissing(file)
    await makeSecret(file, name, root)
    found = await readKeyFile(file)
  }
  if (!found) throw new Error(`the secret ${name} cannot be kept`)
  return unwrap(root, found, secretAad(name), file)
}

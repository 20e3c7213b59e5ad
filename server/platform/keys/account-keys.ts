// One random key per client account, wrapped by an epoch key, in a file of its own; what the rest of the server gets are sub-keys.
// Destroying leaves a mark: a key that another process was re-wrapping in that moment is destroyed again, and none is made anew.
import { hkdfSync, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { destroyFile, isNotFound, namesWithEnding, syncFolder, writeDurably, writeOnce } from './durable-files.ts'
import type { EpochStore } from './epochs.ts'
import { AccountKeyDestroyed, AccountKeyMissing, KeyFileBroken } from './key-faults.ts'
import { readKeyFile, unwrap, wrappedLine } from './key-file.ts'

/** 32 bytes each, made by HKDF-SHA-256 from the account's key. */
export type AccountKeys = { facts: Buffer; files: Buffer; blindIndex: Buffer; audit: Buffer; export: Buffer }

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const aad = (account: string, epoch: string) => `${account}|${epoch}|account-key`

const exists = async (file: string): Promise<boolean> => {
  try { await stat(file); return true } catch (error) { if (isNotFound(error)) return false; throw error }
}

export function accountKeyStore(dir: string, destroyedDir: string, epochs: EpochStore) {
  const fileOf = (account: string) => {
    // Ids become file names: nothing but a UUID may.
    if (!uuid.test(account)) throw new Error('an account id must be a UUID in lower case')
    return join(dir, `${account}.key`)
  }
  const markOf = (account: string) => join(destroyedDir, `${account}.destroyed`)

  const currentKey = async () => {
    const epoch = await epochs.current()
    const key = epoch && await epochs.key(epoch.id)
    if (!epoch || !key) throw new KeyFileBroken('of the current epoch')
    return { id: epoch.id, key }
  }

  /** The mark comes before the overwriting: a file that cannot be read while it is there is being destroyed, not damaged. */
  const unlessDestroyed = async <T>(account: string, work: () => Promise<T | null>): Promise<T | null> => {
    try {
      const result = await work()
      return result && await exists(markOf(account)) ? null : result
    } catch (error) {
      if (error instanceof KeyFileBroken && await exists(markOf(account))) return null
      throw error
    }
  }

  /** The account's key and the epoch that wraps it; null when there is none. */
  const read = (account: string): Promise<{ key: Buffer; epoch: string } | null> => unlessDestroyed(account, async () => {
    const file = fileOf(account)
    const found = await readKeyFile(file)
    if (!found) return null
    const epoch = String(found.epoch)
    const by = await epochs.key(epoch)
    if (!by) throw new KeyFileBroken(file)
    return { key: unwrap(by, found, aad(account, epoch), file), epoch }
  })

  const wrap = async (account: string, key: Buffer) => {
    const epoch = await currentKey()
    return wrappedLine(epoch.key, key, aad(account, epoch.id), { account, epoch: epoch.id })
  }

  return {
    read,
    list: async () => (await namesWithEnding(dir, '.key')).filter((name) => uuid.test(name)),

    has: async (account: string) => await exists(fileOf(account)) && !await exists(markOf(account)),

    /** Never replaces a key that is there: asked twice, the first one stays. */
    create: async (account: string): Promise<void> => {
      const file = fileOf(account)
      if (await exists(markOf(account))) throw new AccountKeyDestroyed(account)
      const key = randomBytes(32)
      await writeOnce(file, await wrap(account, key))
      key.fill(0)
    },

    destroy: async (account: string): Promise<void> => {
      const file = fileOf(account)
      await writeOnce(markOf(account), 'erased\n')
      await destroyFile(file)
    },

    /** Re-wraps what an older epoch wraps; the account key itself, and so every ciphertext, stays the same. */
    rewrapAll: async (): Promise<number> => {
      const current = await currentKey()
      let rewrapped = 0
      for (const account of (await namesWithEnding(dir, '.key')).filter((name) => uuid.test(name))) {
        const held = await read(account)
        if (!held || held.epoch === current.id) continue
        try {
          await writeDurably(fileOf(account), wrappedLine(current.key, held.key, aad(account, current.id), { account, epoch: current.id }), 'later')
        } catch (error) {
          if (isNotFound(error)) continue // destroyed meanwhile, our half-written copy with it
          throw error
        }
        held.key.fill(0)
        if (await exists(markOf(account))) await destroyFile(fileOf(account))
        else rewrapped += 1
      }
      await syncFolder(dir)
      return rewrapped
    },

    epochsInUse: async (): Promise<Set<string>> => {
      const used = new Set<string>()
      for (const account of (await namesWithEnding(dir, '.key')).filter((name) => uuid.test(name))) {
        const found = await unlessDestroyed(account, () => readKeyFile(fileOf(account)))
        if (found) used.add(String(found.epoch))
      }
      return used
    },

    subKeys: async (account: string): Promise<AccountKeys> => {
      const held = await read(account)
      if (!held) throw new AccountKeyMissing(account)
      const sub = (purpose: string) => Buffer.from(hkdfSync('sha256', held.key, Buffer.alloc(0), `viewme 1|${purpose}|${account}`, 32))
      const keys = { facts: sub('facts'), files: sub('files'), blindIndex: sub('blind-index'), audit: sub('audit'), export: sub('export') }
      held.key.fill(0)
      return keys
    },
  }
}

export type AccountKeyStore = ReturnType<typeof accountKeyStore>

// Which key store a restore works with. The one that is there wins, always: a copy may be older. A copy is opened in a folder of its own
// inside KEYS_DIR and becomes the key store as the last step but one, so that a restore that fails leaves no key store and can be repeated.
import { copyFile, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isNotFound, makePrivateFolder, syncFolder } from '../platform/keys/durable-files.ts'
import { holdsWrappedKeys } from '../platform/keys/keys.ts'
import { makeFolders } from '../platform/make-folders.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import type { OperatorConfig, OperatorContext } from './context.ts'
import { keyCopiesIn, putKeysBack } from './key-copies.ts'

export type RestoreKeys = {
  /** Where the keys are until `putInPlace`. */
  config: OperatorConfig
  putInPlace(): Promise<void>
  giveUp(): Promise<void>
}

/** Throws before anything is written when there is none to work with. */
export async function openRestoreKeys({ config, clock, say }: OperatorContext, keysFrom: string | null): Promise<RestoreKeys> {
  const { keysDir, rootKeyFile } = config
  const staging = join(keysDir, 'restoring')
  // Cut off while the parts went over to their place: what lies there is the copy's own, and goes there again.
  const isCutOff = await isFile(join(staging, 'store.json')) && !await isFile(join(keysDir, 'store.json'))
  const isThere = !isCutOff && await holdsWrappedKeys(keysDir)
  if (isThere && keysFrom) throw new PlainFault(`There is a key store in ${keysDir} already. It is used as it is: a copy may be older, and would bring erased accounts back. Leave out --keys-from. Nothing has been changed.`)
  if (isThere) return { config, putInPlace: async () => {}, giveUp: async () => {} }
  if (!keysFrom) throw new PlainFault(`There is no key store in ${keysDir}. Give --keys-from DIR, where backup put the copies. Nothing has been changed.`)
  const newest = (await keyCopiesIn(keysFrom)).at(-1)
  if (!newest) throw new PlainFault(`There is no copy of a key store in ${keysFrom}. Nothing has been changed.`)

  const made = makeFolders(keysDir, 0o700)
  const giveUp = async () => {
    await rm(staging, { recursive: true, force: true })
    if (made) await rmdir(keysDir).catch(() => {})
  }
  // A root key that lies elsewhere stays there; one that is missing comes from the copy, if that holds it.
  const isRootElsewhere = rootKeyFile !== undefined && (await isFile(rootKeyFile) || !newest.withRootKey)
  const staged: OperatorConfig = { ...config, keysDir: staging, rootKeyFile: isRootElsewhere ? rootKeyFile : undefined }
  try {
    await rm(staging, { recursive: true, force: true })
    await putKeysBack(newest, { dir: staging, rootKeyFile: staged.rootKeyFile })
  } catch (error) {
    await giveUp()
    throw error
  }
  return {
    config: staged,
    giveUp,
    putInPlace: async () => {
      if (rootKeyFile && !isRootElsewhere) {
        await makePrivateFolder(dirname(rootKeyFile))
        await copyFile(join(staging, 'root.key'), rootKeyFile)
        await syncFolder(dirname(rootKeyFile))
        await rm(join(staging, 'root.key'))
      }
      // `store.json` goes last: until it is there the restore can be repeated with the copy.
      const parts = (await readdir(staging)).toSorted((a, b) => Number(a === 'store.json') - Number(b === 'store.json'))
      for (const part of parts) {
        await rm(join(keysDir, part), { recursive: true, force: true })
        await rename(join(staging, part), join(keysDir, part))
      }
      await rmdir(staging)
      await syncFolder(keysDir)
      say(`The key store is put back from the copy of ${newest.takenAt}.`)
      const days = (clock.real().getTime() - Date.parse(newest.takenAt)) / 86_400_000
      if (days > 35) say('That copy is older than 35 days. Accounts erased since then may be readable again: erase them again from your own records.')
    },
  }
}

async function isFile(path: string): Promise<boolean> {
  try { return (await stat(path)).isFile() } catch (error) { if (isNotFound(error)) return false; throw error }
}

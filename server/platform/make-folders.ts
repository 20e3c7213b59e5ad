// `mkdir -p`. Node's own goes round for ever where the system lets nobody make anything (/proc).
import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { isErrorCode } from './plain-fault.ts'

/** The first folder that had to be made, if any. Throws the system's error when one cannot be. */
export function makeFolders(dir: string, mode: number): string | undefined {
  try {
    mkdirSync(dir, { mode })
    return dir
  } catch (error) {
    if (isErrorCode(error, 'EEXIST') && statSync(dir).isDirectory()) return undefined
    if (!isErrorCode(error, 'ENOENT') || dirname(dir) === dir) throw error
  }
  const made = makeFolders(dirname(dir), mode)
  mkdirSync(dir, { mode })
  return made ?? dir
}

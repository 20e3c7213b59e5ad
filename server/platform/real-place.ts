// The real path of something that may not be there yet: links in what is there are followed.
import { lstatSync, readlinkSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { isErrorCode } from './plain-fault.ts'

export function realPlace(path: string, links = 0): string {
  const whole = resolve(path)
  try {
    return realpathSync(whole)
  } catch (error) {
    if (!isErrorCode(error, 'ENOENT') || links > 40) throw error
    // A link to something that is not there yet: what matters is where it would be made.
    if (lstatSync(whole, { throwIfNoEntry: false })?.isSymbolicLink()) return realPlace(resolve(dirname(whole), readlinkSync(whole)), links + 1)
    return dirname(whole) === whole ? whole : join(realPlace(dirname(whole), links), basename(whole))
  }
}

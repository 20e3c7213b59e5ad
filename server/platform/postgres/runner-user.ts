// Who PostgreSQL runs as. It refuses to run as root, so root hands it to `nobody`; anybody else runs it as themselves.
import { readFileSync, statSync } from 'node:fs'
import { userInfo } from 'node:os'
import { dirname } from 'node:path'
import { PlainFault } from '../plain-fault.ts'

export type RunnerUser = { uid: number; gid: number; name: string; isOther: boolean }

export function runnerUser(): RunnerUser {
  const uid = process.getuid?.()
  const gid = process.getgid?.()
  if (uid === undefined || gid === undefined) throw new PlainFault('The embedded database runs on Linux only. Set DATABASE_URL to a PostgreSQL of your own.')
  if (uid !== 0 && !hasName()) throw new PlainFault(`The user that runs ViewMe (number ${uid}) has no name on this machine, and PostgreSQL does not start without one. Give it a line in /etc/passwd, run ViewMe as another user, or set DATABASE_URL.`)
  if (uid !== 0) return { uid, gid, name: 'self', isOther: false }
  // PostgreSQL looks its user up by name: a bare number without a line in /etc/passwd fails.
  const line = readFileSync('/etc/passwd', 'utf8').split('\n').map((row) => row.split(':')).find((row) => row[0] === 'nobody')
  const other = { uid: Number(line?.[2]), gid: Number(line?.[3]), name: 'nobody', isOther: true }
  if (!(other.uid > 0)) throw new PlainFault('PostgreSQL does not run as root and this machine has no user "nobody". Run ViewMe as an ordinary user, or set DATABASE_URL.')
  return other
}

function hasName(): boolean {
  try { return userInfo().username !== '' } catch { return false }
}

/** Whether that user can come as far as this path and use it: `x` for folders on the way, `r` for the thing itself. */
export function canReach(path: string, user: RunnerUser): boolean {
  if (!user.isOther) return true
  const allows = (at: string, bit: number) => {
    const { uid, gid, mode } = statSync(at)
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
    return ((mode >> shift) & bit) === bit
  }
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(folder, 1)) return false
    if (folder === dirname(folder)) break
  }
  return allows(path, statSync(path).isDirectory() ? 5 : 4)
}

/** Whether that user can pass through a folder, without reading what is in it. */
export function canPass(folder: string, user: RunnerUser): boolean {
  if (!user.isOther) return true
  for (let at = folder; ; at = dirname(at)) {
    const { uid, gid, mode } = statSync(at)
    if (((mode >> (uid === user.uid ? 6 : gid === user.gid ? 3 : 0)) & 1) === 0) return false
    if (at === dirname(at)) return true
  }
}

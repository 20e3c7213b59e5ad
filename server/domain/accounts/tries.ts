// Ten failed tries in fifteen minutes and an address has to wait, whether anybody has it or not. A browser that has signed in with it before
// is counted by itself. Keeps a keyed hash of it, never the address.
import { createHmac } from 'node:crypto'
import { Problem } from '../../platform/problem.ts'
import { failedTries, forgetTries, noteFailedTry, type Db } from './accounts.queries.ts'

const most = 10
/** What the library itself counts by is a minute old at most. */
export const triesWindow = { ms: 15 * 60_000 }
const window = triesWindow.ms
const longestQueue = 40

/** Tries of one address go one after the other in this process: a hundred at once must not all pass one count. */
const queues = new Map<string, { waiting: number; last: Promise<unknown> }>()

/** Runs one try. `attempt` answers whether the password was right. Throws 429 with Retry-After when the address must wait. */
export async function countedTry<T>(
  parts: { db: Db; pepper: Buffer; now: () => Date; email: string; /** The id of a browser that is known to this address. */ browser: string | null },
  attempt: () => Promise<{ right: boolean | null; answer: T }>,
): Promise<T> {
  const hash = createHmac('sha256', parts.pepper).update(parts.browser ? `sign-in from ${parts.browser}:${parts.email}` : `sign-in address:${parts.email}`).digest()
  return inTurn(hash.toString('base64'), async () => {
    const now = parts.now()
    const { count, oldest } = await failedTries(parts.db, hash, new Date(now.getTime() - window))
    if (count >= most && oldest) throw tooMany(Math.ceil((oldest.getTime() + window - now.getTime()) / 1000))
    const { right, answer } = await attempt()
    if (right === false) await noteFailedTry(parts.db, hash, now, new Date(now.getTime() - window))
    if (right === true && count > 0) await forgetTries(parts.db, hash)
    return answer
  })
}

export function tooMany(seconds: number): Problem {
  const wait = Math.max(1, Math.min(seconds, window / 1000))
  return new Problem(429, 'too-many-tries', `För många försök. Vänta ${waitInWords(wait)} och försök igen.`, { 'retry-after': String(wait) })
}

const waitInWords = (seconds: number): string => (seconds < 60 ? 'en minut' : `${Math.ceil(seconds / 60)} minuter`)

async function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
  const queue = queues.get(key) ?? { waiting: 0, last: Promise.resolve() }
  if (queue.waiting >= longestQueue) throw tooMany(1)
  queues.set(key, queue)
  queue.waiting += 1
  const mine = queue.last.then(work, work)
  queue.last = mine.catch(() => {})
  try {
    return await mine
  } finally {
    queue.waiting -= 1
    if (queue.waiting === 0) queues.delete(key)
  }
}

// How often registration may be asked for: few times for one address, so that nobody's mailbox is filled, and more from one network, where many
// may begin on the same day. Counted before anything is looked up, so it says nothing of whether an address is known.
import { createHmac } from 'node:crypto'
import { networkOf } from '../../platform/network.ts'
import { Problem } from '../../platform/problem.ts'
import { countTries, noteTry, type Tx } from './registration.queries.ts'

export const triesWindow = { ms: 3_600_000 }
const most = { address: 5, network: 60 }

/** Throws 429 with Retry-After. */
export async function takeTry({ tx, pepper, email, ip, now }: { tx: Tx; pepper: Buffer; email: string; ip: string; now: Date }): Promise<void> {
  const since = new Date(now.getTime() - triesWindow.ms)
  const hashed = (who: string) => createHmac('sha256', pepper).update(`registration ${who}`).digest()
  // Always in this order: whoever holds the one waits for the other.
  const callers = [[hashed(`address:${email}`), most.address], [hashed(`network:${networkOf(ip)}`), most.network]] as const
  for (const [caller, limit] of callers) {
    const { count, oldest } = await countTries(tx, caller, since)
    if (count >= limit && oldest) throw tooMany(Math.ceil((oldest.getTime() + triesWindow.ms - now.getTime()) / 1000))
  }
  for (const [caller] of callers) await noteTry(tx, caller, now)
}

function tooMany(seconds: number): Problem {
  const wait = Math.max(60, seconds)
  return new Problem(429, 'too-many-tries', `För många försök. Vänta ${Math.ceil(wait / 60)} minuter och försök igen.`, { 'retry-after': String(wait) })
}

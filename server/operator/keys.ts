// viewme keys rotate: a new epoch key now, all account keys wrapped by it. What is stored is not touched, and the server may work
// meanwhile. (By itself this happens every 30 days.)
import { openOperatorKeys, plural, readArgs } from './context.ts'
import type { OperatorContext } from './context.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import { epochKeptDays } from '../platform/keys/epochs.ts'

export async function run([what, ...args]: string[], context: OperatorContext): Promise<number> {
  if (what !== 'rotate') throw new PlainFault('Known: keys rotate')
  readArgs(args, { texts: [] })
  const keys = await openOperatorKeys(context)
  const { rewrapped, destroyed } = await keys.rotate(context.clock.real())
  context.say(`A new epoch has begun; ${plural(rewrapped, 'account key')} wrapped anew. The epoch before is destroyed ${epochKeptDays} days from now.`)
  if (destroyed.length > 0) context.say(`${plural(destroyed.length, 'old epoch')} destroyed.`)
  return 0
}

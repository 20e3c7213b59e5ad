// Who appends when, in this process: so that one account's writers never hold all connections to the database, nor one writer an account.
// Whoever waits here holds no connection.
import { Problem } from '../platform/problem.ts'

const atOnceInAccount = 3
const longestMs = 10_000

type Line = { running: number; waiting: Set<() => void> }

/** Runs at most `most` works of one name at a time, the others in the order they came. Whoever has waited `longest` ms is answered 503, to come again. */
export function turnsOf(most: number, longest = longestMs): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const lines = new Map<string, Line>()
  const enter = async (line: Line): Promise<void> => {
    if (line.running < most) { line.running++; return }
    await new Promise<void>((go, giveUp) => {
      // The place is handed over: `running` stays.
      const mine = () => { clearTimeout(timer); go() }
      const timer = setTimeout(() => {
        line.waiting.delete(mine)
        giveUp(new Problem(503, 'busy', 'Det är många som skriver just nu. Inget har gått förlorat.', { 'retry-after': '5' }))
      }, longest)
      line.waiting.add(mine)
    })
  }
  const leave = (name: string, line: Line): void => {
    const [next] = line.waiting
    if (next) { line.waiting.delete(next); next(); return }
    line.running--
    if (line.running === 0) lines.delete(name)
  }
  return async (name, work) => {
    const line = lines.get(name) ?? { running: 0, waiting: new Set() }
    lines.set(name, line)
    await enter(line)
    try { return await work() } finally { leave(name, line) }
  }
}

const ofOne = turnsOf(1)
const ofAccount = turnsOf(atOnceInAccount)

/** `who`: the human or membership that writes. One at a time of each, so that nobody's heap of requests goes before another's single one. */
export const inTurn = <T>(account: string, who: string, work: () => Promise<T>): Promise<T> => ofOne(`${account} ${who}`, () => ofAccount(account, work))

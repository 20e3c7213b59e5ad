// One sender for all tabs: a Web Lock with a heartbeat. A frozen tab must not hold the outbox, so a lock whose heart has stopped for 30 s is stolen.
// Doubles are harmless (ids), a lost turn is not: whoever loses the lock stops between two requests.
import type { Parts } from './parts.ts'
import type { Registry } from './registry.ts'

export const beatEveryMs = 10_000
export const frozenAfterMs = 30_000
const lockName = 'viewme-sender'

export type Sender = { holding(): boolean; stop(): void }
export type Timers = { every(ms: number, act: () => void): () => void }

export const realTimers: Timers = { every: (ms, act) => { const timer = setInterval(act, ms); return () => clearInterval(timer) } }

/** `gained`: this tab has become the sender; what it returns is called when the turn is over. */
export function takeTurns(parts: Pick<Parts, 'locks' | 'now'>, registry: Pick<Registry, 'setting' | 'set'>, gained: () => () => void, timers: Timers = realTimers): Sender {
  let held = false
  let stopped = false
  let letGo: (() => void) | null = null
  let over: (() => void) | null = null
  let seen = { at: Number.NaN, since: parts.now() }

  const lost = () => {
    if (!held) return
    held = false
    over?.()
    over = null
  }
  const beat = () => { if (held) void registry.set('heartbeat', parts.now()).catch(() => {}) }
  const hold = async (): Promise<void> => {
    if (stopped) return
    held = true
    beat()
    over = gained()
    await new Promise<void>((resolve) => { letGo = resolve })
    lost()
  }
  const queue = async (): Promise<void> => {
    while (!stopped) {
      // Rejects when another tab steals the lock: this one has been frozen, and takes its place in the queue again. Where the browser gives no locks
      // (storage is blocked) asking again at once would be all that this tab ever did.
      try { await parts.locks!.request(lockName, hold) } catch (fault) {
        lost()
        if ((fault as { name?: string } | null)?.name !== 'AbortError') return
      }
    }
  }
  const steal = () => { parts.locks!.request(lockName, { steal: true }, hold).catch(lost) }

  /** Measured by how long the same beat has been seen, by this tab's own clock: clocks that jump steal nothing. */
  const watch = async (): Promise<void> => {
    if (held || stopped) return
    const at = (await registry.setting<number>('heartbeat')) ?? 0
    if (at !== seen.at) seen = { at, since: parts.now() }
    else if (parts.now() - seen.since > frozenAfterMs) {
      seen = { at, since: parts.now() }
      steal()
    }
  }
  if (!parts.locks) { held = true; over = gained() } else void queue()
  const stopTimer = timers.every(beatEveryMs, () => { beat(); void watch().catch(() => {}) })
  return {
    holding: () => held && !stopped,
    stop() { stopped = true; stopTimer(); letGo?.(); lost() },
  }
}

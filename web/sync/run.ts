// What keeps a browser's phones alive while a tab is open: whose turn it is to send, the stream, retries, locking after five minutes away.
import { keepMoving } from './files/keep-moving.ts'
import { backOff } from './http.ts'
import { lock } from './keys/binder.ts'
import type { Parts } from './parts.ts'
import type { Phones } from './phones.ts'
import type { Phone } from './phone.ts'
import { takeTurns } from './sender.ts'
import { listen, type Stream } from './stream.ts'

const awayMs = 300_000
const pollMs = 60_000
/** With a stream, only to notice a copy that has grown old unheard. */
const slowPollMs = 600_000

type Message = { database?: string; gone?: string[]; lock?: boolean; sync?: true }

export type Running = { syncSoon(people?: boolean): void; stop(): void }

/** `shown`: the phones whose screens this tab shows. */
export function keepRunning(phones: Phones, parts: Parts, shown: () => Iterable<Phone>, page: Document, world: Window): Running {
  const channel = parts.channel?.('viewme') ?? null
  let stream: Stream | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let working = false
  let again: { people: boolean } | null = null
  let tries = 0

  const work = async (people: boolean): Promise<void> => {
    if (!sender.holding()) { channel?.postMessage({ sync: true } satisfies Message); return }
    if (working) { again = { people: people || (again?.people ?? false) }; return }
    working = true
    if (timer) clearTimeout(timer)
    try {
      const rounds = await phones.syncAll(sender.holding, people)
      mover.soon()
      const trouble = rounds.filter((round) => round.is === 'offline' || round.is === 'captive' || round.is === 'wait' || round.is === 'fault')
      tries = trouble.length > 0 ? tries + 1 : 0
      const least = Math.max(0, ...trouble.map((round) => (round.is === 'wait' ? round.ms : 0)))
      plan(tries > 0 ? backOff(tries, parts.chance(), least) : stream?.open() ? slowPollMs : pollMs)
      // What is asked for meanwhile goes first.
      while (!again && sender.holding() && await phones.tidy());
    } catch {
      tries++
      plan(backOff(tries, parts.chance()))
    } finally { working = false }
    if (again) { const next = again; again = null; void work(next.people) }
  }
  const plan = (ms: number) => { if (timer) clearTimeout(timer); timer = setTimeout(() => void work(false), ms) }

  const mover = keepMoving(parts, (holding) => phones.moveFiles(holding), () => sender.holding())
  const sender = takeTurns(parts, phones.registry, () => {
    stream = listen(parts, (notice) => void work('people' in notice), () => void work(true))
    // The directory too: what has changed in it while nobody listened would be missed.
    queueMicrotask(() => void work(true))
    return () => {
      stream?.close()
      stream = null
      mover.pause()
      if (timer) clearTimeout(timer)
    }
  })
  phones.sending = { holding: sender.holding, askOther: () => channel?.postMessage({ sync: true } satisfies Message) }
  phones.post = (message) => channel?.postMessage(message)
  if (channel) {
    channel.onmessage = ({ data }: MessageEvent<Message>) => {
      if (data.sync && sender.holding()) void work(false)
      if (data.database) void phones.heard({ database: data.database, gone: data.gone ?? [], lock: data.lock ?? false })
    }
  }

  let hiddenAt: number | null = page.visibilityState === 'hidden' ? parts.now() : null
  let awayTimer: ReturnType<typeof setTimeout> | null = null
  const lockAll = () => { for (const phone of shown()) lock(phone.copy) }
  const turned = () => {
    if (page.visibilityState === 'hidden') {
      hiddenAt = parts.now()
      awayTimer = setTimeout(lockAll, awayMs)
      return
    }
    if (awayTimer) clearTimeout(awayTimer)
    // A timer may have slept with the phone: the clock decides.
    if (hiddenAt !== null && parts.now() - hiddenAt > awayMs) lockAll()
    hiddenAt = null
    for (const phone of shown()) void phone.tick()
    stream?.reopen()
    void work(false)
  }
  const online = () => { tries = 0; stream?.reopen(); void work(false) }
  page.addEventListener('visibilitychange', turned)
  world.addEventListener('online', online)
  const minute = setInterval(() => { if (page.visibilityState === 'visible') for (const phone of shown()) void phone.tick() }, 60_000)
  return {
    syncSoon: (people = false) => void work(people),
    stop() {
      page.removeEventListener('visibilitychange', turned)
      world.removeEventListener('online', online)
      clearInterval(minute)
      sender.stop()
      channel?.close()
    },
  }
}

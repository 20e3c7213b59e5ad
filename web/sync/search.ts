// The page's half of search: starts the worker, hands it what the phone can read now, and keeps that true. What is gone leaves the worker in the same
// message; when the binder locks the worker ends, and a new one is handed what can still be read.
import type { Found, Searched } from '../platform/searched.ts'
import { binderIsOpen } from './copy.ts'
import type { FromSearch, ToSearch } from './search-messages.ts'
import type { Phone, Stop } from './phone.ts'

/** One kind's documents, of what is in force and readable now. */
export type Source = { kind: string; read(phone: Phone): Promise<Searched[]> }
/** `reading`: not all has been read yet. */
export type Answer = Found & { reading: boolean }
/** `most`: hits of each kind. Never answered once the search has ended. */
export type Search = { ask(text: string, most: number): Promise<Answer>; end(): void }
type Thread = { ask(text: string, most: number): Promise<Found>; end(): void; put(add: Searched[], gone: string[]): void; /** When all before has been taken in, or the thread has ended. */ taken(): Promise<void> }
export type WorkerLike = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage'>

const atOnce = 500

function startThread(makeWorker: () => WorkerLike): Thread {
  const worker = makeWorker()
  const asked = new Map<number, (found: Found) => void>()
  const waiting = new Set<() => void>()
  let number = 0
  worker.onmessage = ({ data }: MessageEvent<FromSearch>) => {
    asked.get(data.number)?.(data.found)
    asked.delete(data.number)
  }
  const send = (message: ToSearch) => worker.postMessage(message)
  const ask: Thread['ask'] = (text, most) => new Promise((resolve) => { asked.set(++number, resolve); send({ ask: text, most, number }) })
  return {
    put: (add, gone) => send({ add, gone }),
    ask,
    taken: () => new Promise((resolve) => {
      waiting.add(resolve)
      void ask('', 0).then(() => { waiting.delete(resolve); resolve() })
    }),
    end() {
      worker.terminate()
      asked.clear()
      for (const resolve of waiting) resolve()
    },
  }
}

/** `changed`: told when another answer than the last may be true. */
export function keepSearch(phone: Phone, sources: readonly Source[], makeWorker: () => WorkerLike, changed: () => void): Search {
  let thread = startThread(makeWorker)
  let wasOpen = binderIsOpen(phone.copy)
  let ended = false
  /** By kind and fact: all that can change in a document while its fact is the same. */
  let handed = new Map(sources.map(({ kind }) => [kind, new Map<string, string>()]))
  let unread = new Set(handed.keys())
  /** Of each reading that goes on: what is gone since it began. */
  const reading = new Set<{ gone: Set<string>; of: Thread }>()

  const stops: Stop[] = [phone.changes((gone) => {
    const open = binderIsOpen(phone.copy)
    if (wasOpen && !open) {
      thread.end()
      thread = startThread(makeWorker)
      handed = new Map(sources.map(({ kind }) => [kind, new Map<string, string>()]))
      unread = new Set(handed.keys())
      changed()
    }
    wasOpen = open
    if (gone.length === 0) return
    thread.put([], gone)
    for (const facts of handed.values()) for (const fact of gone) facts.delete(fact)
    for (const one of reading) for (const fact of gone) one.gone.add(fact)
    changed()
  })]

  const hand = async ({ kind, read }: Source): Promise<void> => {
    const now = { gone: new Set<string>(), of: thread }
    reading.add(now)
    try { await handOver(kind, await read(phone), now) } finally { reading.delete(now) }
  }
  const handOver = async (kind: string, documents: Searched[], now: { gone: Set<string>; of: Thread }): Promise<void> => {
    // Read with a key that is no longer held: it is read again.
    if (ended || now.of !== thread) return
    const standing = new Map(documents.filter(({ fact }) => !now.gone.has(fact)).map((one) => [one.fact, one]))
    const before = handed.get(kind)!
    const markOf = ({ title, at, show }: Searched) => JSON.stringify([title, at, show])
    const add = [...standing.values()].filter((one) => before.get(one.fact) !== markOf(one))
    const gone = [...before.keys()].filter((fact) => !standing.has(fact))
    if (gone.length > 0) thread.put([], gone)
    for (const fact of gone) before.delete(fact)
    // In parts, so that what is asked meanwhile is answered between them.
    for (let from = 0; from < add.length; from += atOnce) {
      const part = add.slice(from, from + atOnce).filter(({ fact }) => !now.gone.has(fact))
      thread.put(part, [])
      for (const one of part) before.set(one.fact, markOf(one))
      if (add.length > atOnce) await now.of.taken()
      if (ended || now.of !== thread) return
    }
    if (unread.delete(kind) || add.length + gone.length > 0) changed()
  }
  for (const source of sources) stops.push(phone.subscribe(() => hand(source), () => {}))
  return {
    async ask(text, most) {
      const reading = unread.size > 0
      return { ...await thread.ask(text, most), reading }
    },
    end() {
      ended = true
      for (const stop of stops) stop()
      thread.end()
    },
  }
}

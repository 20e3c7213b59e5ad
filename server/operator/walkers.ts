// Others who take parts of a large account: a thread each, with a connection of its own, on the same snapshot. Deciphering and hashing is
// most of the work, and one thread has only one core. They are given sub-keys of one account at a time, and hand back numbers and faults.
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ClientConfig } from 'pg'
import type { CheckKeys } from './check-fact.ts'
import type { Link } from './chains.ts'
import type { SubjectsChecked } from './check-subjects.ts'
import type { Span, Walked } from './check-writes.ts'

/** `snapshot`: exported by a transaction that stays open meanwhile. */
export type Place = { account: string; keys: CheckKeys; snapshot: string }
export type Task = Place & ({ span: Span; anchored: Link | undefined } | { subjects: string[] })
export type Walkers = {
  walk(place: Place, span: Span, anchored?: Link): Promise<Walked>
  subjects(place: Place, subjects: string[]): Promise<SubjectsChecked>
  close(): Promise<void>
}
export type Answer = { done: unknown } | { fault: Error }

type Waiting = { task: Task; answer(done: unknown): void; fail(fault: Error): void }

/** Started when there is something for them. `connection`: as whoever may read all accounts, by values that can be sent to a thread. */
export function openWalkers(connection: ClientConfig, count = availableParallelism()): Walkers {
  const idle: Worker[] = []
  const all = new Set<Worker>()
  const queue: Waiting[] = []

  const next = (worker: Worker): void => {
    const waiting = queue.shift()
    if (!waiting) { idle.push(worker); return }
    const settle = (message: Answer | Error) => {
      worker.off('message', settle).off('error', settle)
      // One that has ended takes nothing more: another goes on in its place.
      if (!(message instanceof Error)) next(worker)
      else if (all.delete(worker) && queue.length > 0) next(start())
      if (message instanceof Error) waiting.fail(message)
      else if ('fault' in message) waiting.fail(message.fault)
      else waiting.answer(message.done)
    }
    worker.on('message', settle).on('error', settle)
    worker.postMessage(waiting.task)
  }
  const ask = <T>(task: Task) => new Promise<T>((resolve, reject) => {
    queue.push({ task, answer: (done) => resolve(done as T), fail: reject })
    const free = idle.pop() ?? (all.size < count ? start() : null)
    if (free) next(free)
  })
  const start = () => {
    // What a page leaves behind lies outside the heap and goes only with it: a small nursery lets go often.
    const worker = new Worker(new URL('./walker.ts', import.meta.url), { workerData: connection, resourceLimits: { maxYoungGenerationSizeMb: 8 } })
    all.add(worker)
    return worker
  }

  return {
    async walk(place, span, anchored) {
      const walked = await ask<Walked>({ ...place, span, anchored })
      // Bytes lose their class on the way.
      return { ...walked, last: { ...walked.last, hash: Buffer.from(walked.last.hash) } }
    },
    subjects: (place, subjects) => ask({ ...place, subjects }),
    close: async () => { await Promise.all([...all].map((worker) => worker.terminate())) },
  }
}

// The page's half of search: starts the worker, hands it documents, ends it with the binder.
import type { FromSearch, ToSearch } from './search-worker.ts'
import type { Hit, SearchDocument } from './search-index.ts'

export type Search = { put(add: SearchDocument[], gone?: string[]): void; ask(text: string): Promise<Hit[]>; end(): void }

/** `makeWorker`: `() => new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' })`. */
export function startSearch(makeWorker: () => Worker): Search {
  const worker = makeWorker()
  const asked = new Map<number, (hits: Hit[]) => void>()
  let number = 0
  worker.onmessage = ({ data }: MessageEvent<FromSearch>) => {
    asked.get(data.number)?.(data.hits)
    asked.delete(data.number)
  }
  const send = (message: ToSearch) => worker.postMessage(message)
  return {
    put: (add, gone = []) => send({ add, gone }),
    ask: (text) => new Promise((resolve) => { asked.set(++number, resolve); send({ ask: text, number }) }),
    end() {
      worker.terminate()
      for (const resolve of asked.values()) resolve([])
      asked.clear()
    },
  }
}

// The search's own thread. It is handed documents in clear, keeps them in its memory alone and stores nothing; `gone` leaves that memory in the same message.
// When the binder locks the page ends this worker: its memory goes with it.
import { makeSearch, type Hit, type SearchDocument } from './search-index.ts'

export type ToSearch = { add: SearchDocument[]; gone: string[] } | { ask: string; number: number }
export type FromSearch = { number: number; hits: Hit[] }

const search = makeSearch()
const worker = self as unknown as DedicatedWorkerGlobalScope
worker.onmessage = ({ data }: MessageEvent<ToSearch>) => {
  if ('ask' in data) worker.postMessage({ number: data.number, hits: search.ask(data.ask) } satisfies FromSearch)
  else {
    search.gone(data.gone)
    search.add(data.add)
  }
}

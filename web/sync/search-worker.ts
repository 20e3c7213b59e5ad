// The search's own thread. It is handed documents in clear, keeps them in its memory alone and stores nothing; `gone` leaves that memory in the same message.
// When the binder locks the page ends this worker: its memory goes with it.
import { answering } from './search-messages.ts'

const worker = self as unknown as DedicatedWorkerGlobalScope
const answer = answering()
worker.onmessage = ({ data }) => {
  const reply = answer(data)
  if (reply) worker.postMessage(reply)
}

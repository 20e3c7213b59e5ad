// Change notices: one stream a browser, held by the tab that sends. It carries numbers only, and says when access has ended.
import { changeEvent } from '@viewme/contract/sync.ts'
import type { Parts } from './parts.ts'

export type Notice = { account: string; cursor: number; people: number } | { account: string; access: 'ended' }
export type Stream = { open(): boolean; reopen(): void; close(): void }

/** `heard` is told of every notice; `opened` when the line is there again, since notices may have been missed. */
export function listen(parts: Pick<Parts, 'eventSource' | 'chance'>, heard: (notice: Notice) => void, opened: () => void): Stream {
  let source: EventSource | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let tries = 0
  const close = () => {
    if (timer) clearTimeout(timer)
    timer = null
    source?.close()
    source = null
  }
  const start = () => {
    close()
    if (!parts.eventSource) return
    const made = parts.eventSource('/api/changes')
    source = made
    made.onopen = () => { tries = 0; opened() }
    made.onmessage = (event) => {
      try {
        const notice = changeEvent.safeParse(JSON.parse(String(event.data)))
        if (notice.success) heard(notice.data)
      } catch { /* not ours */ }
    }
    // The browser tries again by itself while it is connecting; after a refusal it does not.
    made.onerror = () => {
      if (made.readyState !== 2 || source !== made) return
      source = null
      tries++
      timer = setTimeout(start, Math.min(300_000, 5000 * 2 ** tries) * (0.5 + parts.chance() / 2))
    }
  }
  start()
  return {
    open: () => source?.readyState === 1,
    /** After sleep: with 0–5 s of chance, so that a thousand phones waking at seven do not come at once. */
    reopen() {
      if (source?.readyState === 1) return
      close()
      timer = setTimeout(start, parts.chance() * 5000)
    },
    close,
  }
}

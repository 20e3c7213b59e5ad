// Keeps what is being written on the phone: at once after a pause, else at most a third of a second after each key, one writing after the other, and when the screen is left.
import { useEffect, useRef, useState } from 'react'
import { now } from './clock.ts'
import type { Place } from './draft-place.ts'
import { useHalfWritten } from './half-written.ts'

const soon = 300

/** Keeps it there, or lets go of it (null). Gives where it lies now, another place when another tab has written there since; null when it could not be kept. */
type Keep<D> = (place: Place, draft: D | null) => Promise<Place | null>
export type Kept<D> = {
  /** Where it lies, by name. */
  name: string
  /** When it was last kept (ISO); null when nothing is kept. */
  at: string | null
  /** Nothing has been typed that is not on the disk yet. */
  all: boolean
  /** It could not be kept now: the text stands in the form alone. */
  failed: boolean
  /** Lets go of this draft for good, unless another tab has gone on with it; resolves when nothing of it is left. */
  letGo(): Promise<void>
  /** Keeps what came after the screen was left. */
  keepLeft(draft: D): void
}

/** `draft` null: nothing to keep. `begun`: where it lies, and when what was found there was kept. */
export function useKeptDraft<D>(begun: { place: Place; at: string | null }, draft: D | null, keep: Keep<D>): Kept<D> {
  const [at, tell] = useState(begun.at)
  const [name, lie] = useState(begun.place.name)
  const [failed, fail] = useState(false)
  const key = JSON.stringify(draft)
  // An earlier version that is brought back is a draft from the start.
  const [begunWith] = useState(begun.at === null && draft !== null ? null : key)
  // Said of the very text: no key that has just been typed is taken for kept for a single moment.
  const [onDisk, done] = useState(begunWith)
  const [writer] = useState(() => makeWriter(begun.place, keep, (kept, is, written) => {
    fail(kept === null)
    if (!kept) return
    tell(is)
    lie(kept.name)
    done(written)
  }))
  const seen = useRef(begunWith)
  useEffect(() => {
    if (seen.current === key) return
    seen.current = key
    writer.write(draft)
  }, [key])
  useHalfWritten(draft !== null)
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') writer.now() }
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      writer.now()
    }
  }, [])
  return { name, at, all: onDisk === key, failed, letGo: writer.letGo, keepLeft: (late) => { writer.write(late); writer.now() } }
}

function makeWriter<D>(begun: Place, keep: Keep<D>, tell: (kept: Place | null, at: string | null, written: string) => void) {
  let place = begun
  let unkept: { draft: D | null } | null = null
  let timer: ReturnType<typeof setTimeout> | null = null
  let over = false
  let lastKept = 0
  // One after the other: an older text must never land on a newer one.
  let line: Promise<void> = Promise.resolve()
  const keepNow = () => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const last = unkept
    unkept = null
    if (!last || over) return
    lastKept = now().getTime()
    line = line.then(async () => {
      const kept = await keep(place, last.draft)
      if (kept) place = kept
      // Tried again when the screen is hidden or left, unless something newer has been written.
      if (!kept && unkept === null && !over) unkept = last
      tell(kept, last.draft === null ? null : now().toISOString(), JSON.stringify(last.draft))
    })
  }
  return {
    write(draft: D | null) {
      unkept = { draft }
      // Not put off by the next key: whoever types without a pause loses no more than whoever pauses.
      timer ??= setTimeout(keepNow, Math.max(0, Math.min(soon, lastKept + soon - now().getTime())))
    },
    now: keepNow,
    async letGo() {
      over = true
      await line
      await keep(place, null)
    },
  }
}

// Keeps what is being written on the phone: at once after a pause, else at most a third of a second after each key, one writing after the other, and when the screen is left.
import { useEffect, useRef, useState } from 'react'
import { now } from '../../platform/clock.ts'
import { useHalfWritten } from '../../platform/half-written.ts'
import { keepDraft, type Draft } from './editing.data.ts'

const soon = 300

export type Kept = {
  /** When it was last kept (ISO); null when nothing is kept. */
  at: string | null
  /** Nothing has been typed that is not on the disk yet. */
  all: boolean
  /** It could not be kept now: the text stands in the form alone. */
  failed: boolean
  /** Lets go of the draft for good; resolves when nothing of it is left. */
  letGo(): Promise<void>
}

/** `draft` null: nothing to keep. `begun`: when what was found here was kept. */
export function useKeptDraft(subject: string, draft: Draft | null, begun: string | null): Kept {
  const [at, tell] = useState(begun)
  const [failed, fail] = useState(false)
  const [all, done] = useState(true)
  const [writer] = useState(() => makeWriter(subject, (kept, is, last) => {
    fail(!kept)
    if (kept) tell(is)
    if (last) done(kept)
  }))
  const key = JSON.stringify(draft)
  // An earlier version that is brought back is a draft from the start.
  const seen = useRef(begun === null && draft !== null ? null : key)
  useEffect(() => {
    if (seen.current === key) return
    seen.current = key
    done(false)
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
  return { at, all, failed, letGo: writer.letGo }
}

function makeWriter(subject: string, tell: (kept: boolean, at: string | null, last: boolean) => void) {
  let unkept: { draft: Draft | null } | null = null
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
      const kept = await keepDraft(subject, last.draft)
      // Tried again when the screen is hidden or left, unless something newer has been written.
      if (!kept && unkept === null && !over) unkept = last
      tell(kept, last.draft && now().toISOString(), unkept === null || unkept === last)
    })
  }
  return {
    write(draft: Draft | null) {
      unkept = { draft }
      // Not put off by the next key: whoever types without a pause loses no more than whoever pauses.
      timer ??= setTimeout(keepNow, Math.max(0, Math.min(soon, lastKept + soon - now().getTime())))
    },
    now: keepNow,
    async letGo() {
      over = true
      await line
      await keepDraft(subject, null)
    },
  }
}

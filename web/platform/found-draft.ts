// What was half written in a form when it was last left: read once, before the form is shown, and again when another draft of the same is asked for.
import { useEffect, useState } from 'react'
import type { OtherDraft, Place } from './draft-place.ts'

/** `at`: when it was kept (ISO). Both null when nothing was. `others`: what else lies there. */
export type Found<D> = { place: Place; at: string | null; draft: D | null; others: OtherDraft[] }

/** `of`: what is written. Undefined until it has been read. `open`: shows another draft of the same in its place, by its id; what stands in the form is kept by the form itself. */
export function useFoundDraft<D>(of: string, find: (of: string, id: string | null) => Promise<Found<D>>): { found: Found<D> | undefined; open: (id: string) => void } {
  const [asked, ask] = useState<{ of: string; id: string } | null>(null)
  const id = asked?.of === of ? asked.id : null
  const key = `${of} ${id}`
  const [read, show] = useState<{ key: string; found: Found<D> }>()
  useEffect(() => {
    let left = false
    void find(of, id).then((found) => { if (!left) show({ key, found }) })
    return () => {
      left = true
    }
  }, [key])
  return { found: read?.key === key ? read.found : undefined, open: (other) => ask({ of, id: other }) }
}

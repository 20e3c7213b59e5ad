// What was half written in a form when it was last left: read once, before the form is shown.
import { useEffect, useState } from 'react'
import type { Place } from './draft-place.ts'

/** `at`: when it was kept (ISO). Both null when nothing was. */
export type Found<D> = { place: Place; at: string | null; draft: D | null }

/** `of`: what is written. Undefined until it has been read. */
export function useFoundDraft<D>(of: string, find: (of: string) => Promise<Found<D>>): Found<D> | undefined {
  const [found, show] = useState<{ of: string; found: Found<D> }>()
  useEffect(() => {
    let left = false
    void find(of).then((one) => { if (!left) show({ of, found: one }) })
    return () => {
      left = true
    }
  }, [of])
  return found?.of === of ? found.found : undefined
}

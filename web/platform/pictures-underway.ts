// Pictures that are being made ready for the parts of one form: it takes seconds, and whoever writes goes on meanwhile.
import type { FileRef } from '@viewme/contract/files.ts'
import { useEffect, useRef, useState } from 'react'
import { whenLifted } from './pressed.ts'

export type PictureFault = 'unreadable' | 'full' | 'not-saved'
/** What the form was begun on; another after it has been thrown away. */
type Sheet = object
type Underway = { sheet: Sheet; step: string }
export type Pictures = {
  /** Steps whose picture is being made ready. */
  underway: string[]
  faults: ReadonlyMap<string, PictureFault>
  choose: (step: string, file: File) => void
  /** Another look has been chosen for the step: what is underway no longer lands there. */
  leave: (step: string) => void
}

/** `keepPicture`: keeps one on the phone. `put`: called with each picture that is ready, also when the form has been left meanwhile (`left`). */
export function usePictures(keepPicture: (chosen: Blob) => Promise<FileRef | PictureFault>, sheet: Sheet, put: (sheet: Sheet, step: string, picture: FileRef, left: boolean) => void): Pictures {
  const [list, show] = useState<Underway[]>([])
  const [faults, fail] = useState<ReadonlyMap<string, PictureFault>>(new Map())
  const putNow = useRef(put)
  useEffect(() => { putNow.current = put })
  // What still may land: asked when a picture comes, which no rendering need have come before.
  const [awaited] = useState(() => new Set<Underway>())
  const left = useRef(false)
  useEffect(() => {
    left.current = false
    return () => { left.current = true }
  }, [])
  const over = (one: Underway) => {
    awaited.delete(one)
    show([...awaited])
  }
  const said = (step: string, fault: PictureFault | null) => fail((before) => new Map([...[...before].filter(([id]) => id !== step), ...(fault ? [[step, fault] as const] : [])]))
  const leave = (step: string) => {
    said(step, null)
    for (const one of [...awaited]) if (one.step === step && one.sheet === sheet) over(one)
  }
  const choose = (step: string, file: File) => {
    leave(step)
    const one = { sheet, step }
    awaited.add(one)
    show([...awaited])
    void keepPicture(file).catch(() => 'not-saved' as const).then((kept) => whenLifted(() => {
      if (!awaited.has(one)) return
      if (typeof kept === 'string') said(step, kept)
      else putNow.current(sheet, step, kept, left.current)
      over(one)
    }))
  }
  return { underway: list.filter((one) => one.sheet === sheet).map((one) => one.step), faults, choose, leave }
}

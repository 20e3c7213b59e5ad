// Pictures that are being made ready for the steps of one editor: it takes seconds, and whoever writes goes on meanwhile.
import { useEffect, useRef, useState } from 'react'
import { whenLifted } from '../../platform/pressed.ts'
import type { EditedPicture } from './edited.ts'
import { keepPicture, type PictureFault } from './pictures.data.ts'
import type { Sheet } from './written.fold.ts'

type Ready = Omit<EditedPicture, 'shows'>
type Underway = { sheet: Sheet; step: string }
export type StepPictures = {
  /** Steps whose picture is being made ready. */
  underway: string[]
  faults: ReadonlyMap<string, PictureFault>
  choose: (step: string, file: File) => void
  /** Another look has been chosen for the step: what is underway no longer lands there. */
  leave: (step: string) => void
}

/** `put`: called with each picture that is ready, also when the editor has been left meanwhile (`left`). */
export function usePictures(sheet: Sheet, put: (sheet: Sheet, step: string, picture: Ready, left: boolean) => void): StepPictures {
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

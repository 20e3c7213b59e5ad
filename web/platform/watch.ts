// How a screen follows the phone's copy: a watch gives the first value as soon as it is read, and every later one.
import { useEffect, useState } from 'react'
import { drawAtOnce } from './drawn.ts'
import { presses, whenLifted } from './pressed.ts'

export type Stop = () => void
export type Watch<T> = (give: (value: T) => void, fail: (fault: unknown) => void) => Stop

/** The latest value, or undefined until the first one is read; until then `known`, where it was read before. A fault goes to the nearest error boundary. */
export function useWatched<T>(watch: Watch<T>, keys: readonly unknown[] = [], known?: () => T | undefined): T | undefined {
  const [seen, show] = useState<{ keys: string; value: T }>()
  const [fault, fail] = useState<{ fault: unknown }>()
  const key = JSON.stringify(keys)
  // The watch itself may be a new function at every render; what it depends on stands in `keys`.
  useEffect(() => {
    let begun = false
    const pressesBefore = presses()
    return watch((value) => {
      const give = () => drawAtOnce(() => show({ keys: key, value }))
      // The first is what one has come to see; a later one arrives by itself, and so does a first one that comes while something here is pressed already.
      if (begun || presses() !== pressesBefore) whenLifted(give)
      else give()
      begun = true
    }, (thrown) => fail({ fault: thrown }))
  }, [key])
  if (fault) throw fault.fault
  return seen?.keys === key ? seen.value : known?.()
}

/** Something opened once that can be read now and after every change: the phone's copy, as a data file gets it. */
type Opened = { subscribe<T>(read: () => Promise<T>, give: (value: T) => void, fail: (fault: unknown) => void): Stop }

/** Watches made of reads of what `open` opens. Where nothing can be opened, nothing is given. */
export const watchOf = <O extends Opened>(open: () => Promise<O | null>) => <T>(read: (opened: O) => Promise<T>): Watch<T> => (give, fail) => {
  let left = false
  let stop: Stop = () => {}
  open().then((opened) => {
    if (opened && !left) stop = opened.subscribe(() => read(opened), give, fail)
  }, fail)
  return () => {
    left = true
    stop()
  }
}

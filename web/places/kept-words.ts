// What somebody is searching for, kept with this place in the tab's history: there after a reload and after going back. Never in the address.
import { useEffect, useState } from 'react'
import { keepHere, path, stateHere } from '../platform/location.ts'

/** A browser takes only so many changes of its history in a while. */
const keptAfterMs = 400

const askedHere = (): string => {
  const { asked } = stateHere()
  return typeof asked === 'string' ? asked : ''
}

/** `keep`: now, and not after a while: before going from here. */
export function useKeptWords(): { words: string; write: (words: string) => void; keep: () => void } {
  const [words, write] = useState(askedHere)
  const [here] = useState(path)
  const keep = () => { if (path() === here && askedHere() !== words) keepHere({ asked: words }) }
  useEffect(() => {
    const later = setTimeout(keep, keptAfterMs)
    addEventListener('pagehide', keep)
    return () => {
      clearTimeout(later)
      removeEventListener('pagehide', keep)
    }
  }, [words])
  return { words, write, keep }
}

// What a form does when it is saved: nothing twice, then away, or the reason in words.
import { useState } from 'react'
import { go, path } from './location.ts'
import { savedWords } from './saved-words.ts'

type Outcome = Parameters<typeof savedWords>[0]

/** `after`: where one is taken once it is saved, or what is done then; nobody who has gone elsewhere meanwhile is taken from there. `letGo`: of what was half written, before that. `failed`: why it was not, in words. */
export function useSaving(after: string | (() => void), letGo?: () => Promise<void>): { busy: boolean; failed: string | null; keep(write: () => Promise<Outcome>): Promise<void> } {
  const [busy, work] = useState(false)
  const [failed, fail] = useState<string | null>(null)
  const keep = async (write: () => Promise<Outcome>): Promise<void> => {
    const here = path()
    work(true)
    const saved = await write()
    if (saved === 'saved') await letGo?.()
    work(false)
    if (saved !== 'saved') return fail(savedWords(saved))
    if (typeof after !== 'string') after()
    else if (path() === here) go(after, { replace: true })
  }
  return { busy, failed, keep }
}

import { useSyncExternalStore } from 'react'
import { path, watchPath } from './location.ts'

/** Path and query, e.g. `/instruction/abc?step=2`, drawn anew at every move. */
export const usePath = (): string => useSyncExternalStore(watchPath, path)

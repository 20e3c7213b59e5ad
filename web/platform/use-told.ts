// A screen that shows what is told. Apart from told.ts: hooks are built twice, what is told exists once.
import { useSyncExternalStore } from 'react'
import type { Told } from './told.ts'

export const useTold = <T>({ watch, value }: Told<T>): T => useSyncExternalStore(watch, value)

// Apart from texts.ts: hooks are built twice, the texts exist once.
import { useSyncExternalStore } from 'react'
import { watchLanguage } from '../platform/language.ts'
import { momentTexts, type MomentTexts } from './texts.ts'

export const useTexts = (): MomentTexts => useSyncExternalStore(watchLanguage, momentTexts)

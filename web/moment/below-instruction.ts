// What the rest of the app shows below an instruction, once it is loaded. Nothing until then: the steps never wait for it.
import type { ReactNode } from 'react'
import { told } from '../platform/told.ts'

export const { tell: showBelow, use: useBelow } = told<(subject: string) => ReactNode>(() => null)

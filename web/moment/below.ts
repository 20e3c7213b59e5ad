// What the rest of the app shows below an instruction, and below the start screen, once it is loaded. Nothing until then: the steps never wait for it.
// It draws into an element of its own: the two are not drawn by the same library.
import { told } from '../platform/told.ts'

/** Draws what belongs to `subject` into `element`; the answer takes it away. */
export type ShowBelow = (element: HTMLElement, subject: string) => () => void

export const below = told<ShowBelow | null>(null)
/** The same below the start screen's buttons. */
export const belowNow = told<((element: HTMLElement) => () => void) | null>(null)
/** Buttons for those whom `text` says to ring, where this phone has their number. */
export const calls = told<((element: HTMLElement, text: string) => () => void) | null>(null)

// Which version stands before somebody who has begun on its steps. Pure.
import type { MomentInstruction } from './moment.fold.ts'

/** `asked`: the version that the address named when it was begun; null = the one in force. */
export type Following = { instruction: MomentInstruction; asked: string | null }

/** A version that comes into force while someone follows another does not change the words under their eyes; nor when the one that was asked for no longer stands. */
export const heldOf = (following: Following | null, latest: MomentInstruction, asked: string | null): MomentInstruction =>
  (following?.instruction.subject === latest.subject && following.asked === asked ? following.instruction : latest)

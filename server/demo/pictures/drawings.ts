// All drawings, in the order of the instructions' steps, and of Tove's ways to say something.
import { drawings as choking } from './choking.ts'
import { drawings as lift } from './lift-stops.ts'
import { drawings as pain } from './pain.ts'
import { drawings as says } from './says.ts'
import { drawings as seizure } from './seizure.ts'
import { drawings as transfer } from './transfer.ts'

const byInstruction: Record<string, readonly string[]> = { seizure, choking, transfer, pain, lift, says }

export type Drawing = { instruction: string; name: string; inside: string }

export const allDrawings = (): Drawing[] =>
  Object.entries(byInstruction).flatMap(([instruction, drawings]) => drawings.map((inside, place) => ({ instruction, name: `${instruction}-${place + 1}`, inside })))

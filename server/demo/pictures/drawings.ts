// All drawings, in the order of the instructions' steps.
import { drawings as choking } from './choking.ts'
import { drawings as lift } from './lift-stops.ts'
import { drawings as pain } from './pain.ts'
import { drawings as seizure } from './seizure.ts'
import { drawings as transfer } from './transfer.ts'

const byInstruction: Record<string, readonly string[]> = { seizure, choking, transfer, pain, lift }

export type Drawing = { instruction: string; name: string; inside: string }

export const allDrawings = (): Drawing[] =>
  Object.entries(byInstruction).flatMap(([instruction, drawings]) => drawings.map((inside, place) => ({ instruction, name: `${instruction}-${place + 1}`, inside })))

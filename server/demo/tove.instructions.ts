// Tove's instructions that the demo has. Each lies in a file of its own, with every version that was published.
import type { DemoInstruction } from './demo.content.ts'
import { choking } from './tove.choking.ts'
import { meal } from './tove.meal.ts'
import { liftStops, transfer } from './tove.moving.ts'
import { pain } from './tove.pain.ts'
import { seizure } from './tove.seizure.ts'

export const toveInstructions: DemoInstruction[] = [seizure, choking, transfer, meal, pain, liftStops]

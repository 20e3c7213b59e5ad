// Tove's instructions that the demo has. Each lies in a file of its own, with every version that was published.
import type { DemoInstruction } from './demo.content.ts'
import { choking } from './tove.choking.ts'
import { meal } from './tove.meal.ts'
import { liftStops, transfer } from './tove.moving.ts'
import { pain } from './tove.pain.ts'
import { tovePictures } from './tove.pictures.ts'
import { seizure } from './tove.seizure.ts'

/** Each step with the picture that was drawn for it. Earlier wordings of a step had none. */
const withPictures = (instruction: DemoInstruction): DemoInstruction => ({
  ...instruction,
  steps: instruction.steps.map((step, at) => {
    const drawn = tovePictures.find((one) => one.instruction === instruction.key && one.step === at + 1)
    return drawn ? { ...step, picture: { from: drawn.file, shows: drawn.shows } } : step
  }),
})

export const toveInstructions: DemoInstruction[] = [seizure, choking, transfer, meal, pain, liftStops].map(withPictures)

// Tove's twenty-five instructions, in the order of their numbers in the story. Each lies in its theme's file, with every version that was published.
import type { DemoInstruction } from './demo.content.ts'
import { careVisit, outing } from './tove.away.ts'
import { worried } from './tove.calm.ts'
import { choking } from './tove.choking.ts'
import { choosing, eyeComputer } from './tove.communication.ts'
import { mouthCare, periods, shower, toilet } from './tove.hygiene.ts'
import { meal } from './tove.meal.ts'
import { buttonOut, medicine } from './tove.medicine.ts'
import { liftStops, transfer } from './tove.moving.ts'
import { pain } from './tove.pain.ts'
import { tovePictures } from './tove.pictures.ts'
import { orthoses, standing } from './tove.posture.ts'
import { evening, handover, morning, nightTurning } from './tove.routines.ts'
import { seizure } from './tove.seizure.ts'
import { transport, wheelchair } from './tove.wheelchair.ts'

/** Each step with the picture that was drawn for it, in its symbol's place. Earlier wordings of a step had none. */
const withPictures = (instruction: DemoInstruction): DemoInstruction => ({
  ...instruction,
  steps: instruction.steps.map(({ symbol, ...step }, at) => {
    const drawn = tovePictures.find((one) => one.instruction === instruction.key && one.step === at + 1)
    return { ...step, ...(drawn ? { picture: { from: drawn.file, shows: drawn.shows } } : symbol ? { symbol } : {}) }
  }),
})

export const toveInstructions: DemoInstruction[] = [
  seizure, choking, transfer, medicine, meal, buttonOut, pain, worried,
  morning, evening, nightTurning, mouthCare, shower, toilet, periods, standing, orthoses, eyeComputer, choosing,
  transport, outing, careVisit, wheelchair, liftStops, handover,
].map(withPictures)

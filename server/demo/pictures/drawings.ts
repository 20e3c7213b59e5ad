// All drawings by the instruction they belong to, and of Tove's ways to say something. A list: every step in order. Otherwise: by the step's place.
import { drawings as button } from './button-out.ts'
import { drawings as worried } from './calm.ts'
import { drawings as choking } from './choking.ts'
import { choosing, computer } from './communication.ts'
import { evening, morning, outing, visit } from './day.ts'
import { periods, toilet } from './hygiene.ts'
import { drawings as lift } from './lift-stops.ts'
import { drawings as meal } from './meal.ts'
import { drawings as medicine } from './medicine.ts'
import { drawings as mouth } from './mouth.ts'
import { drawings as night } from './night.ts'
import { drawings as orthoses } from './orthoses.ts'
import { drawings as pain } from './pain.ts'
import { drawings as says } from './says.ts'
import { drawings as seizure } from './seizure.ts'
import { drawings as shower } from './shower.ts'
import { drawings as standing } from './standing.ts'
import { drawings as transfer } from './transfer.ts'
import { drawings as transport } from './transport.ts'
import { drawings as wheelchair } from './wheelchair.ts'

const byInstruction: Record<string, readonly string[] | Record<number, string>> = {
  seizure, choking, transfer, medicine, meal, button, pain, worried, morning, evening, night, mouth, shower, toilet, periods, standing, orthoses, computer, choosing,
  transport, outing, visit, wheelchair, lift, says,
}

export type Drawing = { instruction: string; name: string; inside: string }

export const allDrawings = (): Drawing[] =>
  Object.entries(byInstruction).flatMap(([instruction, drawings]) => (Array.isArray(drawings) ? drawings.map((inside, place): [number, string] => [place + 1, inside]) : Object.entries(drawings))
    .map(([step, inside]) => ({ instruction, name: `${instruction}-${step}`, inside })))

/** The drawing as a file of its own. Hundredths are finer than anyone sees; more would only make the file larger. */
export const svgOf = (inside: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 450" width="900" height="675"><rect width="600" height="450" fill="#FFFFFF"/>${inside}</svg>`
    .replaceAll(/-?\d+\.\d{3,}(?:e-\d+)?/g, (number) => String(Math.round(Number(number) * 100) / 100))

// The things around Tove that the drawings need.
import { along, at, box, colours, disc, joined, part, say, shape, stroke, type Point } from './kit.ts'

/** A clock with the minutes that have passed filled in. */
export const clock = (x: number, y: number, r: number, minutes: number, { whole = 60, watch = false } = {}): string => {
  const angle = (minutes / whole) * 2 * Math.PI
  const end: Point = [Math.sin(angle) * r * 0.86, -Math.cos(angle) * r * 0.86]
  const full = minutes >= whole
  const slice = full ? disc(0, 0, r * 0.86, colours.apricot, 0) : `<path d="M0 0V${-r * 0.86}A${r * 0.86} ${r * 0.86} 0 ${angle > Math.PI ? 1 : 0} 1 ${end.join(' ')}Z" fill="${colours.apricot}"/>`
  return at(x, y, (watch ? box(-14, -r - 30, 28, 30, colours.soft, 6) : '') + disc(0, 0, r, colours.white, 9) + (minutes ? slice : '')
    + [0, 90, 180, 270].map((turn) => at(0, 0, stroke(`M0 ${-r * 0.82}V${-r * 0.7}`, 7, colours.ink), { turn })).join('') + stroke(along([[0, 0], [end[0] * 0.86, end[1] * 0.86]]), 8, colours.ink) + disc(0, 0, 7, colours.ink, 0))
}
export const minutes = (x: number, y: number, what: string, size = 50): string => say(x, y, size, `${what} min`)

const handset = 'M22 16.9v3a2 2 0 0 1-2.2 2 19.8 19.8 0 0 1-8.6-3.1 19.5 19.5 0 0 1-6-6 19.8 19.8 0 0 1-3.1-8.7A2 2 0 0 1 4.1 2h3a2 2 0 0 1 2 1.7 12.8 12.8 0 0 0 .7 2.8 2 2 0 0 1-.5 2.1L8.1 9.9a16 16 0 0 0 6 6l1.3-1.3a2 2 0 0 1 2.1-.4 12.8 12.8 0 0 0 2.8.7A2 2 0 0 1 22 16.9z'
export const receiver = (x: number, y: number, size: number, colour = colours.white): string => at(x - 12 * size, y - 12 * size, `<path d="${handset}" fill="${colour}"/>`, { size })
/** A phone about 140 × 240 with its middle at (x, y). */
export const phone = (x: number, y: number, { number = '', screen = colours.red, inside = '', size = 1, turn = 0 } = {}): string =>
  at(x, y, box(-72, -122, 144, 244, colours.ink, 24) + box(-58, -100, 116, 196, screen, 10, 0) + (number ? say(0, -12, number.length > 3 ? 42 : 54, number, colours.white) + receiver(0, 48, 2.4) : '') + inside, { size, turn })

/** The red bag with the medicine. */
export const bag = (x: number, y: number, size = 1): string =>
  at(x, y, stroke('M-26 -44Q-26 -74 0 -74Q26 -74 26 -44', 12, colours.ink) + box(-68, -46, 136, 100, colours.red, 16, 7) + stroke('M0 -22V30M-26 4H26', 16, colours.white), { size })
/** A syringe for the mouth, no needle; its tip points to the right at (0, 0). */
export const syringe = (x: number, y: number, { turn = 0, size = 1 } = {}): string =>
  at(x, y, stroke('M-150 0H-196M-196 -18V18', 9, colours.ink) + box(-150, -16, 116, 32, colours.white, 6) + box(-92, -12, 56, 24, colours.apricot, 3, 0) + stroke('M-150 -26V26', 9, colours.ink) + shape('M-34 -9L0 -5V5L-34 9Z', colours.white), { turn, size })
export const pillow = (x: number, y: number, w = 130, h = 46, fill = colours.tint): string => shape(`M${x - w / 2} ${y - h / 2}Q${x} ${y - h / 2 - 14} ${x + w / 2} ${y - h / 2}Q${x + w / 2 + 16} ${y} ${x + w / 2} ${y + h / 2}Q${x} ${y + h / 2 + 8} ${x - w / 2} ${y + h / 2}Q${x - w / 2 - 16} ${y} ${x - w / 2} ${y - h / 2}Z`, fill)

/** A wheelchair that faces right, the seat's back corner at (x, y). */
export const wheelchair = (x: number, y: number, { turn = 0, rest = true } = {}): string =>
  disc(x + 24, y + 66, 66, 'none', 12, colours.soft) + disc(x + 24, y + 66, 9, colours.soft, 0) + disc(x + 134, y + 108, 24, 'none', 11, colours.soft)
  + at(x, y, stroke('M0 0L-16 -128L-52 -134M0 0H112L132 74M112 78H166M30 6L30 60M104 4L132 100', 13, colours.soft) + stroke('M-4 -16L-14 -112', 24, colours.ink) + stroke('M8 0H104', 24, colours.ink) + (rest ? stroke('M-22 -150L-20 -178', 22, colours.ink) : ''), { turn })
export const bed = (y: number): string => box(26, y, 548, 36, colours.paper, 10) + stroke(along([[52, y + 40], [52, y + 84]]), 14, colours.soft) + stroke(along([[548, y + 40], [548, y + 84]]), 14, colours.soft)
/** Ceiling rail, lift box and hanging bar; the bar's middle at (x, y). */
export const lift = (x: number, y: number, { rail = true } = {}): string =>
  (rail ? stroke('M20 20H580', 16, colours.soft) : '') + stroke(along([[x, 24], [x, y]]), 9, colours.ink) + box(x - 42, 26, 84, 52, colours.white, 10) + joined(part([[x - 44, y], [x + 44, y]], 10, colours.soft))
export const paper = (x: number, y: number, size = 1): string => at(x, y, box(-70, -92, 140, 184, colours.white, 10, 7) + stroke('M-44 -52H44M-44 -16H44M-44 20H14', 8, colours.line), { size })
export const pencil = (x: number, y: number, turn = 0, size = 1): string => at(x, y, shape('M0 0L22 -14H120V14H22Z', colours.apricot) + stroke('M22 -14V14', 6, colours.ink), { turn, size })
/** The button to the stomach, with its tube. */
export const button = (x: number, y: number, size = 1): string => at(x, y, disc(0, 0, 15, colours.white, 6) + disc(0, 0, 5, colours.ink, 0), { size })

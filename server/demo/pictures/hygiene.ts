// Skin and period: what a finger shows, and where the warmth lies.
import { at, colours, disc, joined, never, part, shape, straight, stroke, tick } from './kit.ts'
import { A, hand, head, Tove } from './figures.ts'
import { callNurse, stomach } from './close.ts'
import { button } from './things.ts'

/** Her hip as she lies on her side: shirt, nappy, thigh, and what is seen on the skin. */
const hip = (patch: string) => joined(part([[30, 16], [190, 44]], 104, colours.skin)) + joined(part([[-190, 0], [-84, 0]], 120, Tove.shirt)) + shape('M-86 -66Q-10 -78 34 -44Q20 10 44 74Q-20 76 -86 62Z', colours.white, 8) + stroke('M-66 -64V60', 8, colours.mint) + `<ellipse cx="88" cy="14" rx="34" ry="26" fill="${patch}"/>`
const skin = (x: number, y: number, patch: string) => disc(x, y, 74, colours.skin, 8) + `<ellipse cx="${x}" cy="${y}" rx="40" ry="31" fill="${patch}"/>`
const pressRed = at(132, 330, hip(colours.red), { size: 0.72 }) + hand(162, 276, A, { kind: 'point', turn: 70, size: 0.84, sleeve: 260 }) + straight([206, 90], [250, 216], { width: 18 }) + stroke('M312 20V430M312 225H580', 6, colours.line)
  + skin(398, 118, colours.white) + tick(526, 118, 1.9) + skin(398, 332, colours.red) + straight([484, 332], [514, 332], { width: 11 }) + callNurse(554, 332, 0.54)
const pad = shape('M-80 -40Q0 -56 80 -40V40Q0 56 -80 40Z', colours.red, 8) + [-36, 0, 36].map((x) => stroke(`M${x} -18Q${x + 12} -6 ${x} 4T${x} 24`, 7, colours.white)).join('')
const warmth = stomach(190, 226, { size: 0.86, on: '' }) + at(190, 300, pad, { size: 1.1 }) + button(230, 186, 1.3) + never(230, 186, 34) + hand(344, 320, A, { flip: true, turn: 10, size: 0.7, sleeve: 260 })
  + at(486, 124, disc(0, 0, 108, colours.white, 7, colours.line) + head(-14, 14, A, { size: 1.2 }) + at(44, 32, pad, { turn: 80, size: 0.5 }) + tick(86, -76, 0.9))

export const toilet = { 6: pressRed }
export const periods = { 5: warmth }

// Medicines by the button in the stomach: the steps whose hands must be right.
import { at, badge, box, colours, disc, floor, never, rays, say, shape, straight, stroke, tick } from './kit.ts'
import { onSide } from './figures.ts'
import { atButton, bigSyringe, callNurse, glass, stomach } from './close.ts'
import { clock, minutes } from './things.ts'

const pushed = (much: string) => say(436, 92, 64, much) + straight([540, 150], [372, 150], { width: 20 })
const rinse = atButton() + pushed('20 ml') + glass(530, 382, { size: 1.1, fill: colours.blue })
const mixed = bigSyringe(560, 372, { size: 0.68, fill: colours.apricot }) + box(468, 357, 34, 30, colours.pink, 0, 0) + never(470, 372, 58)
const oneByOne = [colours.apricot, colours.blue, colours.pink].map((fill, n) => bigSyringe(250, 70 + n * 154, { size: 0.8, fill }) + badge(292, 70 + n * 154, String(n + 1), 27)).join('')
  + straight([130, 106], [130, 182], { width: 12 }) + straight([130, 262], [130, 338], { width: 12 }) + say(225, 288, 38, '5 ml') + stomach(470, 150, { size: 0.62 }) + straight([334, 150], [468, 134], { width: 14 }) + mixed
// Slowly and lightly: one finger, a thin broken arrow. Not hard: a thick one.
const lightly = stroke('M540 176H400', 24, colours.white) + stroke('M540 176H400', 8, colours.green).replace('stroke-linecap', 'stroke-dasharray="2 22" stroke-linecap') + shape('M392 160L364 176L392 192Z', colours.green, 4, colours.green) + tick(568, 174, 0.9)
const hard = straight([590, 62], [340, 62], { width: 34, colour: colours.red }) + never(480, 62, 52)
const blocked = atButton({ kind: 'point' }) + rays(216, 172, 34, 62, [-130, -90, -50]) + hard + lightly + straight([440, 388], [484, 388], { width: 12 }) + callNurse(540, 374, 0.58)
const empty = (x: number) => at(x, 392, shape('M-26 -30H26L20 32H-20Z', colours.white)) + tick(x, 388, 0.8)
const end = atButton() + pushed('30 ml') + empty(450) + empty(508) + empty(566)
const vomit = (x: number, y: number) => at(x, y, stroke('M2 -92Q-22 -70 -20 -20', 22, '#C9B458') + shape('M-60 0Q-50 -24 -18 -18Q10 -30 30 -10Q66 -8 58 12Q20 30 -30 22Q-66 20 -60 0Z', '#C9B458', 6))
const noneAgain = disc(322, 110, 84, colours.white, 0) + bigSyringe(394, 110, { size: 0.52, fill: colours.apricot }) + never(322, 110, 84)
const vomits = floor(424) + at(46, 30, onSide(84, 268, { mouth: 'open' })) + vomit(98, 402) + clock(96, 98, 72, 20) + minutes(96, 218, '20', 40) + noneAgain + straight([418, 116], [472, 116], { width: 14 }) + callNurse(532, 122, 0.84)

export const drawings = { 2: rinse, 3: oneByOne, 4: blocked, 5: end, 7: vomits }

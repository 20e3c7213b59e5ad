// Turned at night: the order, the sheet she is drawn on, how she is rolled, and what keeps the pressure away.
import { at, box, colours, disc, joined, part, say, shape, straight, stroke, tick, waves } from './kit.ts'
import { A, face, hand, head, leg, onBack, Tove } from './figures.ts'
import { bed, pillow } from './things.ts'

const topBed = (x: number, lying: string, when: string) => box(x - 78, 96, 156, 316, colours.paper, 16, 7) + box(x - 56, 112, 112, 78, colours.white, 16) + lying + say(x, 70, 44, when)
const cover = (x: number, path: string) => at(x, 0, shape(path, colours.mint))
const order = topBed(104, cover(104, 'M-44 206Q-24 190 20 196Q46 240 40 300Q44 370 20 398Q-30 400 -58 340Q-40 300 -52 260Q-54 230 -44 206Z') + head(104, 156, Tove, { flip: true, size: 0.86 }), '00.00')
  + topBed(300, cover(300, 'M-58 208Q0 186 58 208Q48 300 42 394Q0 408 -42 394Q-48 300 -58 208Z') + face(300, 154, Tove, { size: 0.68, eyes: 'closed' }), '03.00')
  + topBed(496, cover(496, 'M44 206Q24 190 -20 196Q-46 240 -40 300Q-44 370 -20 398Q30 400 58 340Q40 300 52 260Q54 230 44 206Z') + head(496, 156, Tove, { size: 0.86 }), '06.00') + straight([186, 280], [220, 280], { width: 12 }) + straight([382, 280], [416, 280], { width: 12 })

const sheet = shape('M84 262H470L494 318Q280 330 60 318Z', colours.mint)
const drawNear = bed(292) + onBack(96, 226) + sheet + hand(160, 350, A, { kind: 'fist', turn: -90, size: 0.76, sleeve: 200 }) + hand(394, 350, A, { kind: 'fist', turn: -90, size: 0.76, sleeve: 200 }) + straight([236, 330], [236, 430], { width: 18 }) + straight([318, 330], [318, 430], { width: 18 })
  + straight([510, 440], [510, 336], { width: 18 })
const pillows = bed(352) + pillow(252, 222, 210, 84) + leg([320, 322], [430, 328], [516, 326], [540, 314], Tove) + joined(part([[176, 302], [318, 302]], 82, Tove.shirt)) + pillow(442, 292, 120, 40, colours.white) + leg([322, 282], [404, 250], [512, 252], [538, 240], Tove)
  + face(90, 290, Tove, { turn: -90, size: 0.8, eyes: 'closed' }) + tick(566, 276, 0.9) + straight([252, 70], [252, 164], { width: 16 }) + straight([442, 130], [442, 218], { width: 16 })
const rail = bed(300) + onBack(96, 240) + stroke('M96 330V210H420V330M96 270H420', 18, colours.ink) + stroke('M96 330V210H420V330M96 270H420', 8, colours.line)
const railUp = rail + straight([486, 330], [486, 190], { width: 20 }) + at(110, 90, box(-62, -44, 124, 88, colours.white, 16, 8) + disc(-26, 0, 17, '#2FA35A', 5) + stroke('M10 -16V16M30 -16V16', 8, colours.line)) + waves(180, 90)
export const drawings = { 1: order, 4: drawNear, 6: pillows, 9: railUp }

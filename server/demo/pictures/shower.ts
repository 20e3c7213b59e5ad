// The shower. She has decided that there are no pictures of her there: hands and things are drawn, and a bathrobe without a face.
import { arrow, at, box, colours, disc, floor, joined, never, part, say, shape, straight, stroke } from './kit.ts'
import { A, B, hand } from './figures.ts'
import { phone } from './things.ts'

const camera = at(0, 0, box(-44, -28, 88, 60, colours.soft, 10) + box(-20, -42, 40, 16, colours.soft, 4) + disc(0, 2, 20, colours.white, 6) + disc(0, 2, 8, colours.ink, 0))
const rose = (x: number, y: number, rays = 110) => at(x, y, [-40, -20, 0, 20, 40].map((dx) => `<path d="M${dx} 26L${dx * 1.5} ${rays}" stroke="${colours.blue}" stroke-width="8" stroke-dasharray="14 14" stroke-linecap="round"/>`).join('') + shape('M-54 20Q-50 -22 0 -22Q50 -22 54 20Z', colours.line))
const outside = floor(424) + box(262, 26, 300, 398, colours.tint, 4, 10) + stroke('M520 60H430Q410 60 410 84', 12, colours.soft) + rose(410, 106) + at(460, 326, camera, { size: 1.2 }) + never(460, 326, 70)
  + shape('M262 26L372 60V410L262 424Z', colours.white, 9) + disc(352, 244, 10, colours.ink, 0) + stroke('M40 306L40 360L150 306', 12, colours.brown) + stroke('M20 300H226', 20, colours.brown) + phone(110, 214, { size: 0.62, screen: colours.deep }) + hand(66, 158, A, { kind: 'fist', turn: 40, size: 0.7, sleeve: 240 }) + straight([204, 120], [204, 250], { width: 18 })

/** From the front, in a bathrobe, from the shoulders down: the belt over the hips. No face. */
const towel = joined(part([[300, -30], [300, 150]], 196, colours.tint)) + shape('M202 206Q300 176 398 206Q470 250 464 392Q300 416 136 392Q130 250 202 206Z', colours.tint, 8) + stroke('M300 262Q292 320 300 368', 6, colours.line) + stroke('M148 370Q300 392 452 370', 12, colours.mint) + stroke('M212 40Q300 60 388 40', 12, colours.mint)
const showerChair = joined(part([[168, -30], [168, 170]], 36, colours.mint), part([[432, -30], [432, 170]], 36, colours.mint)) + stroke('M120 190V330M480 190V330', 20, colours.soft) + joined(part([[120, 184], [120, 228]], 34, colours.ink), part([[480, 184], [480, 228]], 34, colours.ink)) + stroke('M150 350V396M450 350V396', 20, colours.soft) + stroke('M130 352H470', 22, colours.soft)
const sleeves = joined(part([[120, 178], [118, 196]], 40, colours.skin), part([[480, 178], [482, 196]], 40, colours.skin)) + joined(part([[212, 0], [158, 84], [128, 158]], 52, colours.tint)) + joined(part([[388, 0], [442, 84], [472, 158]], 52, colours.tint))
const castor = (x: number) => disc(x, 412, 26, colours.white, 11, colours.ink)
const belt = 'M172 178Q216 214 262 212M428 178Q384 214 338 212'
const beltOn = showerChair + castor(150) + castor(450) + towel + sleeves + stroke(belt, 46, colours.ink) + stroke(belt, 32, colours.red) + box(254, 188, 34, 50, colours.white, 6) + box(312, 188, 34, 50, colours.white, 6)
  + hand(186, 256, B, { turn: -24, size: 0.76, sleeve: 300 }) + hand(414, 256, A, { flip: true, turn: 24, size: 0.76, sleeve: 300 }) + straight([196, 128], [282, 150], { width: 18 }) + straight([404, 128], [318, 150], { width: 18 })
const thermometer = at(0, 0, box(-66, -44, 132, 88, colours.white, 16, 8) + say(0, 20, 56, '37°') + stroke('M66 0H108', 14, colours.ink))
const feel = stroke('M20 40H180Q214 40 214 74', 22, colours.soft) + rose(214, 96, 150) + joined(part([[600, 330], [400, 316]], 96, A.shirt)) + joined(part([[400, 314], [180, 290]], 66, colours.skin), part([[180, 290], [110, 300]], 70, colours.skin), part([[90, 286], [40, 288]], 22, colours.skin), part([[90, 310], [36, 318]], 22, colours.skin), part([[100, 332], [52, 346]], 20, colours.skin), part([[150, 268], [118, 236]], 22, colours.skin))
  + [170, 214, 258].map((x) => stroke(`M${x - 14} 250Q${x} 236 ${x + 14} 250`, 8, colours.blue)).join('') + at(450, 120, thermometer, { size: 1.1 }) + arrow([330, 120], [290, 130], [270, 210], { width: 14 })

export const drawings = { 1: outside, 4: beltOn, 5: feel }
// The shower. She has decided that there are no pictures of her there: only hands and things are drawn.
import { arrow, at, box, colours, disc, floor, joined, never, part, say, shape, straight, stroke } from './kit.ts'
import { A, hand } from './figures.ts'
import { phone } from './things.ts'

const camera = at(0, 0, box(-44, -28, 88, 60, colours.soft, 10) + box(-20, -42, 40, 16, colours.soft, 4) + disc(0, 2, 20, colours.white, 6) + disc(0, 2, 8, colours.ink, 0))
const rose = (x: number, y: number, rays = 110) => at(x, y, [-40, -20, 0, 20, 40].map((dx) => `<path d="M${dx} 26L${dx * 1.5} ${rays}" stroke="${colours.blue}" stroke-width="8" stroke-dasharray="14 14" stroke-linecap="round"/>`).join('') + shape('M-54 20Q-50 -22 0 -22Q50 -22 54 20Z', colours.line))
const outside = floor(424) + box(262, 26, 300, 398, colours.tint, 4, 10) + stroke('M520 60H430Q410 60 410 84', 12, colours.soft) + rose(410, 106) + at(460, 326, camera, { size: 1.2 }) + never(460, 326, 70)
  + shape('M262 26L372 60V410L262 424Z', colours.white, 9) + disc(352, 244, 10, colours.ink, 0) + stroke('M40 306L40 360L150 306', 12, colours.brown) + stroke('M20 300H226', 20, colours.brown) + phone(110, 214, { size: 0.62, screen: colours.deep }) + hand(66, 158, A, { kind: 'fist', turn: 40, size: 0.7, sleeve: 240 }) + straight([204, 120], [204, 250], { width: 18 })

const castor = (x: number, y: number) => disc(x, y, 24, colours.white, 11, colours.soft)
const chair = stroke('M180 60V300M180 290H396V380M196 300V380', 20, colours.soft) + stroke('M180 216H356', 16, colours.soft) + joined(part([[176, 84], [176, 250]], 30, colours.mint), part([[196, 284], [392, 284]], 30, colours.mint)) + stroke('M150 380H420', 18, colours.soft) + castor(176, 400) + castor(400, 400)
const belt = (path: string) => stroke(path, 36, colours.ink) + stroke(path, 24, colours.red)
const beltOn = floor(430) + chair + belt('M178 196H300') + box(284, 174, 42, 44, colours.white, 8) + belt('M420 196H346') + hand(470, 196, A, { kind: 'fist', flip: true, size: 0.7, sleeve: 240 }) + straight([500, 120], [356, 120], { width: 20 })
  + stroke('M400 380L452 362', 16, colours.red) + joined(part([[560, 250], [540, 330]], 50, A.trousers)) + joined(part([[536, 344], [474, 348]], 32, colours.ink)) + straight([484, 250], [484, 318], { width: 16 })

const thermometer = at(0, 0, box(-66, -44, 132, 88, colours.white, 16, 8) + say(0, 20, 56, '37°') + stroke('M66 0H108', 14, colours.ink))
const feel = stroke('M20 40H180Q214 40 214 74', 22, colours.soft) + rose(214, 96, 150) + joined(part([[600, 330], [400, 316]], 96, A.shirt)) + joined(part([[400, 314], [180, 290]], 66, colours.skin), part([[180, 290], [110, 300]], 70, colours.skin), part([[90, 286], [40, 288]], 22, colours.skin), part([[90, 310], [36, 318]], 22, colours.skin), part([[100, 332], [52, 346]], 20, colours.skin), part([[150, 268], [118, 236]], 22, colours.skin))
  + [170, 214, 258].map((x) => stroke(`M${x - 14} 250Q${x} 236 ${x + 14} 250`, 8, colours.blue)).join('') + at(450, 120, thermometer, { size: 1.1 }) + arrow([330, 120], [290, 130], [270, 210], { width: 14 })

export const drawings = { 1: outside, 4: beltOn, 5: feel }
// A meal by mouth: how she sits, where the spoon goes, and when there is a pause.
import { arrow, at, badge, box, colours, disc, floor, joined, never, part, rays, say, shape, straight, stroke, tick } from './kit.ts'
import { A, face, hand, head, onBack, sitting, Tove } from './figures.ts'
import { bigFace, bowl, spoon, swallow } from './close.ts'
import { clock, minutes, wheelchair } from './things.ts'

const table = (x: number, y: number) => box(x, y, 216, 18, colours.brown, 6) + stroke(`M${x + 180} ${y + 22}V426`, 16, colours.brown)
const straightUp = floor(430) + wheelchair(140, 296) + sitting(140, 296, { face: { turn: 16 }, reach: [280, 196] }) + table(216, 206) + bowl(352, 182) + stroke('M92 300V90', 9, colours.green) + straight([92, 120], [92, 56], { colour: colours.green, width: 12 })
  + arrow([226, 72], [276, 84], [262, 150], { width: 13 }) + tick(500, 100, 1.8)

const tongue = shape('M-94 4Q-84 -56 0 -58Q84 -56 94 4Q84 76 0 78Q-84 76 -94 4Z', colours.red, 9) + shape('M-74 40Q-60 -8 0 -8Q60 -8 74 40Q50 72 0 72Q-50 72 -74 40Z', '#F2A39B', 6) + stroke('M0 4V40', 5, colours.red)
const onTongue = at(6, 0, bigFace(196, 190, { mouth: at(0, 92, tongue) }) + spoon(204, 310, { turn: 28, size: 1.06 }) + hand(412, 420, A, { kind: 'fist', flip: true, turn: 24, size: 0.76, sleeve: 220 })) + say(508, 366, 52, '5 ml')
  + at(484, 124, swallow(0, 0, 0.92)) + badge(560, 214, '2', 34)

const five = [0, 1, 2, 3, 4].map((n) => spoon(58 + n * 66, 96, { turn: 90, size: 0.86 }) + badge(58 + n * 66, 314, String(n + 1), 26)).join('')
const pause = five + straight([356, 190], [414, 190], { width: 16 }) + disc(506, 190, 76, colours.deep, 8) + stroke('M484 156V224M528 156V224', 22, colours.white) + at(506, 364, face(0, 0, Tove, { size: 0.9 }))

const after = floor(430) + wheelchair(120, 300) + sitting(120, 300) + stroke('M72 300V96', 9, colours.green) + straight([72, 120], [72, 62], { colour: colours.green, width: 12 }) + tick(280, 90, 1.2) + clock(456, 108, 84, 30) + minutes(456, 244, '30', 48) + at(384, 346, onBack(0, 0, { eyes: 'open' }), { size: 0.4 }) + never(464, 346, 84)

const sign = (x: number, inside: string) => at(x, 112, disc(0, 0, 92, colours.white, 7, colours.line) + inside)
const redEye = (x: number) => at(x, 0, disc(0, 2, 17, '#F2A39B', 5) + stroke('M-12 -4L-4 2M12 -4L4 2M-10 10L-3 5M10 10L3 5', 3, colours.red) + disc(0, 2, 6, colours.ink, 0))
const throat = joined(part([[-14, 20], [-18, 60]], 34, colours.skin), part([[-44, 84], [10, 84]], 34, Tove.shirt)) + head(-8, -20, Tove, { size: 0.9 })
const stopNow = sign(100, throat + stroke('M-4 50q10 -14 20 0t20 0t20 0', 7, colours.red) + stroke('M-4 72q10 -14 20 0t20 0t20 0', 7, colours.red)) + sign(300, head(-22, 4, Tove, { mouth: 'wide', size: 1.1, turn: 12 }) + rays(30, 34, 10, 44, [-8, 20, 48], colours.soft)) + badge(384, 40, '2', 30)
  + sign(500, face(0, 6, Tove, { mouth: 'sad', size: 1.1 }) + at(0, 6, redEye(-23) + redEye(23), { size: 1.1 })) + straight([300, 214], [300, 268], { width: 16, colour: colours.red }) + spoon(244, 362, { size: 1.2 }) + hand(440, 376, A, { kind: 'fist', flip: true, turn: 6, size: 0.76, sleeve: 220 }) + never(248, 362, 86)

export const drawings = { 2: straightUp, 3: onTongue, 4: pause, 5: stopNow, 6: after }
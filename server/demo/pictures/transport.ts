// By special transport: which way she faces, and what holds the chair and her.
import { along, arrow, at, badge, box, colours, disc, floor, joined, never, part, shape, straight, stroke, tick, type Point } from './kit.ts'
import { A, face, hand, head, sitting, torso, Tove } from './figures.ts'
import { button, wheelchair } from './things.ts'

const wheel = (x: number) => disc(x, 384, 40, colours.ink, 0) + disc(x, 384, 18, colours.line, 0)
const bus = shape('M22 372V118Q22 86 54 86H462Q498 86 516 120L572 246Q578 258 578 276V372Z', colours.paper, 9) + shape('M484 120Q498 120 506 138L548 240H466V120Z', colours.tint) + wheel(120) + wheel(482)
const driver = head(456, 214, A, { size: 0.7 }) + torso([448, 262], [448, 330], A, 46) + stroke('M520 262L500 306', 11, colours.ink) + joined(part([[452, 272], [504, 288]], 18, A.shirt))
const faceForward = bus + driver + at(166, 268, wheelchair(0, 0) + sitting(0, 0), { size: 0.66 }) + straight([110, 44], [390, 44], { width: 20 }) + straight([268, 170], [352, 170], { width: 16 })

const armrest = 'M-6 -62H84V-4'
const strap = (from: Point, to: Point) => stroke(along([from, to]), 20, colours.ink) + stroke(along([from, to]), 10, colours.blue) + box(to[0] - 24, to[1] - 12, 48, 24, colours.soft, 6) + disc(from[0], from[1], 15, '#FFD400', 6)
const bolted = stroke('M24 424H576', 18, colours.line) + at(226, 268, wheelchair(0, 0) + stroke(armrest, 15, colours.soft), { size: 1.3 })
  + strap([206, 240], [56, 416]) + strap([228, 282], [116, 416]) + strap([378, 282], [484, 416]) + strap([368, 246], [548, 416])
const fourStraps = bolted + badge(70, 270, '2', 38) + badge(536, 270, '2', 38) + never(306, 186, 30) + never(258, 354, 30) + never(432, 366, 30)

const upright = floor(424) + at(110, 306, at(0, 0, wheelchair(0, 0) + sitting(0, 0), { turn: -30 }), { size: 0.62 }) + never(128, 270, 112) + arrow([250, 214], [290, 160], [346, 214], { width: 16 })
  + at(400, 280, wheelchair(0, 0) + sitting(0, 0), { size: 0.92 }) + hand(318, 118, A, { size: 0.56, turn: 10, sleeve: 240 }) + straight([280, 50], [352, 66], { width: 14 }) + tick(540, 110, 1.4)

/** Sitting in the wheelchair, from the front. */
const fromFront = box(196, 100, 208, 236, colours.soft, 30, 7) + box(232, 10, 136, 90, colours.ink, 26, 0) + joined(part([[300, 170], [300, 320]], 156, Tove.shirt)) + joined(part([[264, 348], [336, 348]], 84, Tove.trousers), part([[262, 350], [250, 440]], 84, Tove.trousers), part([[338, 350], [350, 440]], 84, Tove.trousers))
  + box(134, 294, 44, 130, colours.ink, 14, 0) + box(422, 294, 44, 130, colours.ink, 14, 0) + face(300, 80, Tove, { size: 0.98 })
  + joined(part([[222, 176], [166, 232], [158, 290]], 46, Tove.shirt)) + disc(156, 300, 24, colours.skin) + joined(part([[378, 176], [434, 232], [442, 290]], 46, Tove.shirt)) + disc(444, 300, 24, colours.skin)
const belt = (path: string) => stroke(path, 38, colours.ink) + stroke(path, 26, colours.red)
const belted = fromFront + belt('M214 346Q300 372 386 346') + belt('M552 -16L384 150L222 334') + box(206, 320, 42, 46, colours.white, 8) + button(356, 268, 1.3) + tick(404, 250, 0.8)
  + straight([90, 372], [194, 352], { width: 18 }) + straight([580, 120], [480, 120], { width: 18 })
const pullAll = bolted + tick(172, 352) + tick(434, 354) + tick(468, 330) + hand(146, 306, A, { kind: 'fist', turn: 60, size: 0.7, sleeve: 260 }) + straight([66, 330], [14, 236], { width: 18 })

export const drawings = { 3: faceForward, 4: fourStraps, 6: upright, 7: belted, 8: pullAll }
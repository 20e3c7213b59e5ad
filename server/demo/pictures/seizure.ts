// A seizure, step by step.
import { arrow, at, before, box, bubble, colours, disc, floor, heart, rays, rollArrow, say, shape, straight, stroke } from './kit.ts'
import { A, arm, face, hand, head, onBack, onSide, sitting, torso, Tove } from './figures.ts'
import { bag, clock, minutes, paper, pencil, phone, pillow, syringe, wheelchair } from './things.ts'

const startClock = clock(190, 290, 122, 0, { watch: true }) + hand(166, 46, A, { kind: 'point', turn: 62, size: 0.95 }) + straight([290, 60], [244, 126])
  + torso([520, 392], [660, 396], Tove) + head(440, 384, Tove, { turn: -90, eyes: 'closed' }) + torso([566, 300], [640, 360], A, 60) + head(520, 226, A, { flip: true, mouth: 'open', turn: -24 }) + bubble(430, 86, heart(1.1), [494, 190])
const softUnderHead = floor(404) + torso([330, 306], [680, 306], Tove, 112) + pillow(196, 356, 230, 62) + at(206, 272, head(0, 0, Tove, { turn: -90, eyes: 'closed' }), { size: 1.5 }) + arm([352, 306], [480, 366], [640, 350], Tove, 44)
  + hand(84, 362, A, { turn: -4, size: 1.05, sleeve: 220 }) + straight([36, 216], [120, 288], { width: 20 })
const leanBack = floor(432) + at(306, 292, at(0, 0, wheelchair(0, 0) + sitting(0, 0, { face: { eyes: 'closed' } }), { turn: -28 }), { size: 1.1 })
  + hand(150, 140, A, { turn: 12, size: 0.9, sleeve: 260 }) + arrow([128, 232], [84, 290], [108, 376], { width: 20 })
const fetchBag = clock(106, 118, 84, 3) + minutes(108, 272, '3') + box(280, 40, 296, 296, colours.paper, 8, 9) + stroke('M280 160H576', 9, colours.ink) + shape('M280 40L216 76V372L280 336Z', colours.tint) + bag(408, 282, 0.96)
  + hand(440, 214, A, { kind: 'fist', flip: true, turn: -12, size: 0.7, sleeve: 220 }) + arrow([388, 306], [360, 392], [246, 410])
// Her face as whoever kneels beside her sees it. The teeth may be shut: the tip lies outside them, inside the cheek.
const bigFace = pillow(300, 190, 340, 300) + torso([290, 462], [290, 520], Tove, 240) + at(290, 204, disc(0, 0, 164, colours.skin, 9)
  + shape('M-164 6A164 164 0 0 1 164 6Q92 -30 30 -94Q-58 -20 -164 6Z', Tove.hair, 9) + stroke('M-90 4q26 20 52 0M38 4q26 20 52 0', 9, colours.ink) + stroke('M6 0Q18 36 -6 40', 7, colours.ink))
const bigMouth = shape('M196 294Q200 262 270 258Q352 254 388 286Q400 302 384 314Q340 336 270 332Q200 328 196 294Z', colours.red, 10) + shape('M216 278Q270 266 332 274V314Q270 322 216 312Z', colours.white, 6) + stroke('M218 295H332M246 274V316M274 270V318M303 270V318', 4, colours.ink)
const giveMedicine = bigFace + bigMouth + syringe(346, 298, { turn: 188, size: 1.3 }) + stroke('M404 262Q424 294 408 330', 9, colours.ink)
  + hand(548, 326, A, { kind: 'fist', flip: true, turn: 8, size: 0.86, sleeve: 200 }) + straight([588, 236], [478, 222], { width: 20 }) + clock(70, 68, 54, 5) + minutes(66, 166, '5', 32) + phone(66, 342, { number: '112', size: 0.74 })
const onTheSide = before(at(150, 60, onBack(0, 0), { size: 0.7 })) + straight([500, 70], [500, 180], { width: 18 }) + floor(424) + onSide(84, 268) + rollArrow(214, 230, 96) + rollArrow(300, 230, 60)
  + hand(150, 380, A, { turn: -90, size: 0.8, sleeve: 200 }) + hand(360, 420, A, { turn: -90, size: 0.8, sleeve: 200 })
const writeIt = paper(270, 216, 1.9) + clock(212, 108, 34, 5) + pencil(300, 262, 40, 1.5) + hand(420, 400, A, { kind: 'fist', turn: -130, size: 1.1, sleeve: 220 })
const ring = (x: number, y: number, inside: string) => at(x, y, disc(0, 0, 86, colours.white, 6, colours.line) + inside)
const callAtOnce = phone(300, 226, { number: '112', size: 1.3 })
  + ring(106, 112, head(0, -6, Tove, { eyes: 'closed' }) + shape('M-78 24Q-52 4 -26 24T26 24T78 24Q60 78 0 80Q-60 78 -78 24Z', colours.blue, 6))
  + ring(494, 112, face(0, 8, Tove, { eyes: 'closed', size: 0.95 }) + rays(26, -26, 14, 44, [-100, -60, -20, -140]) + disc(24, -24, 15, colours.red, 4))
  + ring(106, 338, face(0, 4, Tove, { eyes: 'closed', lips: colours.blue, size: 0.95 })) + ring(494, 338, face(-16, 18, A, { mouth: 'sad', size: 0.85 }) + say(50, 0, 70, '?', colours.red))

export const drawings = [startClock, softUnderHead, leanBack, fetchBag, giveMedicine, onTheSide, writeIt, callAtOnce]

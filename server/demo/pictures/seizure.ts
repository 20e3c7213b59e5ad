// A seizure, step by step.
import { arrow, at, badge, before, box, bubble, colours, disc, floor, heart, joined, part, rays, rollArrow, say, shape, straight, stroke } from './kit.ts'
import { A, arm, face, hand, head, leg, neck, onBack, onSide, torso, Tove, type Look } from './figures.ts'
import { bag, clock, minutes, paper, pencil, phone, pillow, receiver, syringe } from './things.ts'

const startClock = clock(190, 290, 122, 0, { watch: true }) + hand(166, 46, A, { kind: 'point', turn: 62, size: 0.95 }) + straight([290, 60], [244, 126])
  + torso([520, 392], [660, 396], Tove) + head(440, 384, Tove, { turn: -90, eyes: 'closed' }) + torso([566, 300], [640, 360], A, 60) + head(520, 226, A, { flip: true, mouth: 'open', turn: -24 }) + bubble(430, 86, heart(1.1), [494, 190])
// The belt hangs open: one end in the helper's hand, the other down over her stomach.
const strap = (path: string) => stroke(path, 38, colours.ink) + stroke(path, 26, colours.red)
const openBelt = strap('M500 346V262Q502 214 532 160') + box(512, 118, 44, 44, colours.white, 8) + hand(556, 92, A, { kind: 'fist', flip: true, turn: -34, size: 0.8, sleeve: 240 }) + arrow([452, 226], [442, 150], [478, 84], { width: 18 })
const softUnderHead = floor(404) + torso([330, 306], [680, 306], Tove, 112) + openBelt + pillow(196, 356, 230, 62) + at(206, 272, head(0, 0, Tove, { turn: -90, eyes: 'closed' }), { size: 1.5 }) + arm([352, 306], [470, 372], [640, 360], Tove, 40)
  + hand(84, 362, A, { turn: -4, size: 1.05, sleeve: 220 }) + straight([36, 216], [120, 288], { width: 20 }) + badge(390, 92, '1', 34) + badge(60, 160, '2', 34)
/** The electric chair stands on all its wheels; only its back goes down. */
const base = stroke('M320 330L356 290', 26, colours.soft) + box(236, 324, 226, 54, colours.soft, 14, 7) + [274, 424].map((x) => disc(x, 384, 40, colours.white, 13, colours.ink) + disc(x, 384, 8, colours.ink, 0)).join('')
const padlock = (x: number, y: number) => at(x, y, stroke('M-20 -12V-30Q-20 -50 0 -50Q20 -50 20 -30V-12', 11, colours.ink) + box(-34, -16, 68, 54, colours.red, 10) + disc(0, 6, 7, colours.white, 0) + stroke('M0 8V22', 6, colours.white))
const back = (path: string) => stroke(path, 30, colours.ink) + stroke(path, 16, colours.soft)
const reclined = back('M270 288L156 196') + back('M274 288L404 270') + stroke('M408 274L462 350M446 358L494 342', 15, colours.soft)
  + leg([300, 244], [414, 226], [464, 306], [494, 300], Tove) + neck([190, 152], [170, 134]) + torso([212, 170], [290, 238], Tove) + head(148, 118, Tove, { turn: -46, eyes: 'closed' }) + arm([216, 164], [272, 166], [318, 206], Tove, 26)
/** Fingers and thumb round the back of the head. */
const cupped = joined(part([[-40, 330], [40, 214]], 54, A.shirt)) + joined(part([[46, 206], [74, 176]], 44, colours.skin), part([[78, 172], [98, 186], [132, 186]], 22, colours.skin), part([[76, 164], [104, 166], [134, 168]], 20, colours.skin), part([[66, 166], [80, 128], [92, 108]], 20, colours.skin))
const pump = stroke('M500 196Q430 120 318 204', 14, colours.ink) + stroke('M500 196Q430 120 318 204', 5, colours.white) + box(492, 152, 92, 126, colours.white, 14, 7) + shape('M538 166Q556 188 538 196Q520 188 538 166Z', colours.blue, 4) + disc(538, 238, 27, colours.red, 5) + stroke('M529 229A13 13 0 1 0 547 229M538 222V238', 6, colours.white)
const leanBack = floor(430) + before(back('M262 288L250 150') + neck([304, 128], [306, 108]) + torso([300, 148], [302, 236], Tove) + head(310, 82, Tove, { eyes: 'closed' })) + base + pump + reclined + cupped + arrow([300, 34], [230, -4], [128, 56], { width: 20 }) + padlock(350, 392) + badge(536, 392, '1', 34) + straight([492, 392], [408, 392], { width: 14 }) + badge(416, 70, '2', 34) + badge(538, 104, '3', 34)
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
const mother: Look = { shirt: colours.mint, hair: colours.brown, trousers: colours.soft, tail: false }
const onScreen = `<clipPath id="screen"><rect x="-58" y="-100" width="116" height="196" rx="10"/></clipPath><g clip-path="url(#screen)">${joined(part([[-20, 110], [20, 110]], 92, mother.shirt)) + face(0, 4, mother, { size: 0.78 })}</g>`
const writeIt = paper(150, 206, 1.7) + clock(104, 112, 32, 5) + pencil(176, 240, 40, 1.3) + hand(286, 362, A, { kind: 'fist', turn: -130, size: 0.96, sleeve: 240 }) + straight([308, 190], [392, 190], { width: 20 })
  + phone(492, 206, { screen: colours.blue, inside: onScreen, size: 1.3 }) + at(492, 206, receiver(0, 62, 2.6), { size: 1.3 })
const ring = (x: number, y: number, inside: string) => at(x, y, disc(0, 0, 86, colours.white, 6, colours.line) + inside)
const callAtOnce = phone(300, 226, { number: '112', size: 1.3 })
  + ring(106, 112, head(0, -6, Tove, { eyes: 'closed' }) + shape('M-78 24Q-52 4 -26 24T26 24T78 24Q60 78 0 80Q-60 78 -78 24Z', colours.blue, 6))
  + ring(494, 112, face(0, 8, Tove, { eyes: 'closed', size: 0.95 }) + rays(26, -26, 14, 44, [-100, -60, -20, -140]) + disc(24, -24, 15, colours.red, 4))
  + ring(106, 338, face(0, 4, Tove, { eyes: 'closed', lips: colours.blue, size: 0.95 })) + ring(494, 338, face(-16, 18, A, { mouth: 'sad', size: 0.85 }) + say(50, 0, 70, '?', colours.red))

export const drawings = [startClock, softUnderHead, leanBack, fetchBag, giveMedicine, onTheSide, writeIt, callAtOnce]

// A seizure, step by step.
import { arrow, at, box, bubble, colours, disc, divider, floor, heart, rays, say, shape, straight, stroke, waves } from './kit.ts'
import { A, arm, face, hand, head, mother, onBack, onSide, sitting, torso, Tove } from './figures.ts'
import { bag, clock, minutes, paper, pencil, phone, pillow, receiver, scissors, syringe, wheelchair } from './things.ts'

const startClock = clock(190, 290, 122, 0, { watch: true }) + hand(166, 46, A, { kind: 'point', turn: 62, size: 0.95 }) + straight([290, 60], [244, 126])
  + torso([520, 392], [660, 396], Tove) + head(440, 384, Tove, { turn: -90, eyes: 'closed' }) + torso([566, 300], [640, 360], A, 60) + head(520, 226, A, { flip: true, mouth: 'open', turn: -24 }) + bubble(430, 86, heart(1.1), [494, 190])
const strap = (x: number, flip: boolean) => at(x, 256, stroke('M0 10L-34 -40', 24, colours.ink) + stroke('M0 10L-34 -40', 13, colours.red) + box(-52, -66, 32, 30, colours.white, 6, 7), { flip })
const softUnderHead = floor(372) + onBack(150, 310, { under: pillow(122, 348, 160, 40) }) + hand(10, 366, A, { turn: -12, size: 0.7 }) + straight([20, 262], [86, 318])
  + strap(318, false) + strap(350, true) + straight([262, 170], [214, 110]) + straight([406, 170], [454, 110]) + scissors(506, 222, 0.72, 30) + straight([520, 166], [564, 76])
const leanBack = floor(424) + wheelchair(270, 276, { turn: -24 }) + at(270, 276, at(-250, -276, sitting(250, 276, { face: { eyes: 'closed' } })), { turn: -24 })
  + hand(146, 112, A, { turn: 8, size: 0.72, sleeve: 200 }) + arrow([150, 186], [96, 220], [92, 322]) + disc(476, 338, 66, colours.paper, 7) + stroke('M442 370H510', 12, colours.soft) + stroke('M474 366L494 316', 14, colours.red) + arrow([444, 326], [456, 300], [506, 318], { width: 9 })
  + box(452, 66, 100, 118, colours.white, 14) + box(470, 82, 64, 32, colours.line, 6, 5) + disc(502, 148, 18, colours.red, 5) + stroke('M502 16V66', 9, colours.soft) + hand(532, 220, A, { kind: 'point', turn: -112, size: 0.62, sleeve: 200 })
const fetchBag = clock(106, 118, 84, 3) + minutes(108, 272, '3') + box(280, 40, 296, 296, colours.paper, 8, 9) + stroke('M280 160H576', 9, colours.ink) + shape('M280 40L216 76V372L280 336Z', colours.tint) + bag(408, 282, 0.96)
  + hand(440, 214, A, { kind: 'fist', flip: true, turn: -12, size: 0.7, sleeve: 220 }) + arrow([388, 306], [360, 392], [246, 410])
const giveMedicine = clock(78, 84, 62, 5) + minutes(82, 200, '5', 42) + pillow(270, 392, 250, 60) + head(270, 286, Tove, { size: 2.1, turn: -90, eyes: 'closed' }) + disc(318, 250, 24, colours.apricot, 0)
  + syringe(314, 222, { turn: 140 }) + hand(470, 84, A, { kind: 'fist', turn: 140, size: 0.7, sleeve: 220 }) + straight([316, 80], [292, 150], { width: 13 }) + phone(514, 326, { number: '112', size: 0.86 })
const onTheSide = floor(400) + onSide(104, 282) + pillow(84, 352, 120, 30) + arrow([256, 176], [330, 96], [420, 190]) + waves(60, 210, -120, 2) + torso([556, 200], [572, 340], A, 50) + head(536, 130, A, { flip: true, turn: -20 }) + arm([548, 206], [500, 230], [330, 264], A)
const writeAndCall = paper(132, 200, 1.3) + pencil(150, 236, 40, 0.9) + hand(236, 326, A, { kind: 'fist', turn: -125, size: 0.75 }) + box(300, 0, 300, 450, colours.white, 0, 0) + divider
  + phone(450, 224, { screen: colours.tint, size: 1.4, inside: face(0, -36, mother, { size: 0.72 }) + disc(0, 58, 28, colours.green, 0) + receiver(0, 58, 1.5) })
const ring = (x: number, y: number, inside: string) => at(x, y, disc(0, 0, 86, colours.white, 6, colours.line) + inside)
const callAtOnce = phone(300, 226, { number: '112', size: 1.3 })
  + ring(106, 112, head(0, -6, Tove, { eyes: 'closed' }) + shape('M-78 24Q-52 4 -26 24T26 24T78 24Q60 78 0 80Q-60 78 -78 24Z', colours.blue, 6))
  + ring(494, 112, face(0, 8, Tove, { eyes: 'closed', size: 0.95 }) + rays(26, -26, 14, 44, [-100, -60, -20, -140]) + disc(24, -24, 15, colours.red, 4))
  + ring(106, 338, face(0, 4, Tove, { eyes: 'closed', lips: colours.blue, size: 0.95 })) + ring(494, 338, face(-16, 18, A, { mouth: 'sad', size: 0.85 }) + say(50, 0, 70, '?', colours.red))

export const drawings = [startClock, softUnderHead, leanBack, fetchBag, giveMedicine, onTheSide, writeAndCall, callAtOnce]

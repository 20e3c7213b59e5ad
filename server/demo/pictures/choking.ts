// Something stuck in the throat, step by step.
import { arrow, at, badge, bubble, colours, disc, floor, heart, never, rays, say, straight, stroke, waves } from './kit.ts'
import { A, arm, below, doctor, hand, head, leg, onBack, sitting, torso } from './figures.ts'
import { button, paper, pencil, phone, wheelchair } from './things.ts'

const coughs = floor(424) + wheelchair(140, 284, { rest: false }) + sitting(140, 284, { bend: 30, face: { mouth: 'wide' } }) + rays(306, 168, 12, 54, [-8, 20, 48], colours.soft) + disc(392, 196, 9, colours.brown, 4) + disc(352, 236, 7, colours.brown, 4)
  + arrow([120, 92], [190, 10], [292, 56]) + below(540, A) + torso([540, 268], [540, 330], A, 64) + head(524, 190, A, { flip: true }) + bubble(450, 74, heart(1.1), [500, 150])
const bent = (lips = true) => wheelchair(120, 290, { rest: false }) + sitting(120, 290, { bend: 62, face: lips ? { mouth: 'sad', lips: colours.blue } : {}, reach: [286, 330] })
const underArm = (from: number) => arm([from, 270], [370, 268], [210, 252], A, 34)
const overArm = floor(430) + bent() + below(500, A) + torso([490, 230], [500, 330], A, 66) + head(486, 148, A, { mouth: 'wide' }) + waves(538, 156) + underArm(484) + arrow([128, 130], [200, 40], [306, 96])
const blows = (reach: number) => bent() + underArm(reach) + hand(158, 112, A, { turn: 52, size: 0.86, sleeve: 220 }) + rays(214, 176, 14, 50, [-70, -30, -110, 190]) + arrow([252, 34], [246, 60], [226, 130])
const fiveBlows = floor(430) + blows(640) + badge(508, 110, '5', 62)
const around = wheelchair(240, 296, { rest: false }) + below(154, A) + torso([158, 176], [154, 330], A, 70) + head(168, 96, A) + sitting(240, 296, { face: { mouth: 'sad', lips: colours.blue }, reach: [352, 276] })
  + arm([168, 180], [218, 236], [304, 204], A, 34) + disc(306, 204, 22, colours.skin) + straight([436, 204], [338, 204])
const fiveThrusts = floor(430) + around + button(294, 262) + never(294, 262, 26) + badge(508, 96, '5', 62)
const takeTurns = at(-14, 96, blows(400), { size: 0.56 }) + at(288, 96, around + button(294, 262) + never(294, 262, 30), { size: 0.56 }) + arrow([180, 92], [300, 0], [420, 92]) + arrow([420, 366], [300, 456], [180, 366]) + badge(70, 68, '5', 46) + badge(540, 68, '5', 46)
const speaker = (x: number, y: number, size: number) => at(x, y, `<path d="M-22 -10H-8L10 -26V26L-8 10H-22Z" fill="${colours.white}"/>` + stroke('M20 -12Q28 0 20 12', 6, colours.white), { size })
const loud = phone(220, 214, { size: 1.45, inside: say(0, 0, 54, '112', colours.white) }) + disc(220, 320, 34, colours.deep, 6, colours.white) + speaker(220, 320, 0.9) + hand(318, 374, A, { kind: 'point', flip: true, turn: 24, size: 0.9, sleeve: 240 }) + at(340, 170, waves(0, 0, -10, 3, colours.red), { size: 1.5 }) + at(100, 170, waves(0, 0, 190, 3, colours.red), { size: 1.5 })
const revive = floor(420) + leg([430, 300], [372, 392], [470, 398], [492, 398], A) + torso([318, 180], [430, 300], A, 62) + onBack(92, 362, { lips: colours.blue }) + head(286, 106, A, { flip: true, turn: -30 })
  + arm([302, 184], [262, 250], [212, 340], A, 32) + straight([150, 180], [150, 290]) + badge(500, 92, '30', 56) + badge(66, 226, '2', 40) + straight([82, 262], [106, 326], { width: 9 })
const toDoctor = floor(430) + wheelchair(90, 296, { rest: false }) + sitting(90, 296, { face: { mouth: 'open' } }) + below(446, doctor) + torso([438, 210], [446, 352], doctor, 72) + head(424, 128, doctor, { flip: true }) + arm([436, 214], [372, 262], [180, 206], doctor, 28)
  + stroke('M416 172Q400 250 430 260Q460 250 446 172', 8, colours.deep) + disc(430, 268, 12, colours.soft) + at(540, 130, paper(0, 0, 0.6) + pencil(8, 20, 40, 0.5)) + straight([260, 130], [170, 138])

export const drawings = [coughs, overArm, fiveBlows, fiveThrusts, takeTurns, loud, revive, toDoctor]

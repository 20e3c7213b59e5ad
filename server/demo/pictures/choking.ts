// Something stuck in the throat, step by step.
import { arrow, at, badge, bubble, colours, disc, floor, heart, joined, never, part, rays, say, straight, stroke, waves } from './kit.ts'
import { A, arm, below, doctor, hand, head, leg, onBack, sitting, torso, Tove } from './figures.ts'
import { button, paper, pencil, phone, wheelchair } from './things.ts'

const coughs = floor(424) + wheelchair(140, 284, { rest: false }) + sitting(140, 284, { bend: 30, face: { mouth: 'wide' } }) + rays(306, 168, 12, 54, [-8, 20, 48], colours.soft) + disc(392, 196, 9, colours.brown, 4) + disc(352, 236, 7, colours.brown, 4)
  + arrow([120, 92], [190, 10], [292, 56]) + below(540, A) + torso([540, 268], [540, 330], A, 64) + head(524, 190, A, { flip: true }) + bubble(450, 74, heart(1.1), [500, 150])
const bent = (lips = true) => wheelchair(120, 290, { rest: false }) + sitting(120, 290, { bend: 62, face: lips ? { mouth: 'sad', lips: colours.blue } : {}, reach: [286, 330] })
const underArm = (from: number) => arm([from, 270], [370, 268], [210, 252], A, 34)
const overArm = floor(430) + bent() + below(500, A) + torso([490, 230], [500, 330], A, 66) + head(486, 148, A, { mouth: 'wide' }) + waves(538, 156) + underArm(484) + arrow([128, 130], [200, 40], [306, 96])
/** The heel of the hand at (0, 0), the forearm straight above it, the fingers bent up and away. */
const heel = (sleeve: number) => joined(part([[0, -84], [0, -sleeve]], 46, A.shirt), part([[0, -16], [0, -70]], 34, colours.skin), part([[6, -14], [40, -24]], 36, colours.skin), part([[44, -30], [84, -84]], 15, colours.skin), part([[50, -20], [98, -66]], 15, colours.skin)) + stroke('M24 -34L46 -30', 5, colours.ink)
const blows = (reach: number) => bent() + underArm(reach) + at(206, 186, heel(260), { turn: -16, size: 1.15 }) + rays(206, 190, 26, 60, [160, 195, 230]) + straight([92, 60], [118, 150], { width: 18 })
const fiveBlows = floor(430) + blows(640) + badge(508, 110, '5', 62)
const around = wheelchair(240, 296, { rest: false }) + below(154, A) + torso([158, 176], [154, 330], A, 70) + head(168, 96, A) + sitting(240, 296, { face: { mouth: 'sad', lips: colours.blue }, reach: [352, 276] })
  + arm([168, 180], [218, 236], [304, 204], A, 34) + disc(306, 204, 22, colours.skin) + straight([436, 204], [338, 204])
const fiveThrusts = floor(430) + around + button(294, 262) + never(294, 262, 26) + badge(508, 96, '5', 62)
const takeTurns = at(-14, 96, blows(400), { size: 0.56 }) + at(288, 96, around + button(294, 262) + never(294, 262, 30), { size: 0.56 }) + arrow([180, 92], [300, 0], [420, 92]) + arrow([420, 366], [300, 456], [180, 366]) + badge(70, 68, '5', 46) + badge(540, 68, '5', 46)
const speaker = (x: number, y: number, size: number) => at(x, y, `<path d="M-22 -10H-8L10 -26V26L-8 10H-22Z" fill="${colours.white}"/>` + stroke('M20 -12Q28 0 20 12', 6, colours.white), { size })
const loud = phone(220, 214, { size: 1.45, inside: say(0, 0, 54, '112', colours.white) }) + disc(220, 320, 34, colours.deep, 6, colours.white) + speaker(220, 320, 0.9) + hand(318, 374, A, { kind: 'point', flip: true, turn: 24, size: 0.9, sleeve: 240 }) + at(340, 170, waves(0, 0, -10, 3, colours.red), { size: 1.5 }) + at(100, 170, waves(0, 0, 190, 3, colours.red), { size: 1.5 })
const blowIn = disc(446, 124, 118, colours.white, 7, colours.line) + at(430, 172, torso([66, -64], [100, -14], A, 44) + head(0, 0, Tove, { turn: -104, eyes: 'closed', lips: colours.blue }) + head(10, -78, A, { flip: true, turn: -58, eyes: 'closed' }) + arm([74, -60], [70, 0], [26, 8], A, 22), { size: 1.16 })
const revive = floor(424) + onBack(96, 366, { lips: colours.blue }) + leg([420, 286], [392, 396], [500, 402], [520, 402], A) + torso([240, 190], [416, 288], A, 64) + joined(part([[226, 160], [238, 184]], 26, colours.skin)) + head(208, 122, A, { flip: true, turn: -40 })
  + arm([228, 196], [228, 262], [228, 340], A, 34) + disc(228, 346, 24, colours.skin) + straight([150, 200], [150, 320], { width: 20 }) + badge(66, 76, '30', 56) + blowIn + badge(556, 212, '2', 38)
const toDoctor = floor(430) + wheelchair(90, 296, { rest: false }) + sitting(90, 296, { face: { mouth: 'open' } }) + below(446, doctor) + torso([438, 210], [446, 352], doctor, 72) + head(424, 128, doctor, { flip: true }) + arm([436, 214], [372, 262], [180, 206], doctor, 28)
  + stroke('M416 172Q400 250 430 260Q460 250 446 172', 8, colours.deep) + disc(430, 268, 12, colours.soft) + at(540, 130, paper(0, 0, 0.6) + pencil(8, 20, 40, 0.5)) + straight([260, 130], [170, 138])

export const drawings = [coughs, overArm, fiveBlows, fiveThrusts, takeTurns, loud, revive, toDoctor]

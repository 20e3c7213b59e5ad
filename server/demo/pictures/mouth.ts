// Care of the mouth: how she sits, how little paste, where the brush goes first, and what is wiped away.
import { at, badge, colours, floor, never, shape, straight, stroke, tick } from './kit.ts'
import { A, hand, onBack, sitting } from './figures.ts'
import { bigFace, glass } from './close.ts'
import { wheelchair } from './things.ts'

const lilac = '#B79AD9'
/** The lilac toothbrush; its bristles stand up at (0, 0), the handle goes to the right. */
const brush = (x: number, y: number, { turn = 0, size = 1, flip = false } = {}) => at(x, y, shape('M-36 -26H36V0H-36Z', colours.white, 6) + stroke('M-18 -24V-4M0 -24V-4M18 -24V-4', 4, colours.line) + stroke('M-32 10H60L210 10', 32, colours.ink) + stroke('M-32 10H60L210 10', 19, lilac), { turn, size, flip })
const sitUp = floor(430) + wheelchair(110, 296) + sitting(110, 296, { face: { turn: 16 } }) + brush(226, 166, { turn: 8, size: 0.56 }) + hand(346, 184, A, { kind: 'fist', flip: true, turn: 8, size: 0.6, sleeve: 240 }) + tick(290, 80, 1.3) + at(396, 346, onBack(0, 0, { eyes: 'open' }), { size: 0.4 }) + never(474, 346, 84)
const paste = shape('M-16 -34Q0 -50 16 -34Q16 -26 0 -26Q-16 -26 -16 -34Z', '#2FA35A', 5)
const grain = at(0, 0, shape('M-22 0Q0 -16 22 0Q0 16 -22 0Z', colours.paper, 5))
const little = at(150, 150, paste, { size: 2 }) + brush(150, 150, { size: 2 }) + at(150, 150, paste, { size: 2 }) + at(470, 68, grain, { size: 1.4 }) + stroke('M386 60H416M386 78H416', 8, colours.ink) + at(346, 118, paste, { size: 1.7 }) + glass(150, 352, { size: 1.6, fill: colours.blue }) + straight([150, 210], [150, 300], { width: 18 })
const teeth = (open: boolean) => open
  ? shape('M-104 -6Q-84 -60 0 -62Q84 -60 104 -6Q84 78 0 80Q-84 78 -104 -6Z', colours.red, 9) + shape('M-80 -26Q0 -62 80 -26V-6Q0 -34 -80 -6Z', colours.white, 6) + shape('M-70 46Q0 76 70 46V32Q0 58 -70 32Z', colours.white, 6)
  : shape('M-104 0Q-84 -50 0 -44Q84 -50 104 0Q84 54 0 50Q-84 54 -104 0Z', colours.red, 9) + shape('M-80 -22Q0 -34 80 -22V26Q0 36 -80 26Z', colours.white, 6) + stroke('M-82 2H82M-48 -26V30M-16 -28V32M16 -28V32M48 -26V30', 5, colours.ink)
const outsideFirst = at(150, 0, bigFace(0, 200, { size: 0.8, mouth: at(0, 86, teeth(false)) })) + brush(136, 288, { size: 0.9 }) + hand(312, 306, A, { kind: 'fist', flip: true, turn: 50, size: 0.66, sleeve: 240 }) + straight([150, 372], [66, 372], { width: 12 }) + straight([150, 372], [234, 372], { width: 12 }) + badge(40, 46, '1', 34)
  + at(486, 0, bigFace(0, 170, { size: 0.56, mouth: at(0, 86, teeth(true)) })) + brush(494, 230, { size: 0.5, turn: 34 }) + badge(558, 46, '2', 34) + straight([330, 180], [378, 180], { width: 14 })
// Along the cheek, outside the teeth: she bites.
const wipeOut = bigFace(230, 190, { mouth: at(0, 92, teeth(false)) }) + at(300, 284, shape('M-40 -22Q-10 -40 30 -22L44 24Q0 40 -36 22Z', colours.white, 7) + stroke('M-22 -8L22 6M-18 10L18 22', 5, colours.line)) + hand(412, 304, A, { kind: 'point', flip: true, turn: 2, size: 0.9, sleeve: 260 }) + stroke('M344 246Q366 284 346 322', 9, colours.ink) + straight([340, 400], [480, 420], { width: 22 })
export const drawings = { 2: sitUp, 3: little, 4: outsideFirst, 5: wipeOut }

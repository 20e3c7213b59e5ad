// Worried, bites her hand: less of everything, room, and something else to bite.
import { at, before, colours, disc, floor, joined, never, part, box, shape, straight, stroke, tick, waves } from './kit.ts'
import { A, face, hand, head, sitting, torso, Tove } from './figures.ts'
import { wheelchair } from './things.ts'

const lampOn = stroke('M0 -60V0', 10, colours.ink) + shape('M-54 40Q-50 0 0 0Q50 0 54 40Z', '#FFD400') + disc(0, 46, 14, '#FFD400', 6)
const lampOff = stroke('M0 -60V0', 10, colours.ink) + shape('M-54 40Q-50 0 0 0Q50 0 54 40Z', colours.soft) + disc(0, 46, 14, colours.soft, 6)
const radio = box(-70, -44, 140, 92, colours.white, 14, 8) + disc(-28, 2, 26, colours.line, 7) + stroke('M20 -16H50M20 6H50', 7, colours.ink) + stroke('M40 -48L64 -92', 7, colours.ink)
const turnDown = stroke('M24 225H576', 6, colours.line) + at(130, 70, lampOn) + stroke('M72 136L50 166M130 150V180M188 136L210 166', 8, '#FFD400') + straight([238, 110], [352, 110], { width: 20 }) + at(470, 70, lampOff)
  + at(110, 350, radio) + at(184, 340, waves(0, 0, 0, 3, colours.red)) + straight([288, 350], [372, 350], { width: 20 }) + at(470, 350, radio)

const seat = (x: number, y: number) => box(x - 60, y, 120, 24, colours.brown, 8) + stroke(`M${x - 44} ${y + 26}V424M${x + 44} ${y + 26}V424`, 14, colours.brown)
const sideOn = seat(446, 330) + joined(part([[428, 320], [424, 360]], 40, A.trousers), part([[470, 320], [474, 360]], 40, A.trousers), part([[424, 360], [424, 410]], 34, A.trousers), part([[474, 360], [474, 410]], 34, A.trousers)) + torso([449, 236], [449, 310], A, 84) + joined(part([[410, 236], [396, 290], [430, 318]], 28, A.shirt), part([[488, 236], [502, 290], [468, 318]], 28, A.shirt)) + disc(434, 322, 15, colours.skin) + disc(464, 322, 15, colours.skin) + head(450, 160, A, { size: 0.9 })
const held = hand(34, 0, Tove, { kind: 'fist', size: 0.62, sleeve: 150 }) + hand(-2, 0, A, { kind: 'fist', flip: true, turn: -50, size: 0.62, sleeve: 130 })
const giveRoom = floor(424) + at(50, 286, wheelchair(0, 0) + sitting(0, 0)) + at(62, 59, sideOn, { size: 0.86 }) + straight([300, 270], [226, 270], { width: 14 }) + straight([298, 270], [372, 270], { width: 14 }) + `<clipPath id="held"><circle cx="506" cy="86" r="74"/></clipPath><g clip-path="url(#held)">${at(500, 90, held)}</g>` + never(506, 86, 76)

const ring = (x: number, y: number, size = 1) => at(x, y, disc(0, 0, 34, 'none', 26, colours.ink) + disc(0, 0, 34, 'none', 14, colours.mint), { size })
const biteHand = face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.3 }) + hand(24, 52, Tove, { kind: 'fist', turn: -158, size: 0.66, sleeve: 150 })
const biteRing = face(0, 0, Tove, { mouth: 'open', size: 1.3 }) + ring(10, 66, 0.9)
const blanket = stroke('M20 424H580', 8, colours.line)
const insteadRing = before(at(110, 130, biteHand)) + straight([236, 140], [316, 140], { width: 20 }) + at(436, 120, biteRing) + tick(560, 60, 1.1) + blanket
  + joined(part([[150, 372], [570, 372]], 70, colours.deep)) + stroke('M190 344V400M270 344V400M350 344V400M430 344V400M510 344V400', 5, colours.mint) + head(84, 372, Tove, { turn: -90, size: 0.92, eyes: 'closed' }) + tick(40, 320, 0.7)
export const drawings = { 2: turnDown, 3: giveRoom, 4: insteadRing }

// The ceiling lift stops, step by step.
import { arrow, at, box, bubble, colours, disc, floor, heart, never, say, shape, straight, stroke, tick } from './kit.ts'
import { A, arm, below, hand, head, inSling, torso } from './figures.ts'
import { bed, clock, lift, phone } from './things.ts'

const holdHand = lift(190, 132) + inSling(190, 322) + floor(440) + below(508, A) + torso([500, 240], [508, 330], A, 68) + head(482, 156, A, { flip: true }) + arm([494, 246], [420, 300], [258, 276], A, 30) + bubble(372, 110, heart(1.1), [442, 172])
/** From the side: pushed in there is no power; turned, the button comes out and there is. */
const bolt = (x: number, y: number, fill: string) => at(x, y, shape('M10 -44L-26 8H-2L-12 44L26 -10H2Z', fill, 5))
const emergency = (x: number, out: number) => at(x, 0, (out ? box(-28, 240 - out, 56, out + 40, colours.white, 4, 7) : '') + shape(`M-92 ${250 - out}Q-92 ${180 - out} 0 ${180 - out}Q92 ${180 - out} 92 ${250 - out}Z`, colours.red, 8) + box(-104, 254, 208, 166, '#FFF0CF', 18, 9))
const stopButton = emergency(124, 0) + bolt(124, 338, colours.line) + never(124, 338, 54)
  + straight([246, 300], [318, 300], { width: 26 }) + emergency(440, 84) + bolt(440, 338, '#FFD400') + tick(506, 384, 1) + hand(548, 130, A, { kind: 'fist', flip: true, turn: -12, size: 0.9, sleeve: 240 }) + arrow([330, 92], [400, 8], [528, 62], { width: 20 }) + straight([376, 246], [376, 176], { width: 14 })
const redCord = lift(230, 140) + inSling(230, 330) + bed(388) + stroke('M266 78Q330 90 352 130V250', 12, colours.red) + disc(352, 262, 17, colours.red) + hand(376, 264, A, { kind: 'fist', flip: true, size: 0.66, sleeve: 320 }) + straight([470, 110], [470, 230]) + straight([120, 200], [120, 350])
const wrench = at(0, -10, stroke('M-26 36L14 -10', 20, colours.white) + stroke('M6 -34Q-10 -8 14 -4Q38 -2 40 -24', 13, colours.white))
const callHelp = phone(100, 200, { screen: colours.deep, size: 1.2, inside: wrench }) + straight([196, 200], [252, 200], { width: 12 }) + clock(328, 180, 62, 10) + say(328, 296, 38, '10 min') + straight([400, 200], [456, 200], { colour: colours.red, width: 12 }) + phone(530, 200, { number: '112', size: 0.92 })
const mobile = stroke('M-70 150H110M-70 150V130M110 150V130', 18, colours.soft) + stroke('M-40 148V-110L80 -130', 20, colours.soft) + stroke('M-30 20L20 -112', 12, colours.ink) + stroke('M80 -130V-90M50 -76Q80 -96 110 -76', 12, colours.ink) + disc(-66, 166, 15, colours.ink) + disc(106, 166, 15, colours.ink)
const storeRoom = floor(424) + box(290, 30, 280, 392, colours.paper, 4, 10) + at(420, 240, mobile) + shape('M290 30L216 66V446L290 422Z', colours.tint, 8) + disc(236, 262, 9, colours.ink, 0) + arrow([440, 396], [330, 452], [190, 424]) + at(96, 130, disc(0, 0, 54, colours.apricot, 8) + say(0, 18, 48, '12') + stroke('M0 58V180M0 140H30M0 172H30', 15, colours.soft))

export const drawings = [holdHand, stopButton, redCord, callHelp, storeRoom]

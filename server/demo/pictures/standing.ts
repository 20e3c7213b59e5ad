// Stretched and stood up: where the hands hold, which strap comes first, and how slowly.
import { arrow, at, badge, before, box, colours, disc, joined, part, say, shape, straight, stroke, tick } from './kit.ts'
import { A, face, hand, head, leg, neck, onBack, torso, Tove } from './figures.ts'
import { bed, button, clock } from './things.ts'

const bend = bed(330) + before(leg([300, 284], [420, 290], [520, 292], [540, 268], Tove)) + neck([130, 270], [150, 274]) + torso([190, 276], [300, 284], Tove) + head(104, 268, Tove, { turn: -90 }) + leg([300, 280], [360, 168], [452, 214], [484, 196], Tove, 40)
  + hand(362, 138, A, { kind: 'fist', turn: 90, size: 0.68, sleeve: 240 }) + hand(494, 210, A, { kind: 'fist', flip: true, turn: 14, size: 0.7, sleeve: 220 }) + straight([548, 66], [446, 66], { width: 18 }) + straight([446, 120], [548, 120], { width: 18 }) + badge(84, 84, '5', 52)
/** Lying, the toes up: the fingers go round the heel, the forearm lies along the sole and pushes the foot towards the leg. */
const foot = shape('M350 236Q394 230 398 160Q398 96 430 94Q464 96 468 160L482 306Q482 350 436 350Q380 350 350 332Z', colours.skin, 8) + stroke('M402 132Q432 122 464 132M416 102V126M433 100V124M449 102V126', 5, colours.ink)
const finger = (y: number, to: number) => joined(part([[506, y], [to, y - 4]], 15, colours.skin))
const heelCord = box(-10, 356, 330, 60, colours.paper, 10) + joined(part([[-20, 292], [200, 290], [340, 290]], 96, Tove.trousers)) + foot + stroke('M270 336Q350 336 384 328', 14, colours.red)
  + joined(part([[512, 246], [514, 306]], 46, colours.skin)) + finger(262, 420) + finger(286, 408) + finger(310, 406) + finger(333, 420) + stroke('M508 258V332', 26, colours.skin) + joined(part([[590, -30], [540, 110], [518, 226]], 60, A.shirt)) + arrow([500, 46], [440, 16], [350, 70], { width: 22 }) + clock(110, 92, 72, 30) + say(110, 214, 44, '30 s')

const body = joined(part([[300, 100], [300, 140]], 34, colours.skin)) + joined(part([[258, 150], [226, 200], [222, 250]], 34, Tove.shirt), part([[342, 150], [374, 200], [378, 250]], 34, Tove.shirt), part([[278, 160], [280, 216]], 56, Tove.shirt), part([[322, 160], [320, 216]], 56, Tove.shirt))
  + joined(part([[278, 252], [276, 380]], 46, Tove.trousers), part([[322, 252], [324, 380]], 46, Tove.trousers)) + joined(part([[268, 408], [262, 412]], 34, colours.ink), part([[332, 408], [338, 412]], 34, colours.ink)) + disc(222, 258, 16, colours.skin) + disc(378, 258, 16, colours.skin) + face(300, 66, Tove, { size: 0.82 })
const shell = box(180, 14, 240, 424, colours.tint, 44, 8) + box(196, 420, 208, 22, colours.soft, 8)
const band = (y: number, half: number) => box(300 - half, y - 15, half * 2, 30, colours.red, 8) + box(284, y - 19, 32, 38, colours.white, 6)
const numbered = (y: number, what: string) => badge(506, y, what, 30) + stroke(`M474 ${y}H404`, 7, colours.ink)
const straps = shell + body + band(180, 84) + button(318, 216, 0.9) + band(258, 78) + band(330, 78) + band(402, 78) + numbered(402, '1') + numbered(330, '2') + numbered(258, '3') + numbered(180, '4') + straight([110, 400], [110, 160], { width: 20 }) + tick(352, 222, 0.5)

const lying = stroke('M-470 24H0', 26, colours.soft) + stroke('M-6 24V-50', 22, colours.soft) + at(-440, -14, onBack(0, 0, { eyes: 'open' })) + stroke('M-330 -44V14M-160 -30V14M-90 -26V14', 16, colours.red)
const board = (turn: number) => at(500, 384, lying, { turn, size: 0.84 })
const raise = stroke('M24 426H576', 8, colours.line) + before(board(4)) + before(board(28)) + board(56) + arrow([34, 318], [26, 250], [56, 196], { width: 16 }) + arrow([92, 152], [124, 96], [184, 66], { width: 16 }) + face(520, 84, Tove, { mouth: 'sad', size: 0.9 }) + [[462, 52], [578, 62]].map(([x, y]) => at(x!, y!, shape('M0 -18Q16 6 0 12Q-16 6 0 -18Z', colours.blue, 4))).join('') + straight([520, 160], [520, 280], { width: 18, colour: colours.red })
export const drawings = { 2: bend, 3: heelCord, 6: straps, 7: raise }

// Orthoses and the hand splint: no folds, the heel down, the ankle's strap first, the thumb last.
import { arrow, at, badge, box, colours, disc, joined, never, part, rays, say, shape, straight, stroke, tick } from './kit.ts'
import { A, hand, Tove } from './figures.ts'
import { clock } from './things.ts'

/** A foot that points to the right, the heel at (0, 0), the leg going up. */
const bareFoot = (fill: string = colours.skin) => shape('M-34 -200V-24Q-40 26 0 28H150Q190 28 188 -2Q186 -22 150 -34L62 -70Q40 -84 40 -130V-200Z', fill, 8)
const toes = stroke('M168 -16Q160 -2 164 14', 5, colours.ink)
/** The blue orthosis: behind the calf and under the foot. */
const brace = shape('M-66 -220Q-70 0 -58 34Q-50 60 -10 60H188Q206 60 204 40Q202 30 186 32H0Q-34 32 -38 -20V-220Z', colours.blue, 8)
const strapAt = (path: string) => stroke(path, 36, colours.ink) + stroke(path, 24, colours.apricot)
const ankle = strapAt('M-50 6L56 -66'), shin = strapAt('M-58 -170H46'), toe = strapAt('M132 46L128 -46')

const folds = stroke('M-30 -120Q4 -104 38 -122M-34 -92Q4 -74 40 -98M20 -40Q40 -20 66 -40M10 -14Q44 8 84 -18', 6, colours.ink)
const sock = (wrinkled: boolean) => bareFoot(colours.mint) + (wrinkled ? folds : '')
const noFolds = at(104, 256, sock(true), { size: 0.82 }) + never(150, 202, 144) + at(366, 330, sock(false), { size: 1.1 }) + straight([368, 250], [368, 70], { width: 20 }) + tick(530, 210, 1.4)

const heelDown = at(330, 350, brace, { size: 0.9 }) + at(330, 318, bareFoot(colours.mint), { size: 0.86, turn: -4 }) + joined(part([[20, 250], [276, 128], [322, 210]], 92, Tove.trousers)) + hand(276, 66, A, { kind: 'flat', turn: 96, size: 0.66, sleeve: 160 }) + straight([420, 80], [420, 210], { width: 22 }) + disc(316, 330, 56, 'none', 10, colours.green) + straight([180, 290], [244, 318], { width: 16, colour: colours.green })
const onFoot = brace + bareFoot(colours.mint)
const ankleFirst = at(200, 300, onFoot + shin + toe + ankle, { size: 1.2 }) + badge(352, 176, '1', 38, colours.deep, colours.white) + badge(330, 70, '2', 34) + badge(444, 262, '3', 34) + straight([480, 130], [404, 160], { width: 18 })
const finger = at(190, 300, onFoot + shin + toe, { size: 1.2 }) + hand(352, 232, A, { kind: 'point', flip: true, turn: -28, size: 0.9, sleeve: 260 }) + at(190, 300, ankle, { size: 1.2 }) + disc(170, 318, 44, 'none', 10, colours.green) + tick(96, 396, 1.1) + tick(330, 120, 1.1)

/** A hand from above, the fingers up, in the splint. */
const splint = box(-76, -136, 152, 300, colours.blue, 44, 8)
const palm = joined(part([[0, 60], [0, 220]], 62, colours.skin), part([[0, 0], [0, 40]], 104, colours.skin), part([[-40, -10], [-46, -90]], 24, colours.skin), part([[-14, -10], [-16, -110]], 24, colours.skin), part([[14, -10], [14, -106]], 24, colours.skin), part([[40, -10], [44, -86]], 24, colours.skin))
const thumbLast = at(230, 210, splint + palm + joined(part([[46, 34], [104, -10]], 26, colours.skin)) + strapAt('M-80 110H80')) + hand(372, 202, A, { kind: 'fist', flip: true, turn: 16, size: 0.76, sleeve: 260 }) + arrow([236, 270], [320, 300], [370, 264], { width: 16 }) + badge(100, 100, '1', 34) + badge(372, 120, '2', 34)
const mark = disc(-8, -10, 20, colours.red, 0) + rays(-8, -10, 30, 46, [0, 60, 120, 180, 240, 300])
const redMarks = clock(96, 90, 70, 60) + say(96, 212, 48, '2 h') + at(100, 394, brace, { size: 0.56 }) + straight([300, 396], [228, 396], { width: 16 }) + at(350, 300, bareFoot() + toes + mark, { size: 1.1 }) + disc(342, 290, 76, 'none', 14, colours.ink) + stroke('M394 342L452 412', 22, colours.ink)

export const drawings = { 2: noFolds, 3: heelDown, 4: ankleFirst, 5: finger, 6: thumbLast, 8: redMarks }

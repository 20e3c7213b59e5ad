// How Tove says yes, no, more, pain and stop: what one sees and hears, and in a bubble what she means by it.
import { arrow, at, bubble, colours, joined, part, rays, shape, straight, stroke, waves, type Point } from './kit.ts'
import { A, arm, face, hand, head, leg, neck, torso, Tove } from './figures.ts'
import { pillow, wheelchair } from './things.ts'

const check = stroke('M-26 2L-8 20L28 -20', 16, colours.green)
const cross = stroke('M-22 -22L22 22M22 -22L-22 22', 16, colours.red)
const plus = stroke('M-26 0H26M0 -26V26', 16, colours.deep)
const bolt = shape('M8 -34L-24 6H-2L-10 34L24 -8H2Z', colours.red, 4)
const octagon = shape('M-14 -34H14L34 -14V14L14 34H-14L-34 14V-14Z', colours.red) + stroke('M-16 0H16', 13, colours.white)

const body = (x: number, y: number) => joined(part([[x - 92, y + 120], [x + 92, y + 120]], 150, Tove.shirt))
/** Her face from the front, large, with the shoulders under it. */
const portrait = (x: number, y: number, how: Parameters<typeof face>[3]) => body(x, y + 118) + at(0, 0, joined(part([[x, y + 90], [x, y + 150]], 64, colours.skin))) + face(x, y, Tove, { size: 2.25, ...how })

/** A bubble whose tail goes out to the left. */
const beside = (x: number, y: number, inside: string, [tx, ty]: Point): string => shape(`M${x - 78} ${y - 28}a16 16 0 0 1 16 -16h124a16 16 0 0 1 16 16v56a16 16 0 0 1 -16 16h-124a16 16 0 0 1 -16 -16V${y + 24}L${tx} ${ty}L${x - 78} ${y - 10}Z`, colours.white) + at(x, y, inside)

const yes = portrait(300, 250, { eyes: 'up', mouth: 'open' }) + straight([120, 232], [120, 96], { width: 22 }) + straight([480, 232], [480, 96], { width: 22 }) + waves(462, 322, 0) + bubble(300, 58, check, [300, 128])

const cup = shape('M-34 -40H34L24 46H-24Z', colours.white) + shape('M-29 -8H29L24 46H-24Z', colours.mint, 0)
const no = body(230, 360) + joined(part([[238, 320], [232, 392]], 58, colours.skin)) + at(0, 0, head(220, 240, Tove, { flip: true, size: 2.4, eyes: 'closed', mouth: 'sad' })) + arrow([312, 108], [216, 40], [112, 124], { width: 22 })
  + hand(532, 330, A, { kind: 'flat', flip: true, size: 0.8, sleeve: 160 }) + at(450, 292, cup) + beside(490, 90, cross, [344, 176])

const smack = (open: boolean) => face(0, 0, Tove, { size: 1.75 }) + shape('M-48 22H48V74H-48Z', colours.skin, 0) + at(0, 50, open ? shape('M-30 0Q-14 -26 0 -20Q14 -26 30 0Q14 28 0 28Q-14 28 -30 0Z', '#E79A86') + shape('M-17 1Q0 -10 17 1Q0 16 -17 1Z', colours.red, 4) : shape('M-40 0Q-20 -16 0 -9Q20 -16 40 0Q20 18 0 18Q-20 18 -40 0Z', '#E79A86') + stroke('M-36 1Q0 8 36 1', 5, colours.ink))
const more = at(122, 280, smack(false)) + at(420, 280, smack(true)) + straight([240, 256], [304, 256], { width: 18 }) + straight([304, 318], [240, 318], { width: 18 }) + rays(420, 326, 136, 164, [-24, 0, 24], colours.deep, 11) + bubble(420, 58, plus, [420, 158])

const bite = face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.5 }) + stroke('M-48 -12L-18 -22M48 -12L18 -22', 8, colours.ink) + hand(28, 62, Tove, { kind: 'fist', turn: -158, size: 0.76, sleeve: 150 })
const kneeUp = leg([214, 60], [320, 62], [430, 62], [438, 36], Tove) + torso([88, 58], [210, 60], Tove, 70) + head(0, 48, Tove, { turn: -90, mouth: 'sad', eyes: 'closed' }) + arm([92, 56], [150, 84], [210, 66], Tove, 28) + leg([214, 52], [286, -66], [362, 50], [394, 44], Tove)
const pain = at(96, 318, pillow(4, 82, 130, 44) + joined(part([[-40, 112], [470, 112]], 22, colours.tint)) + kneeUp + straight([422, 6], [358, -106], { width: 22 })) + at(140, 140, bite) + beside(380, 84, bolt, [250, 120])

// Stiff from neck to toes: one straight line, fists, the mouth shut.
const stiffLeg = (dy: number): string => leg([206, 268 + dy], [300, 258 + dy], [404, 248 + dy], [424, 222 + dy], Tove)
const tense: [number, number, number[]][] = [[430, 236, [-60, -20, 20]], [338, 200, [-70, -30]], [120, 120, [150, 190, 230]]]
const fist: Point = [330, 214]
const stop = wheelchair(150, 300) + stiffLeg(16) + neck([150, 150], [146, 122]) + torso([156, 176], [202, 266], Tove, 66) + head(140, 90, Tove, { turn: -14, size: 1.05 }) + stroke('M160 107L182 102', 8, colours.ink) + stiffLeg(0) + arm([160, 178], [246, 198], fist, Tove, 28)
  + tense.map(([x, y, angles]) => rays(x, y, 34, 62, angles)).join('') + hand(520, 318, A, { kind: 'flat', flip: true, turn: 24, size: 0.72, sleeve: 150 }) + straight([432, 352], [520, 408], { width: 20 }) + beside(390, 66, octagon, [212, 104])

export const drawings = [yes, no, more, pain, stop]

// The course of the day, and away from home: what is looked at, what goes along, what lies over her, what does not go in.
import { arrow, at, box, colours, disc, floor, joined, never, part, rays, say, shape, straight, stroke, tick } from './kit.ts'
import { face, head, Tove } from './figures.ts'
import { bigSyringe, glass, spoon, stomach } from './close.ts'
import { bag } from './things.ts'

const spot = (x: number, y: number) => disc(x, y, 19, colours.red, 0) + rays(x, y, 27, 40, [0, 60, 120, 180, 240, 300])
const ring = (x: number, inside: string, id: string) => `<clipPath id="${id}"><circle r="92"/></clipPath>` + at(x, 320, disc(0, 0, 94, colours.white, 0) + `<g clip-path="url(#${id})">${inside}</g>` + disc(0, 0, 94, 'none', 7, colours.soft)) + straight([300 + (x - 300) * 0.3, 160], [300 + (x - 300) * 0.86, 214], { width: 14 })
const ear = at(14, 0, head(0, 0, Tove, { size: 1.7 }) + spot(-14, 8))
const hip = joined(part([[-34, 40], [-44, 140]], 62, colours.skin), part([[34, 40], [44, 140]], 62, colours.skin)) + joined(part([[-30, -100], [-30, -50]], 70, Tove.shirt), part([[30, -100], [30, -50]], 70, Tove.shirt)) + shape('M-70 -30H70L58 24Q30 32 12 56H-12Q-30 32 -58 24Z', colours.white) + spot(-66, 30) + spot(66, 30)
const heel = at(-22, 34, shape('M-34 -200V-24Q-40 26 0 28H150Q190 28 188 -2Q186 -22 150 -34L62 -70Q40 -84 40 -130V-200Z', colours.skin, 8) + spot(-8, -6), { size: 0.8 })
const eye = at(300, 80, shape('M-84 0Q0 -84 84 0Q0 84 -84 0Z', colours.white, 9) + disc(0, 0, 32, colours.blue, 7) + disc(0, 0, 14, colours.ink, 0))
const skin = eye + ring(102, hip, 'hip') + ring(300, heel, 'heel') + ring(498, ear, 'ear')

const nappy = shape('M-64 -40H64V-8Q30 4 26 44H-26Q-30 4 -64 -8Z', colours.white, 7) + stroke('M-64 -26H-44M44 -26H64', 10, colours.mint)
const charger = box(-34, -26, 68, 52, colours.ink, 10, 0) + stroke('M34 0Q70 0 66 34T20 54', 9, colours.ink) + stroke('M-34 -12H-54M-34 12H-54', 8, colours.soft)
const biteRing = disc(0, 0, 34, 'none', 26, colours.ink) + disc(0, 0, 34, 'none', 14, colours.mint)
const passport = box(-46, -58, 92, 116, colours.deep, 10, 7) + disc(0, -14, 20, colours.white, 0) + stroke('M-24 28H24', 8, colours.white)
const bigBag = (x: number, y: number, size = 1) => at(x, y, stroke('M-70 -60Q-66 -150 0 -150Q66 -150 70 -60', 16, colours.ink) + shape('M-150 -70H150L132 120Q0 140 -132 120Z', '#C98F4A', 8) + stroke('M-150 -70H150', 22, colours.ink) + box(-60, 0, 120, 70, '#B67C38', 10, 6), { size })
const packed = bigBag(300, 322, 0.94) + bag(78, 96, 0.86) + at(204, 78, nappy, { size: 0.86 }) + spoon(292, 84, { size: 0.5, filled: false }) + at(424, 84, biteRing) + at(540, 84, charger, { size: 0.84 }) + at(70, 250, passport) + arrow([66, 332], [80, 400], [150, 376], { width: 16 }) + straight([240, 128], [240, 222], { width: 16 }) + straight([360, 128], [360, 222], { width: 16 })
const onTop = bag(300, 236, 1.4) + at(300, 330, shape('M-190 -50H190L166 110Q0 132 -166 110Z', '#C98F4A', 8) + stroke('M-190 -50H190', 22, colours.ink) + box(-64, 0, 128, 70, '#B67C38', 10, 6)) + straight([460, 60], [460, 230], { width: 24 }) + tick(120, 130, 1.6)

const note = (x: number, y: number) => at(x, y, disc(0, 30, 17, colours.ink, 0) + stroke('M14 28V-40L54 -52V14', 9, colours.ink) + disc(40, 18, 17, colours.ink, 0))
const blanket = floor(426) + box(60, 330, 514, 60, colours.paper, 12) + box(60, 296, 110, 40, colours.white, 16) + joined(part([[200, 282], [540, 282]], 84, colours.deep)) + [230, 300, 370, 440, 510].map((x) => stroke(`M${x} 246V318`, 5, colours.mint)).join('') + head(124, 260, Tove, { turn: -90, eyes: 'closed' }) + tick(60, 190, 1) + straight([300, 90], [300, 210], { width: 22 }) + straight([440, 90], [440, 210], { width: 22 }) + note(80, 70)

const sleepy = face(150, 200, Tove, { eyes: 'closed', mouth: 'open', size: 1.7 }) + say(262, 84, 54, 'z') + say(306, 46, 40, 'z')
const noneByMouth = sleepy + disc(440, 110, 102, colours.white, 0) + glass(396, 112, { size: 0.9, fill: colours.blue }) + spoon(470, 76, { turn: 90, size: 0.56 }) + never(440, 110, 100) + stomach(440, 344, { size: 0.56 }) + bigSyringe(468, 327, { turn: 180, size: 0.42 }) + tick(560, 250, 1)

export const morning = { 2: skin, 10: packed }
export const evening = { 9: blanket }
export const outing = { 2: onTop }
export const visit = { 8: noneByMouth }

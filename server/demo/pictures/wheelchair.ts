// The wheelchair: charged every night, and pushed by hand when it stands still.
import { arrow, at, before, badge, box, colours, disc, floor, joined, part, shape, straight, stroke } from './kit.ts'
import { A, hand } from './figures.ts'
import { wheelchair } from './things.ts'

const moon = shape('M14 -44A46 46 0 1 0 44 20A38 38 0 0 1 14 -44Z', '#FFD400')
const lamp = (x: number, y: number, fill: string) => disc(x, y, 36, fill, 9)
const plug = joined(part([[-34, 0], [0, 0]], 46, colours.white)) + stroke('M26 -14H48M26 14H48', 10, colours.ink)
const charge = floor(430) + at(90, 292, wheelchair(0, 0)) + box(150, 300, 78, 46, colours.soft, 8) + stroke('M228 324Q300 420 372 330T430 236', 12, colours.ink) + at(430, 230, plug, { size: 1 }) + box(488, 166, 84, 128, colours.white, 16, 8) + disc(530, 230, 30, colours.tint, 6) + disc(520, 218, 5, colours.ink, 0) + disc(520, 242, 5, colours.ink, 0)
  + straight([370, 168], [456, 168], { width: 16 }) + at(80, 80, moon, { size: 1.1 }) + lamp(290, 80, '#FFD400') + straight([344, 80], [412, 80], { width: 16 }) + lamp(466, 80, '#2FA35A')

const lever = (turn: number, fill: string) => at(230, 290, stroke('M0 0H122', 40, colours.ink) + stroke('M0 0H122', 26, fill) + disc(0, 0, 26, colours.soft, 7), { turn })
const frame = stroke('M40 30H120L150 120M170 130L190 290H400', 24, colours.soft) + stroke('M120 20L150 104', 30, colours.ink) + stroke('M164 120H400', 36, colours.ink) + disc(230, 290, 124, 'none', 28, colours.ink) + disc(230, 290, 98, 'none', 6, colours.line)
const levers = floor(430) + frame + before(lever(-42, colours.red)) + lever(34, colours.red) + arrow([372, 190], [420, 250], [390, 334], { width: 18 }) + hand(384, 400, A, { kind: 'fist', flip: true, turn: 20, size: 0.86, sleeve: 240 }) + badge(520, 90, '2', 52)
export const drawings = { 1: charge, 5: levers }

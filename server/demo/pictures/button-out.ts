// The button has come out: over the hole, what is saved, and what does not go in.
import { arrow, at, badge, box, colours, disc, joined, never, part, straight, stroke, tick } from './kit.ts'
import { A, hand } from './figures.ts'
import { bigSyringe, compress, glass, spoon, stomach } from './close.ts'

const hole = disc(42, -30, 13, colours.red, 5)
const coverHole = stomach(170, 226, { size: 0.86, on: hole }) + compress(300, 226, { size: 0.92, turn: 8 }) + hand(356, 262, A, { kind: 'flat', flip: true, turn: 20, size: 0.7, sleeve: 240 }) + arrow([330, 120], [270, 110], [216, 176], { width: 16 })
  + disc(488, 118, 104, colours.white, 7, colours.line) + `<clipPath id="ring"><circle cx="488" cy="118" r="100"/></clipPath><g clip-path="url(#ring)">${stomach(462, 138, { size: 0.8, on: compress(42, -30, { taped: true, size: 0.78 }) })}</g>` + badge(60, 60, '1', 34) + badge(398, 44, '2', 34)
/** The loose button: a disc outside, a stem, and the balloon that sat inside. */
const loose = (x: number, y: number, turn = 0, size = 1) => at(x, y, joined(part([[0, 0], [0, 46]], 22, colours.white)) + disc(0, 58, 22, colours.tint) + joined(part([[-30, 0], [30, 0]], 22, colours.white)) + disc(0, -2, 6, colours.ink, 0), { turn, size })
const zipBag = at(150, 262, box(-112, -70, 224, 226, '#F2F8F7', 16, 7) + box(-112, -86, 224, 44, colours.mint, 10, 7) + stroke('M-96 -64H96', 5, colours.deep) + stroke('M-84 -16V124', 8, colours.white))
const saveIt = hand(40, 440, A, { kind: 'fist', turn: -34, size: 0.72, sleeve: 220 }) + zipBag + loose(156, 300, 18, 1.5) + loose(150, 64, 0, 1) + hand(222, 58, A, { kind: 'fist', flip: true, turn: -14, size: 0.66, sleeve: 240 }) + straight([76, 40], [76, 160], { width: 18 }) + tick(256, 410, 1.2)
  + stomach(470, 296, { size: 0.62, on: hole }) + loose(540, 180, 40, 0.9) + never(500, 256, 92)
const nothingIn = stomach(300, 306, { size: 0.62, on: compress(42, -30, { taped: true, size: 0.7 }) })
  + bigSyringe(196, 108, { size: 0.62 }) + glass(300, 92, { size: 1.2, fill: colours.blue }) + spoon(452, 100, { size: 0.56 }) + never(110, 108, 84) + never(300, 100, 84) + never(490, 100, 84)

export const drawings = { 1: coverHole, 2: saveIt, 5: nothingIn }

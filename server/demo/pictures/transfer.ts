// From bed to wheelchair with the ceiling lift, step by step.
import { along, arrow, at, badge, box, bubble, colours, disc, floor, joined, part, rollArrow, say, shape, straight, stroke, tick, type Point } from './kit.ts'
import { A, B, face, hand, head, inSling, onBack, onSide, standing, torso, Tove } from './figures.ts'
import { bed, button, lift, wheelchair } from './things.ts'

const card = box(-96, -118, 192, 236, colours.white, 14, 8) + at(-42, -28, stroke('M-70 -60H150', 16, colours.soft) + lift(42, -4, { rail: false }) + inSling(42, 186), { size: 0.54 })
const showCard = at(140, 178, card) + hand(140, 312, A, { kind: 'fist', turn: -90, size: 0.9, sleeve: 220 }) + face(404, 262, Tove, { eyes: 'up', size: 1.8 }) + straight([548, 250], [548, 70]) + tick(548, 320, 1.3)
const rollOver = bed(296) + onSide(96, 226) + rollArrow(226, 190, 84) + rollArrow(318, 190, 84) + hand(166, 330, A, { turn: -90, size: 0.8, sleeve: 220 }) + hand(392, 336, A, { turn: -90, size: 0.8, sleeve: 220 })
const layer = box(136, 116, 190, 110, colours.mint, 14, 8) + stroke('M166 116V210M200 116V210M234 116V210M268 116V210M298 116V210', 5, colours.deep)
const tailbone = (x: number, top: number, bottom: number) => `<path d="M${x} ${top}V${bottom}" stroke="${colours.red}" stroke-width="10" stroke-dasharray="4 18" stroke-linecap="round"/>`
const behindBack = layer + bed(316) + onSide(96, 246) + hand(184, 88, B, { turn: 90, size: 0.7, sleeve: 220 }) + hand(284, 88, B, { turn: 90, size: 0.7, sleeve: 220 }) + straight([86, 60], [86, 170]) + tailbone(330, 96, 314)
const rolledBack = bed(300) + box(150, 258, 190, 30, colours.mint, 12) + onBack(96, 226, { eyes: 'open' }) + arrow([300, 300], [296, 90], [196, 168], { width: 20 })
const laySling = at(110, 2, behindBack, { size: 0.56 }) + at(110, 222, rolledBack, { size: 0.56 }) + stroke('M24 234H576', 6, colours.line) + badge(52, 60, '1', 34) + badge(52, 284, '2', 34)
const thigh = (x: number, to: number) => joined(part([[x, 40], [to, 250], [to, 400]], 92, colours.tint))
const band = (points: Point[]) => joined(part(points, 34, colours.mint))
const crossLegs = joined(part([[220, 10], [380, 10]], 90, colours.apricot)) + band([[70, 130], [170, 240], [300, 250]]) + band([[530, 130], [430, 240], [300, 250]]) + thigh(222, 176) + thigh(378, 424)
  + band([[258, 268], [372, 128]]) + band([[342, 268], [228, 128]]) + disc(372, 122, 13, colours.white) + disc(228, 122, 13, colours.white) + arrow([96, 320], [180, 372], [252, 318]) + arrow([504, 320], [420, 372], [348, 318]) + stroke('M300 24Q330 70 450 60T590 30', 9, colours.soft) + button(300, 22) + tick(468, 60)
const hookOn = lift(250, 132) + inSling(250, 322) + bed(380) + disc(206, 134, 30, 'none', 9, colours.red) + disc(294, 134, 30, 'none', 9, colours.deep) + hand(120, 142, A, { size: 0.62, turn: -6, sleeve: 220 }) + hand(386, 150, B, { flip: true, size: 0.62, turn: 6, sleeve: 320 }) + straight([120, 300], [180, 180], { width: 12, colour: colours.red }) + straight([430, 310], [330, 176], { width: 12 })
const loop = (x: number, colour: string, to: number) => stroke(along([[x, 104], [x, to]]), 34, colours.ink) + stroke(along([[x, 104], [x, to]]), 20, colour) + stroke(`M${x - 16} 128Q${x - 22} 78 ${x} 78Q${x + 22} 78 ${x + 16} 128`, 10, colours.ink)
const pullLoops = joined(part([[70, 76], [530, 76]], 26, colours.soft)) + stroke('M300 6V60', 16, colours.ink) + loop(110, colours.red, 220) + loop(230, colours.red, 220) + loop(370, colours.deep, 320) + loop(490, colours.deep, 320)
  + hand(230, 244, A, { kind: 'fist', turn: -90, size: 0.86, sleeve: 300 }) + straight([150, 270], [150, 410], { width: 20 }) + tick(110, 76) + tick(230, 76) + tick(370, 76) + tick(490, 76) + badge(540, 400, '4', 40)
const driveLift = lift(280, 152) + inSling(280, 342) + standing(150, 430, B, [[256, 178], [262, 206]], { lean: 6 }) + straight([430, 300], [430, 150]) + hand(524, 300, A, { kind: 'fist', flip: true, turn: 8, size: 0.72, sleeve: 220 }) + box(476, 196, 52, 104, colours.white, 10) + shape('M502 214L518 238H486Z', colours.deep, 3) + shape('M502 282L518 258H486Z', colours.line, 3)
const lowerDown = floor(442) + wheelchair(250, 304) + lift(282, 70) + inSling(282, 262) + stroke('M240 214L176 218', 13, colours.deep) + hand(150, 222, B, { kind: 'fist', size: 0.6, sleeve: 300 }) + straight([190, 130], [66, 130]) + straight([480, 110], [480, 280])
const beltFirst = joined(part([[300, 0], [300, 130]], 190, colours.apricot)) + joined(part([[240, 210], [190, 440]], 104, colours.tint), part([[360, 210], [410, 440]], 104, colours.tint)) + stroke('M168 196Q216 226 262 224M432 196Q384 226 338 224', 46, colours.ink) + stroke('M168 196Q216 226 262 224M432 196Q384 226 338 224', 32, colours.red)
  + box(256, 200, 34, 48, colours.white, 6) + box(312, 200, 34, 48, colours.white, 6) + hand(150, 260, B, { turn: -18, size: 0.7, sleeve: 220 }) + hand(450, 260, B, { flip: true, turn: 18, size: 0.7, sleeve: 220 }) + straight([150, 144], [252, 160]) + straight([450, 144], [348, 160])
const feetAfter = stroke('M150 0L238 380H470', 20, colours.soft) + joined(part([[280, 300], [400, 316]], 52, colours.soft)) + joined(part([[236, -20], [280, 276]], 84, colours.tint)) + hand(450, 240, A, { flip: true, turn: -16, size: 0.86, sleeve: 260 }) + straight([150, 250], [150, 362]) + straight([420, 60], [420, 170])
const sitWell = torso([120, 400], [120, 470], Tove, 150) + face(150, 240, Tove, { eyes: 'up', size: 1.7 }) + straight([292, 250], [292, 110]) + tick(292, 312, 1.2) + torso([520, 380], [530, 470], A, 90) + head(490, 290, A, { flip: true, size: 1.4 }) + bubble(450, 84, say(0, 26, 72, '?'), [486, 214])

export const drawings = [showCard, rollOver, laySling, crossLegs, hookOn, pullLoops, driveLift, lowerDown, beltFirst, feetAfter, sitWell]

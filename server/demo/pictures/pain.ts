// Pain: how to see it and what to do, step by step.
import { along, arrow, at, badge, before, box, colours, disc, joined, part, rollArrow, say, shape, straight, stroke } from './kit.ts'
import { A, face, hand, head, leg, onBack, onSide, torso, Tove } from './figures.ts'
import { atButton } from './close.ts'
import { bed, clock, minutes, paper, pencil, phone, pillow } from './things.ts'

const kneeUp = leg([190, 60], [290, 60], [384, 62], [392, 40], Tove) + torso([76, 58], [186, 60], Tove) + head(0, 50, Tove, { turn: -90, mouth: 'sad' }) + leg([190, 52], [250, -46], [320, 50], [350, 44], Tove) + straight([330, 0], [330, -84], { width: 20 })
const bite = face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.3 }) + stroke('M-42 -10L-16 -20M42 -10L16 -20', 7, colours.ink) + hand(24, 52, Tove, { kind: 'fist', turn: -158, size: 0.66, sleeve: 150 })
const refuse = head(0, 0, Tove, { flip: true, size: 1.5, eyes: 'closed' }) + stroke('M220 26H150', 12, colours.soft) + shape('M152 26a28 18 0 1 1 -56 0a28 18 0 1 1 56 0Z', colours.apricot) + arrow([20, -76], [-40, -110], [-100, -60], { width: 13 })
const seeIt = stroke('M300 20V430M20 225H580', 6, colours.line) + at(46, 128, kneeUp, { size: 0.6 }) + at(450, 112, face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.5 }) + stroke('M-48 -8L-18 -20M48 -8L18 -20', 8, colours.ink)) + at(134, 338, bite) + at(430, 340, refuse, { size: 0.8 })
const spot = (x: number, y: number, fromX: number, fromY: number, what: string) => stroke(along([[x, y], [fromX, fromY]]), 7, colours.red) + disc(fromX, fromY, 9, colours.red, 0) + badge(x, y, what, 30)
const bodyAbove = joined(part([[262, 128], [190, 190], [196, 262]], 34, Tove.shirt), part([[338, 128], [410, 190], [404, 262]], 34, Tove.shirt), part([[276, 152], [280, 220]], 60, Tove.shirt), part([[324, 152], [320, 220]], 60, Tove.shirt)) + joined(part([[274, 262], [262, 400]], 50, Tove.trousers), part([[326, 262], [338, 400]], 50, Tove.trousers)) + shape('M246 236H354L340 292H260Z', colours.white)
  + stroke('M262 360V400M338 360V400', 34, colours.mint) + disc(196, 270, 18, colours.skin) + disc(404, 270, 18, colours.skin) + joined(part([[262, 424], [240, 430]], 26, colours.soft), part([[338, 424], [360, 430]], 26, colours.soft)) + face(300, 66, Tove, { mouth: 'open', size: 0.92 })
// In her bed, seen from above, the head to the left.
const pad = shape('M-26 -12Q0 -22 26 -12V12Q0 22 -26 12Z', colours.white, 5) + shape('M0 -10Q12 4 0 9Q-12 4 0 -10Z', colours.red, 0)
const lookOver = box(40, 92, 520, 268, colours.paper, 20, 8) + box(62, 128, 130, 196, colours.white, 22) + at(70, 525, bodyAbove, { turn: -90 }) + stroke('M352 276q10 12 20 0t20 0t20 0', 7, colours.red) + at(394, 226, pad, { turn: 90, size: 0.9 })
  + spot(300, 410, 326, 268, '1') + spot(390, 410, 384, 284, '2') + spot(490, 410, 446, 276, '3') + spot(272, 42, 272, 208, '4') + spot(96, 42, 128, 166, '5') + spot(420, 42, 396, 212, '6') + spot(150, 410, 162, 236, '7')
const turnOver = at(24, 20, before(at(0, 0, bed(110) + onBack(110, 62, { eyes: 'open' }), { size: 0.7 }))) + at(24, 196, at(0, 0, bed(206) + pillow(330, 88, 180, 60) + onSide(110, 138) + rollArrow(222, 96, 104) + rollArrow(330, 96, 76), { size: 0.7 }))
  + straight([226, 138], [226, 214], { width: 20 }) + clock(508, 160, 78, 10) + minutes(508, 306, '10', 42)
const mood = (x: number, n: number) => {
  const bend = 16 - n * 6.4
  return disc(x, 190, 42, [colours.mint, colours.tint, colours.paper, '#FFF0CF', colours.apricot, colours.pink][n]!, 7) + disc(x - 14, 180, 5, colours.ink, 0) + disc(x + 14, 180, 5, colours.ink, 0) + stroke(`M${x - 18} ${206 - bend / 3}Q${x} ${206 + bend} ${x + 18} ${206 - bend / 3}`, 6, colours.ink) + (n === 5 ? stroke(`M${x - 16} 192V204M${x + 16} 192V204`, 6, colours.blue) : '') + say(x, 278, 36, String(n * 2))
}
const faces = [0, 1, 2, 3, 4, 5].map((n) => mood(58 + n * 97, n)).join('') + hand(392, 350, A, { kind: 'point', turn: -106, size: 0.8, sleeve: 220 }) + face(80, 66, Tove, { mouth: 'sad', size: 0.8 }) + arrow([140, 60], [300, 30], [352, 128])
const scale = box(40, 40, 64, 370, colours.white, 20, 8) + box(44, 44, 56, 176, colours.apricot, 16, 0) + stroke('M40 224H104', 8, colours.ink) + say(146, 66, 40, '10') + say(138, 240, 44, '5') + say(138, 408, 40, '0')
const noted = at(530, 92, paper(0, 0, 0.72)) + clock(506, 66, 26, 25) + pencil(534, 118, 34, 0.6)
const giveRelief = at(-16, 0, scale) + straight([106, 132], [202, 132], { width: 20 }) + at(196, 124, atButton({ fill: colours.apricot }), { size: 0.72 }) + noted
const thermometer = stroke('M0 -120V70', 46, colours.ink) + stroke('M0 -120V70', 32, colours.white) + disc(0, 86, 38, colours.red, 7) + stroke('M0 86V-70', 16, colours.red)
const callForAdvice = clock(96, 110, 76, 60) + say(96, 236, 44, '60 min') + at(84, 344, at(0, 0, thermometer, { size: 0.62 })) + say(190, 356, 44, '38,5') + arrow([212, 110], [270, 110], [330, 180]) + straight([262, 340], [336, 290]) + phone(462, 226, { number: '1177', screen: colours.deep, size: 1.5 })

export const drawings = [seeIt, lookOver, turnOver, faces, giveRelief, callForAdvice]

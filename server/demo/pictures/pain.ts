// Pain: how to see it and what to do, step by step.
import { along, arrow, at, badge, box, colours, disc, joined, part, say, shape, straight, stroke, tick } from './kit.ts'
import { A, face, hand, head, leg, onSide, torso, Tove } from './figures.ts'
import { bed, clock, minutes, paper, pencil, phone } from './things.ts'

const kneeUp = leg([190, 60], [290, 60], [384, 62], [392, 40], Tove) + torso([76, 58], [186, 60], Tove) + head(0, 50, Tove, { turn: -90, mouth: 'sad' }) + leg([190, 52], [250, -46], [320, 50], [350, 44], Tove) + straight([330, 0], [330, -84], { width: 20 })
const bite = face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.3 }) + stroke('M-42 -10L-16 -20M42 -10L16 -20', 7, colours.ink) + hand(24, 52, Tove, { kind: 'fist', turn: -158, size: 0.66, sleeve: 150 })
const refuse = head(0, 0, Tove, { flip: true, size: 1.5, eyes: 'closed' }) + stroke('M220 26H150', 12, colours.soft) + shape('M152 26a28 18 0 1 1 -56 0a28 18 0 1 1 56 0Z', colours.apricot) + arrow([20, -76], [-40, -110], [-100, -60], { width: 13 })
const seeIt = stroke('M300 20V430M20 225H580', 6, colours.line) + at(46, 128, kneeUp, { size: 0.6 }) + at(450, 112, face(0, 0, Tove, { mouth: 'sad', eyes: 'closed', size: 1.5 }) + stroke('M-48 -8L-18 -20M48 -8L18 -20', 8, colours.ink)) + at(134, 338, bite) + at(430, 340, refuse, { size: 0.8 })
const spot = (x: number, y: number, fromX: number, fromY: number, what: string) => stroke(along([[x, y], [fromX, fromY]]), 7, colours.red) + disc(fromX, fromY, 9, colours.red, 0) + badge(x, y, what, 30)
const lookOver = joined(part([[262, 128], [190, 190], [196, 262]], 34, Tove.shirt), part([[338, 128], [410, 190], [404, 262]], 34, Tove.shirt), part([[276, 152], [280, 220]], 60, Tove.shirt), part([[324, 152], [320, 220]], 60, Tove.shirt)) + joined(part([[274, 262], [262, 400]], 50, Tove.trousers), part([[326, 262], [338, 400]], 50, Tove.trousers)) + shape('M246 236H354L340 292H260Z', colours.white)
  + stroke('M262 360V400M338 360V400', 34, colours.mint) + disc(196, 270, 18, colours.skin) + disc(404, 270, 18, colours.skin) + joined(part([[262, 424], [240, 430]], 26, colours.soft), part([[338, 424], [360, 430]], 26, colours.soft)) + face(300, 66, Tove, { mouth: 'open', size: 0.92 })
  + spot(90, 230, 268, 262, '1') + spot(90, 320, 244, 320, '2') + spot(130, 406, 258, 382, '3') + spot(510, 190, 310, 206, '4') + spot(490, 60, 354, 66, '5') + spot(510, 286, 312, 270, '6') + spot(110, 110, 292, 92, '7')
const turnOver = bed(330) + onSide(110, 262) + arrow([230, 176], [320, 70], [430, 176]) + hand(220, 402, A, { turn: -80, size: 0.7, sleeve: 220 }) + clock(96, 94, 70, 10) + minutes(500, 104, '10', 46)
const mood = (x: number, n: number) => {
  const bend = 16 - n * 6.4
  return disc(x, 190, 42, [colours.mint, colours.tint, colours.paper, '#FFF0CF', colours.apricot, colours.pink][n]!, 7) + disc(x - 14, 180, 5, colours.ink, 0) + disc(x + 14, 180, 5, colours.ink, 0) + stroke(`M${x - 18} ${206 - bend / 3}Q${x} ${206 + bend} ${x + 18} ${206 - bend / 3}`, 6, colours.ink) + (n === 5 ? stroke(`M${x - 16} 192V204M${x + 16} 192V204`, 6, colours.blue) : '') + say(x, 278, 36, String(n * 2))
}
const faces = [0, 1, 2, 3, 4, 5].map((n) => mood(58 + n * 97, n)).join('') + hand(392, 350, A, { kind: 'point', turn: -106, size: 0.8, sleeve: 220 }) + face(80, 66, Tove, { mouth: 'sad', size: 0.8 }) + arrow([140, 60], [300, 30], [352, 128])
const scale = box(40, 40, 64, 370, colours.white, 20, 8) + box(44, 44, 56, 176, colours.apricot, 16, 0) + stroke('M40 224H104', 8, colours.ink) + say(146, 66, 40, '10') + say(138, 240, 44, '5') + say(138, 408, 40, '0')
const bottle = box(-54, -70, 108, 160, colours.white, 18, 8) + box(-40, -112, 80, 40, colours.deep, 8, 7) + box(-54, -20, 108, 60, colours.apricot, 0, 6)
const giveRelief = scale + straight([180, 140], [276, 214]) + at(344, 250, bottle) + shape('M420 270H500L488 342H432Z', colours.white) + shape('M426 304H494L488 342H432Z', colours.apricot) + at(516, 130, paper(0, 0, 0.8) + tick(0, 34)) + pencil(556, 178, 40, 0.5)
const thermometer = stroke('M0 -120V70', 46, colours.ink) + stroke('M0 -120V70', 32, colours.white) + disc(0, 86, 38, colours.red, 7) + stroke('M0 86V-70', 16, colours.red)
const callForAdvice = clock(96, 110, 76, 60) + say(96, 236, 44, '60 min') + at(84, 344, at(0, 0, thermometer, { size: 0.62 })) + say(190, 356, 44, '38,5') + arrow([212, 110], [270, 110], [330, 180]) + straight([262, 340], [336, 290]) + phone(462, 226, { number: '1177', screen: colours.deep, size: 1.5 })

export const drawings = [seeIt, lookOver, turnOver, faces, giveRelief, callForAdvice]

// Parts of the body so near that one sees what the hands do there, and what is held against them.
import { arrow, at, box, colours, disc, joined, part, shape, stroke, type Point } from './kit.ts'
import { A, face, hand, head, Tove, type Look } from './figures.ts'
import { button, phone } from './things.ts'

/** Her stomach from the front with the shirt pulled up, about 300 wide, the middle at (0, 0). The button's place is (42, -30). */
export const stomach = (x: number, y: number, { size = 1, on = button(42, -30, 1.3) } = {}): string =>
  at(x, y, joined(part([[-150, -190], [-186, -40], [-172, 150]], 56, Tove.shirt), part([[150, -190], [186, -40], [172, 150]], 56, Tove.shirt))
    + shape('M-138 -200Q-112 0 -142 200H142Q112 0 138 -200Z', colours.skin, 8) + shape('M-148 -210H148Q132 -150 128 -104Q0 -74 -128 -104Q-132 -150 -148 -210Z', Tove.shirt, 8)
    + shape('M-138 132Q0 160 138 132L150 220H-150Z', Tove.trousers, 8) + stroke('M-12 62Q0 74 12 62', 7, colours.ink) + on, { size })

/** A face so near that one sees into the mouth, about 330 across. */
export const bigFace = (x: number, y: number, { mouth = '', eyes = 'open' as 'open' | 'closed', size = 1 } = {}): string =>
  at(x, y, joined(part([[0, 150], [0, 320]], 110, colours.skin)) + joined(part([[-146, 30], [-158, 130]], 42, Tove.hair), part([[146, 30], [158, 130]], 42, Tove.hair)) + disc(0, 0, 164, colours.skin, 9)
    + shape('M-164 6A164 164 0 0 1 164 6Q92 -30 30 -94Q-58 -20 -164 6Z', Tove.hair, 9)
    + (eyes === 'open' ? disc(-62, 0, 14, colours.ink, 0) + disc(62, 0, 14, colours.ink, 0) : stroke('M-88 4q26 20 52 0M36 4q26 20 52 0', 9, colours.ink)) + stroke('M4 4Q14 32 -6 36', 7, colours.ink) + mouth, { size })

/** A syringe for the tube, filled; its tip points to the right at (0, 0), about 300 long. `pushed`: 0 full, 1 empty. */
export const bigSyringe = (x: number, y: number, { turn = 0, size = 1, fill = colours.blue, pushed = 0 } = {}): string =>
  at(x, y, stroke(`M-180 0H${-276 + pushed * 90}M${-276 + pushed * 90} -30V30`, 14, colours.ink) + box(-196, -30, 160, 60, colours.white, 8) + box(-188 + pushed * 110, -22, 146 - pushed * 110, 44, fill, 4, 0)
    + stroke('M-72 -26V-8M-104 -26V-8M-136 -26V-8', 5, colours.ink) + stroke('M-196 -46V46', 14, colours.ink) + shape('M-36 -14L0 -8V8L-36 14Z', colours.white), { turn, size })
export const tube = (path: string): string => stroke(path, 24, colours.ink) + stroke(path, 12, colours.white)

/** Pushed into the button: one hand holds the syringe, the other pushes. */
export const atButton = ({ fill = colours.blue, kind = 'fist' as 'fist' | 'point' } = {}): string =>
  stomach(130, 226, { size: 0.78 }) + tube('M164 204Q214 150 250 226') + bigSyringe(252, 240, { turn: 180, size: 0.98, fill })
  + hand(356, 262, A, { kind: 'fist', flip: true, turn: 74, size: 0.72, sleeve: 260 }) + (kind === 'fist' ? hand(540, 240, A, { kind, flip: true, size: 0.72, sleeve: 160 }) : hand(590, 254, A, { kind, flip: true, size: 0.72, sleeve: 160 }))

/** The municipal nurse, called by phone. */
export const nurse: Look = { shirt: colours.white, hair: colours.apricot, trousers: colours.line, tail: false }
export const callNurse = (x: number, y: number, size = 1): string =>
  phone(x, y, { screen: colours.deep, size, inside: `<clipPath id="screen"><rect x="-58" y="-100" width="116" height="196" rx="10"/></clipPath><g clip-path="url(#screen)">${joined(part([[-20, 110], [20, 110]], 92, colours.white)) + stroke('M-18 60Q-12 96 0 98Q12 96 18 60', 7, colours.soft) + face(0, 4, nurse, { size: 0.78 })}</g>` })

export const spoon = (x: number, y: number, { turn = 0, size = 1, filled = true } = {}): string =>
  at(x, y, stroke('M40 0H190', 20, colours.ink) + stroke('M40 0H190', 9, colours.line) + shape('M-46 0Q-44 -28 0 -26Q36 -22 48 0Q36 22 0 26Q-44 28 -46 0Z', colours.line) + (filled ? shape('M-32 0Q-30 -17 0 -16Q24 -14 30 0Q24 14 0 16Q-30 17 -32 0Z', colours.apricot, 0) : ''), { turn, size })
export const glass = (x: number, y: number, { size = 1, fill = colours.mint } = {}): string => at(x, y, shape('M-34 -44H34L24 46H-24Z', colours.white) + shape('M-29 -10H29L24 46H-24Z', fill, 0) + shape('M-34 -44H34L24 46H-24Z', 'none'), { size })
export const bowl = (x: number, y: number, size = 1): string => at(x, y, shape('M-54 -18Q0 -44 54 -18Z', colours.apricot) + shape('M-60 -18H60Q54 34 0 34Q-54 34 -60 -18Z', colours.white), { size })

/** Swallows: the throat, and an arrow down it. */
export const swallow = (x: number, y: number, size = 1): string =>
  at(x, y, joined(part([[-8, 30], [-14, 110]], 46, colours.skin), part([[-60, 150], [30, 150]], 76, Tove.shirt)) + head(0, 0, Tove) + arrow([4, 44], [2, 80], [-8, 124], { width: 12 }), { size })

/** A compress of gauze, taped or not. */
export const compress = (x: number, y: number, { taped = false, turn = 0, size = 1 } = {}): string => {
  const strip = (points: Point[]) => joined(part(points, 18, colours.line))
  return at(x, y, box(-48, -48, 96, 96, colours.white, 10) + stroke('M-26 -20H26M-26 0H26M-26 20H26', 4, colours.line) + (taped ? strip([[-72, -36], [72, -36]]) + strip([[-72, 36], [72, 36]]) : ''), { turn, size })
}

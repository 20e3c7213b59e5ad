// The people: Tove in apricot with brown hair, A in deep green, B in light green. Heads look to the right; turn or flip them.
import { along, at, between, colours, disc, joined, part, shape, stroke, type Point } from './kit.ts'

export type Look = { shirt: string; hair: string; trousers: string; tail: boolean }
export const Tove: Look = { shirt: colours.apricot, hair: colours.brown, trousers: colours.tint, tail: true }
export const A: Look = { shirt: colours.deep, hair: colours.ink, trousers: colours.soft, tail: false }
export const B: Look = { shirt: colours.mint, hair: colours.soft, trousers: colours.soft, tail: false }

export const doctor: Look = { shirt: colours.white, hair: colours.soft, trousers: colours.line, tail: false }

type Face = { eyes?: 'open' | 'closed' | 'up'; mouth?: 'calm' | 'open' | 'wide' | 'sad'; lips?: string }

const eye = (x: number, y: number, eyes: Face['eyes']): string =>
  eyes === 'closed' ? stroke(`M${x - 9} ${y}q9 9 18 0`, 5, colours.ink) : eyes === 'up' ? disc(x, y, 11, colours.white, 4) + disc(x, y - 6, 5, colours.ink, 0) : disc(x, y, 5.5, colours.ink, 0)

/** A head of about 80 across, looking to the right. */
export const head = (x: number, y: number, look: Look, { turn = 0, flip = false, size = 1, eyes = 'open', mouth = 'calm', lips }: Face & { turn?: number; flip?: boolean; size?: number } = {}): string => {
  const lip = lips ?? colours.ink
  const mouths = { calm: stroke('M22 19q6 4 12 0', lips ? 9 : 5, lip), open: disc(28, 20, 7, colours.red, 5, lip), wide: shape('M22 12l16 -1l-2 18l-13 0Z', colours.red, 5, lip), sad: stroke('M20 23q7 -8 14 -2', lips ? 9 : 5, lip) }
  return at(x, y, (look.tail ? joined(part([[-36, 4], [-54, 26]], 18, look.hair)) : '')
    + shape('M37 -12Q56 4 38 12Z', colours.skin) + disc(0, 0, 40, colours.skin) + stroke('M37 -10L38 10', 6, colours.skin)
    + shape('M26 -31A40 40 0 1 0 -22 33Q-10 14 -10 -4Q10 -10 26 -31Z', look.hair) + disc(-8, 5, 8, colours.skin, 4)
    + eye(18, -4, eyes) + mouths[mouth], { turn, flip, size })
}

/** A face from the front, about 110 across. */
export const face = (x: number, y: number, look: Look, { eyes = 'open', mouth = 'calm', lips, size = 1, turn = 0 }: Face & { size?: number; turn?: number } = {}): string => {
  const mouths = { calm: stroke('M-16 26Q0 36 16 26', lips ? 11 : 6, lips ?? colours.ink), open: disc(0, 28, 10, colours.red, 6), wide: shape('M-20 20H20Q16 44 0 44Q-16 44 -20 20Z', colours.red, 6, lips ?? colours.ink), sad: stroke('M-17 34Q0 18 17 34', lips ? 11 : 6, lips ?? colours.ink) }
  return at(x, y, (look.tail ? joined(part([[-50, 10], [-56, 50]], 20, look.hair), part([[50, 10], [56, 50]], 20, look.hair)) : '')
    + disc(0, 0, 56, colours.skin) + shape('M-56 0A56 56 0 0 1 56 0Q30 -10 8 -32Q-20 -6 -56 0Z', look.hair)
    + (eyes === 'up' ? disc(-21, 2, 15, colours.white, 5) + disc(21, 2, 15, colours.white, 5) + disc(-21, -6, 7, colours.ink, 0) + disc(21, -6, 7, colours.ink, 0) : eye(-21, 2, eyes) + eye(21, 2, eyes)) + mouths[mouth], { size, turn })
}

/** Sleeve to the wrist, then a hand. */
export const arm = (shoulder: Point, elbow: Point, hand: Point, look: Look, width = 28): string =>
  joined(part([between(elbow, hand, 0.7), hand], width - 6, colours.skin), part([hand, hand], width + 4, colours.skin), part([shoulder, elbow, between(elbow, hand, 0.62)], width, look.shirt))
export const leg = (hip: Point, knee: Point, ankle: Point, toe: Point, look: Look, width = 36): string =>
  joined(part([ankle, toe], 22, colours.soft), part([hip, knee, ankle], width, look.trousers))
export const torso = (shoulder: Point, hip: Point, look: Look, width = 62): string => joined(part([shoulder, hip], width, look.shirt))
export const neck = (from: Point, to: Point): string => joined(part([from, to], 20, colours.skin))

/** A large hand that points to the right, its palm in the middle of (0, 0), the sleeve coming from the left. */
export const hand = (x: number, y: number, look: Look, { kind = 'flat' as 'flat' | 'fist' | 'point', turn = 0, size = 1, flip = false, sleeve = 130 } = {}): string => {
  const fingers = [-25, -8, 9, 26]
  const drawn = kind === 'flat' ? fingers.map((y0, n) => part([[14, y0], [[62, 74, 72, 56][n]!, y0 * 1.15]], 13, colours.skin))
    : kind === 'point' ? [part([[10, -20], [82, -20]], 16, colours.skin), part([[26, 2], [26, 18]], 26, colours.skin)]
      : [part([[20, -18], [20, 18]], 28, colours.skin)]
  const lines = kind === 'flat' ? '' : stroke('M12 -4H34M12 12H34', 5, colours.ink)
  return at(x, y, joined(part([[-sleeve, 0], [-62, 0]], 58, look.shirt), part([[-46, 0], [-24, 0]], 44, colours.skin), part([[-14, -12], [-14, 12]], 46, colours.skin), ...drawn,
    part(kind === 'flat' ? [[-18, -30], [8, -60]] : [[-10, -28], [22, -38]], 17, colours.skin)) + lines, { turn, size, flip })
}

/** The legs of somebody who stands, from the hip at (x, 320) to the floor at 430. */
export const below = (x: number, look: Look): string => joined(part([[x - 14, 424], [x - 34, 424]], 20, colours.ink), part([[x + 18, 424], [x - 2, 424]], 20, colours.ink)) + joined(part([[x - 14, 320], [x - 14, 410]], 32, look.trousers), part([[x + 16, 320], [x + 18, 410]], 32, look.trousers))

/** Somebody who stands and looks to the right, feet at (x, y), 300 high. `hands`: where the hands are. */
export const standing = (x: number, y: number, look: Look, hands: [Point, Point], { lean = 0, elbows }: { lean?: number; elbows?: [Point, Point] } = {}): string => {
  const hip: Point = [x, y - 140]
  const shoulder: Point = [x + lean, y - 226]
  const elbow = (to: Point): Point => { const [mx, my] = between(shoulder, to, 0.5); return [mx - 8, my + 22] }
  return leg([x - 8, y - 140], [x - 12, y - 76], [x - 16, y - 16], [x + 10, y - 12], look) + leg([x + 8, y - 140], [x + 14, y - 76], [x + 14, y - 16], [x + 40, y - 12], look)
    + arm(shoulder, elbows?.[1] ?? elbow(hands[1]), hands[1], look) + torso(shoulder, hip, look, 54) + head(x + lean * 1.25 + 4, y - 292, look, { size: 0.86, turn: lean / 4 })
    + arm(shoulder, elbows?.[0] ?? elbow(hands[0]), hands[0], look)
}

/** Tove on her back, head to the left at (x, y), about 430 long. */
export const onBack = (x: number, y: number, { eyes = 'closed' as Face['eyes'], lips = undefined as string | undefined, under = '' } = {}): string =>
  under + leg([x + 190, y + 14], [x + 290, y + 14], [x + 384, y + 18], [x + 392, y - 10], Tove)
  + torso([x + 76, y + 8], [x + 186, y + 10], Tove) + head(x, y, Tove, { turn: -90, eyes, ...(lips ? { lips } : {}) }) + arm([x + 78, y + 8], [x + 128, y + 34], [x + 186, y + 30], Tove, 26)

/** Tove on her side with her face towards us, head to the left at (x, y): the upper knee bent forward, the hand under the cheek. */
export const onSide = (x: number, y: number, more: Face = {}): string =>
  leg([x + 230, y + 14], [x + 330, y + 30], [x + 420, y + 30], [x + 446, y + 36], Tove) + joined(part([[x + 84, y + 6], [x + 222, y + 6]], 78, Tove.shirt))
  + leg([x + 232, y - 8], [x + 300, y + 74], [x + 372, y + 84], [x + 398, y + 92], Tove) + face(x, y, Tove, { turn: -90, size: 0.78, eyes: 'closed', ...more })
  + arm([x + 84, y - 14], [x + 118, y + 66], [x + 34, y + 66], Tove, 26)

/** Tove sitting, looking to the right, the seat at (x, y). `bend`: degrees forward. */
export const sitting = (x: number, y: number, { bend = 0, face: how = {} as Face & { turn?: number }, reach = undefined as Point | undefined, front = '' } = {}): string => {
  const [sin, cos] = [Math.sin(bend * Math.PI / 180), Math.cos(bend * Math.PI / 180)]
  const shoulder: Point = [x + 22 + 6 * cos + 86 * sin, y - 26 + 6 * sin - 86 * cos]
  const lower = leg([x + 22, y - 26], [x + 112, y - 26], [x + 124, y + 56], [x + 152, y + 64], Tove)
  const upper = neck([8, -112], [12, -134]) + torso([4, -92], [0, -8], Tove) + head(14, -158, Tove, how)
  return lower + at(x + 22, y - 26, upper + (reach ? '' : arm([6, -86], [22, -34], [70, -28], Tove, 26)), { turn: bend }) + (reach ? arm(shoulder, between([shoulder[0] + 12, shoulder[1] + 34], reach, 0.4), reach, Tove, 26) : '') + front
}

/** Where the body of somebody who sits in the sling hangs, and the sling itself. Shoulder straps short, leg straps long. */
export const inSling = (x: number, y: number, how: Face = {}): string =>
  stroke(along([[x - 18, y - 104], [x - 40, y - 190]]), 11, colours.red) + stroke(along([[x + 96, y - 22], [x + 40, y - 190]]), 11, colours.deep)
  + neck([x - 6, y - 112], [x - 2, y - 130]) + head(x + 2, y - 152, Tove, { size: 0.86, turn: -14, ...how }) + torso([x - 6, y - 88], [x + 10, y - 14], Tove, 54)
  + leg([x + 18, y - 12], [x + 104, y - 34], [x + 122, y + 46], [x + 148, y + 50], Tove, 32)
  + shape(`M${x - 42} ${y - 122}Q${x - 52} ${y + 44} ${x + 40} ${y + 28}L${x + 104} ${y - 2}L${x + 96} ${y - 22}L${x + 32} ${y + 0}Q${x - 12} ${y + 6} ${x - 16} ${y - 106}Z`, colours.mint)
  + arm([x - 2, y - 80], [x + 20, y - 36], [x + 62, y - 48], Tove, 24)

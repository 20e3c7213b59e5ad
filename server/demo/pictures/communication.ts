// Saying things: where the screen of the eye computer stands, and how she chooses between two pictures.
import { arrow, at, box, colours, disc, joined, never, part, shape, straight, stroke, tick, type Point } from './kit.ts'
import { A, face, hand, Tove } from './figures.ts'

const squares = (w: number, h: number) => [0, 1, 2].flatMap((row) => [0, 1, 2, 3].map((column) => box(-w / 2 + 12 + column * (w - 24) / 4, -h / 2 + 12 + row * (h - 24) / 3, (w - 24) / 4 - 8, (h - 24) / 3 - 8, [colours.mint, colours.apricot, colours.tint, colours.pink][(row + column) % 4]!, 6, 4))).join('')
const screen = (w: number, h: number, inside = squares(w, h)) => box(-w / 2, -h / 2, w, h, colours.white, 12, 12) + inside
/** She from behind: left is her left too. */
const fromBehind = joined(part([[330, 330], [470, 330]], 150, Tove.shirt), part([[400, 280], [400, 330]], 120, Tove.shirt)) + joined(part([[400, 236], [400, 280]], 50, colours.skin)) + disc(400, 170, 84, Tove.hair, 8) + joined(part([[400, 190], [400, 290]], 36, Tove.hair)) + disc(318, 180, 16, colours.skin, 6) + disc(482, 180, 16, colours.skin, 6) + box(300, 372, 200, 100, colours.ink, 20, 0)
const placed = at(140, 246, screen(212, 168), { turn: -8 }) + stroke('M140 340V384L300 430', 16, colours.soft) + fromBehind + arrow([380, 50], [230, 20], [150, 128], { width: 20 }) + `<path d="M318 206L262 226" stroke="${colours.deep}" stroke-width="9" stroke-dasharray="4 18" stroke-linecap="round"/>`
const oneEye = (x: number, y: number) => at(x, y, shape('M-40 0Q0 -40 40 0Q0 40 -40 0Z', colours.white, 7) + disc(0, 0, 15, colours.brown, 0) + disc(0, 0, 7, colours.ink, 0))
const inBox = at(150, 180, screen(240, 190, '')) + oneEye(96, 180) + oneEye(204, 180) + tick(150, 330, 1.6) + at(450, 180, screen(240, 190, '')) + oneEye(330, 180) + oneEye(430, 180) + never(450, 336, 40) + stroke('M300 40V420', 6, colours.line)

const card = (inside: string, size = 1) => at(0, 0, box(-76, -86, 152, 172, colours.white, 14, 8) + inside, { size })
const cup = at(0, 0, shape('M-40 -34H34L26 44H-32Z', colours.mint) + stroke('M36 -20Q66 -16 54 12Q46 24 30 22', 9, colours.ink))
const ball = disc(0, 6, 48, colours.apricot) + stroke('M-46 0Q0 26 46 0M0 -42Q22 6 0 54', 6, colours.ink)
/** Seen from the front, so her left is our right. She sees best obliquely down to her left: the cards are held there, never above her eyes (up is yes). */
const she = (to: Point) => joined(part([[76, 320], [214, 320]], 110, Tove.shirt), part([[146, 330], [146, 470]], 200, Tove.shirt)) + joined(part([[146, 220], [146, 270]], 46, colours.skin))
  + at(146, 136, face(0, 0, Tove) + [-21, 21].map((x) => disc(x, 2, 17, colours.white, 5) + disc(x + to[0], 2 + to[1], 8, colours.ink, 0)).join(''), { size: 1.5 })
const held = (x: number, inside: string) => at(x, 306, card(inside), { size: 0.84 }) + hand(x, 404, A, { kind: 'fist', turn: -90, size: 0.72, sleeve: 240 })
const gaze = (path: string) => `<path d="${path}" fill="none" stroke="${colours.deep}" stroke-width="11" stroke-dasharray="2 20" stroke-linecap="round"/>`
const twoPictures = she([6, 6]) + held(350, cup) + held(516, ball) + gaze('M244 168L318 214M250 150L474 216')
const longest = she([8, 4]) + held(350, cup) + held(516, ball) + box(438, 220, 156, 172, 'none', 22, 12, colours.green) + hand(516, 404, A, { kind: 'fist', turn: -90, size: 0.72, sleeve: 240 }) + arrow([254, 144], [400, 150], [478, 210], { width: 20 }) + tick(566, 204, 1.1)
const swapped = she([6, 6]) + held(350, ball) + held(516, cup) + straight([350, 122], [524, 122], { width: 18 }) + straight([516, 186], [342, 186], { width: 18 })

export const computer = { 3: placed, 5: inBox }
export const choosing = { 4: twoPictures, 7: longest, 8: swapped }

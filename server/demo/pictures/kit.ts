// What every drawing is made of: thick rounded lines with an ink edge, few colours, arrows for movement. Drawn on 600 × 450.
// Only what a stranger needs in order to do the step is drawn. No words, only numbers.

export const colours = {
  ink: '#17201F', soft: '#4A5654', line: '#C9C2B4', paper: '#FAF6EF', white: '#FFFFFF', deep: '#0B4A45', mint: '#8FD9CC', tint: '#DCEBE8',
  apricot: '#F3B562', skin: '#FFE3C2', brown: '#6B4200', red: '#9C1B14', pink: '#FBE4E1', green: '#14532D', blue: '#3E7CB1',
}
export type Point = [number, number]
export type Part = { path: string; width: number; fill: string }

const edge = 6
const round = (value: number) => Math.round(value * 10) / 10
export const along = (points: Point[]): string => `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`
export const between = ([ax, ay]: Point, [bx, by]: Point, share: number): Point => [ax + (bx - ax) * share, ay + (by - ay) * share]

export const stroke = (path: string, width: number, colour: string): string =>
  `<path d="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
export const shape = (path: string, fill: string, width = edge, colour = colours.ink): string =>
  `<path d="${path}" fill="${fill}" stroke="${colour}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round"/>`
export const disc = (x: number, y: number, r: number, fill: string, width = edge, colour = colours.ink): string =>
  `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" stroke="${colour}" stroke-width="${width}"/>`
export const box = (x: number, y: number, w: number, h: number, fill: string, corner = 10, width = edge, colour = colours.ink): string =>
  `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${corner}" fill="${fill}" stroke="${colour}" stroke-width="${width}"/>`
export const say = (x: number, y: number, size: number, what: string, fill = colours.ink): string =>
  `<text x="${x}" y="${y}" font-family="DejaVu Sans, sans-serif" font-weight="700" font-size="${size}" text-anchor="middle" fill="${fill}">${what}</text>`

/** Turned (degrees), grown and moved; `flip` mirrors left and right. */
export const at = (x: number, y: number, drawn: string, { turn = 0, size = 1, flip = false } = {}): string =>
  `<g transform="translate(${x} ${y}) rotate(${turn}) scale(${flip ? -size : size} ${size})">${drawn}</g>`

export const part = (points: Point[], width: number, fill: string): Part => ({ path: along(points), width, fill })
/** Parts that grow together: one ink edge around them all. */
export const joined = (...parts: Part[]): string =>
  parts.map((one) => stroke(one.path, one.width + edge * 2, colours.ink)).join('') + parts.map((one) => stroke(one.path, one.width, one.fill)).join('')

/** The direction of movement: from, by way of, to. A white rim keeps it clear of what lies under it. */
export function arrow(from: Point, via: Point, to: Point, { colour = colours.deep, width = 16 } = {}): string {
  const length = Math.hypot(to[0] - via[0], to[1] - via[1]) || 1
  const [dx, dy]: Point = [(to[0] - via[0]) / length, (to[1] - via[1]) / length]
  const head = width * 2.3
  const base: Point = [to[0] - dx * head, to[1] - dy * head]
  const side = width * 1.6
  const shaft = `M${from.join(' ')}Q${via.map(round).join(' ')} ${base.map(round).join(' ')}`
  const tip = `${along([[base[0] - dy * side, base[1] + dx * side], to, [base[0] + dy * side, base[1] - dx * side]])}Z`
  return stroke(shaft, width + 14, colours.white) + shape(tip, colours.white, 16, colours.white) + stroke(shaft, width, colour) + shape(tip, colour, 4, colour)
}
/** Rolled over: a hoop around the body, from behind it at (x, y), over it and `down` in front. Towards whoever looks. */
export const rollArrow = (x: number, y: number, down: number): string => arrow([x - 30, y + 6], [x - 6, y - 104], [x + 30, y + down], { width: 18 })
export const straight = (from: Point, to: Point, more: { colour?: string; width?: number } = {}): string => arrow(from, between(from, to, 0.5), to, more)

/** Not this: a red ring with a bar. */
export const never = (x: number, y: number, r: number): string =>
  disc(x, y, r, 'none', 20, colours.white) + stroke(along([[x - r * 0.7, y - r * 0.7], [x + r * 0.7, y + r * 0.7]]), 20, colours.white)
  + disc(x, y, r, 'none', 10, colours.red) + stroke(along([[x - r * 0.7, y - r * 0.7], [x + r * 0.7, y + r * 0.7]]), 10, colours.red)
export const tick = (x: number, y: number, size = 1): string =>
  at(x, y, disc(0, 0, 26, colours.green, 5, colours.white) + stroke('M-12 1L-3 11L13 -9', 8, colours.white), { size })
/** Short rays: a blow, a jolt, a sound. Angles in degrees, 0 to the right. */
export const rays = (x: number, y: number, near: number, far: number, angles: number[], colour = colours.red, width = 9): string =>
  angles.map((angle) => {
    const [cos, sin] = [Math.cos(angle * Math.PI / 180), Math.sin(angle * Math.PI / 180)]
    return stroke(along([[x + cos * near, y + sin * near], [x + cos * far, y + sin * far]]), width, colour)
  }).join('')
/** Sound or breath: arcs opening to the right. */
export const waves = (x: number, y: number, turn = 0, count = 3, colour = colours.deep): string =>
  at(x, y, Array.from({ length: count }, (_, n) => { const r = 18 + n * 20; return stroke(`M${round(r * 0.75)} ${-round(r * 0.66)}A${r} ${r} 0 0 1 ${round(r * 0.75)} ${round(r * 0.66)}`, 8, colour) }).join(''), { turn })
export const bubble = (x: number, y: number, inside: string, tail: Point): string =>
  shape(`M${x - 62} ${y - 44}h124a16 16 0 0 1 16 16v56a16 16 0 0 1 -16 16h-124a16 16 0 0 1 -16 -16v-56a16 16 0 0 1 16 -16Z`, colours.white)
  + shape(`${along([[x - 22, y + 41], tail, [x + 14, y + 41]])}`, colours.white) + at(x, y, inside)
/** How it was before: pale. */
export const before = (drawn: string): string => `<g opacity="0.38">${drawn}</g>`
/** A number in a ring. */
export const badge = (x: number, y: number, what: string, r = 40, fill = colours.white, ink = colours.ink): string => disc(x, y, r, fill, 7, colours.ink) + say(x, y + r * 0.36, what.length > 2 ? r * 0.72 : r, what, ink)
export const floor = (y: number): string => stroke(along([[24, y], [576, y]]), 8, colours.line)
export const heart = (size = 1): string => at(0, 0, shape('M0 24C-44 -6 -24 -38 0 -16C24 -38 44 -6 0 24Z', colours.apricot), { size })

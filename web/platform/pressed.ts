// What arrives by itself must not move a button from under the finger that presses it: it waits until the finger is lifted. Small: the moment path uses it.

/** After lifting: the press itself comes first, on a slow phone too. */
const settledMs = 60
/** A finger that rests on the glass keeps no news away. */
const longestMs = 5000

let isDown = false
let downs = 0
let lifting: ReturnType<typeof setTimeout> | undefined
let waiting: (() => void)[] = []

function lifted(): void {
  clearTimeout(lifting)
  isDown = false
  const held = waiting
  waiting = []
  for (const run of held) run()
}
const liftedAfter = (ms: number) => () => {
  clearTimeout(lifting)
  lifting = setTimeout(lifted, ms)
}

if (typeof document !== 'undefined') {
  const options = { capture: true, passive: true }
  document.addEventListener('pointerdown', () => { isDown = true; downs++; liftedAfter(longestMs)() }, options)
  for (const end of ['pointerup', 'pointercancel'] as const) document.addEventListener(end, liftedAfter(settledMs), options)
}

/** How often a finger has been put down. Another number: it was since then. */
export const presses = (): number => downs

/** Runs at once, or when the finger that is down has been lifted; in the order asked for. */
export function whenLifted(run: () => void): void {
  if (isDown) waiting.push(run)
  else run()
}

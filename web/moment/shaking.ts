// A thumb that shakes presses twice. The second press would go past a step that nobody has seen.

/** Shorter than it takes to read any step. */
const seenAfterMs = 400
/** A press that says to be older than this has another clock than the drawing: the way on must never be dead for that. */
const noOlderMs = 5000

/** `pressedAt`: the event's timeStamp. `since`: when the step was drawn, and when it was last pressed on from, by the same clock. A slow phone may draw it after the second press. */
export function isShaking(pressedAt: number, ...since: number[]): boolean {
  const after = pressedAt - Math.max(...since)
  return after < seenAfterMs && after > -noOlderMs
}

// A thumb that shakes presses twice. The second press would go past a step that nobody has seen.

/** Shorter than it takes to read any step. */
const seenAfterMs = 400

/** `pressedAt`: the event's timeStamp. `since`: when the step was drawn, and when it was last pressed on from, by the same clock. A slow phone may draw it after the second press. */
export const isShaking = (pressedAt: number, ...since: number[]): boolean => pressedAt < Math.max(...since) + seenAfterMs

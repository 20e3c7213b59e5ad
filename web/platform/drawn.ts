// How a change is drawn before anything else happens: what is drawn a moment later would still move a button from under a finger that has come
// down meanwhile. Told by the rest of the app, whose library draws later unless it is asked.
let draw = (change: () => void): void => change()

export const letDrawAtOnce = (by: (change: () => void) => void): void => { draw = by }
export const drawAtOnce = (change: () => void): void => draw(change)

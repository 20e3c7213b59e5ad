// What the start screen and an instruction read: alerts, what is in force, how old the copy is. Only from this phone,
// only with the keys that are open; never the network. It asks for nothing and writes nothing.
import type { Watch } from '../platform/watch.ts'
import { readMoment, readMomentFile, readRemoval, watchChanges, watchMoment } from '../sync/moment-reader.ts'
import { homeOf, instructionOf, removedOf, type MomentHome, type MomentInstruction, type Reading, type Removed } from './moment.fold.ts'
import { homeKinds, wantedAt } from './wanted.ts'

export type { Alert, Allergy, Copy, Findable, MomentHome, MomentInstruction, Picture, Removed, Saying, Sign, Step, Tile, Version } from './moment.fold.ts'

// What a shown home was made of, and only as long as it is shown: an instruction opened from it stands there at once.
const readings = new WeakMap<MomentHome, Reading>()
function madeHome(moment: Reading): MomentHome {
  const home = homeOf(moment)
  readings.set(home, moment)
  return home
}

export const watchMomentHome: Watch<MomentHome> = (give, fail) =>
  watchMoment({ kinds: homeKinds }, (moment) => give(madeHome(moment)), fail)

/** What the first picture at `path` is drawn of, from what the start page has read already where it could. Of a step's address it holds what that needs and no more. */
export async function readMomentAt(path: string): Promise<MomentHome> {
  const begun = globalThis.viewmeLaid
  globalThis.viewmeLaid = undefined
  return madeHome(await readMoment(wantedAt(path) ?? {}, undefined, undefined, await begun))
}

/** What `home` was read with; undefined where it is not among that. The watch below reads it anew. */
export function instructionIn(home: MomentHome, subject: string, version: string | null): MomentInstruction | undefined {
  const moment = readings.get(home)
  const subjects = moment?.state === 'open' ? moment.subjects.filter((one) => one.subject === subject) : []
  const found = moment?.state === 'open' && subjects.length > 0 ? instructionOf({ ...moment, subjects }, version) : null
  return found === null || found === 'locked' ? undefined : found
}

/** The version in force, or the one asked for; or that somebody has removed it. */
export const watchMomentInstruction = (subject: string, version: string | null): Watch<MomentInstruction | Removed | 'locked' | null> =>
  (give, fail) => watchChanges(async () => {
    const moment = await readMoment({ subject })
    const found = instructionOf(moment, version)
    if (moment.state !== 'open' || (found !== null && found !== 'locked')) return found
    const removal = await readRemoval(subject)
    return removal ? removedOf(removal, moment) : found
  }, give, fail)

/** A picture's bytes, read until they are here; null while they are not. */
export const watchPicture = (file: string): Watch<Uint8Array<ArrayBuffer> | null> => (give, fail) => {
  let here = false
  // A picture never changes: once it is here nothing is read again.
  const stop = watchChanges(async () => (here ? null : readMomentFile(file)), (bytes) => {
    if (here) return
    here = bytes !== null
    give(bytes)
  }, fail)
  return stop
}

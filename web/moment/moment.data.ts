// What the start screen and an instruction read: alerts, what is in force, how old the copy is. Only from this phone,
// only with the keys that are open; never the network. It asks for nothing and writes nothing.
import type { Watch } from '../platform/watch.ts'
import { readMomentFile, watchChanges, watchMoment } from '../sync/moment-reader.ts'
import { homeKinds, homeOf, instructionOf, type MomentHome, type MomentInstruction } from './moment.fold.ts'

export type { Alert, Copy, Findable, MomentHome, MomentInstruction, Picture, Step, Tile, Version } from './moment.fold.ts'

export const watchMomentHome: Watch<MomentHome> = (give, fail) =>
  watchMoment({ kinds: homeKinds }, (moment) => give(homeOf(moment)), fail)

/** The version in force, or the one asked for. */
export const watchMomentInstruction = (subject: string, version: string | null): Watch<MomentInstruction | 'locked' | null> => (give, fail) =>
  watchMoment({ subject }, (moment) => give(instructionOf(moment, version)), fail)

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

// Built into the start page itself: what the first picture is drawn of is read from the phone while the app's own file is still on its way to it.
import { path } from '../platform/location.ts'
import { lay, type Laid } from '../sync/moment-reader.ts'
import { wantedAt } from './wanted.ts'

declare global {
  var viewmeLaid: Promise<Laid | undefined> | undefined
}

const want = wantedAt(path())
// Whoever draws reads anew where this could not.
if (want) globalThis.viewmeLaid = lay(want).catch(() => undefined)

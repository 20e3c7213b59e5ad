// What begins when the first screen stands: sending and fetching, the files for an offline start, and what the moment path is told.
import { isHalfWritten } from './platform/half-written.ts'
import { keepOpenings } from './platform/openings.ts'
import { mayPublish } from './platform/abilities.ts'
import { isThere } from './platform/home-screen.ts'
import { askToKeep } from './platform/room.ts'
import { registerShell } from './sw/register.ts'
import { noteShell, openCurrent, type Phone } from './sync/sync.ts'

let begun = false

/** Call as often as wanted. */
export function start(): void {
  if (begun) return
  begun = true
  keepOpenings((subject) => void openCurrent().then((phone) => phone?.opened(subject)).catch(() => {}))
  if (import.meta.env.PROD) registerShell({ told: (shell) => void noteShell(shell), halfWritten: isHalfWritten })
  void follow()
}

let followed: Phone | null = null
let stop = () => {}

/** Follows the phone that is shown now; call again when another human or account has been chosen. */
export async function follow(): Promise<void> {
  const phone = await openCurrent()
  if (phone === followed) return
  followed = phone
  // A browser that said no at the sign-in may say yes once this is on the home screen.
  if (phone && isThere()) void askToKeep()
  stop()
  stop = phone ? phone.subscribe(() => phone.rights(), (rights) => mayPublish.tell(rights?.kinds['instruction-version'] === 'write')) : () => {}
}

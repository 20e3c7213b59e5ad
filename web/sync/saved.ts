// What a form is told about what it wanted kept: the same few words for every slice.
import { NotSaved } from './not-saved.ts'
import type { Phone } from './phone.ts'

/** Nothing was saved unless `saved`. `full`: no room. `unwritable`: characters that can never be stored. `locked`: no key to write with. */
export type Saved = 'saved' | 'full' | 'unwritable' | 'locked' | 'broken'

export async function savedBy(phone: Phone | null, write: (phone: Phone) => Promise<unknown>): Promise<Saved> {
  if (!phone) return 'locked'
  try {
    await write(phone)
    return 'saved'
  } catch (fault) {
    if (!(fault instanceof NotSaved)) throw fault
    if (fault.reason === 'full' || fault.reason === 'locked') return fault.reason
    return fault.reason.startsWith('body-') ? 'unwritable' : 'broken'
  }
}

// Who to call. Protected numbers never arrive here.
import type { Watch } from '../../platform/watch.ts'

export type Contact = { id: string; name: string; role: string; phone: string; hours: string | null; ladder: number | null; member: string | null }

/** The call ladder first, then by name. */
export const watchContacts: Watch<Contact[]> = (give) => {
  give([])
  return () => {}
}

// The people around the person, as this member may see them.
import type { Watch } from '../../platform/watch.ts'

/** `until`: ISO date-time when the membership ends or ended; `former` when that is past. `name` is already shortened for protected people. */
export type TeamMember = { id: string; name: string; roles: string[]; until: string | null; former: boolean; protected: boolean; me: boolean }

export const watchTeam: Watch<TeamMember[]> = (give) => {
  give([])
  return () => {}
}

// A membership that ends as planned ends on this phone too, also without network: at its next opening, and within a minute where it stands open.
import { me, type MyMembership } from '@viewme/contract/me.ts'
import { changeHome, rightedNow, type Copy } from './copy.ts'
import { ask } from './http.ts'
import { leaseOf } from './keys/lease.ts'
import { endOwed } from './session-end.ts'

/** Server time, ms; null: no end is planned. */
export const endOf = ({ until }: Pick<MyMembership, 'until'>): number | null => (until === null ? null : Date.parse(until))

/** As the server says it now: planned, moved or taken back. */
export async function keepEnd(copy: Copy, memberships: readonly MyMembership[]): Promise<void> {
  const own = memberships.find((one) => one.id === copy.home.membership)
  if (!own || endOf(own) === (copy.home.lease.until ?? null)) return
  await changeHome(copy, (row) => { row.lease = { ...row.lease, until: endOf(own) } })
}

const isOver = ({ home, parts }: Copy): boolean => leaseOf(home.lease, rightedNow({ home, parts }), home.leaseHours).ended

const patienceMs = 4000

/** The end may have been moved since it was heard of. So the server is asked once more before the copy goes; where it does not answer the copy goes. */
export async function hasEnded(copy: Copy): Promise<boolean> {
  if (!isOver(copy)) return false
  const asked = async () => {
    const { is } = await endOwed(copy.registry, copy.parts)
    return is === 'ended' || is === 'nothing-owed' ? ask(copy.parts, '/api/me', me, { device: copy.home.device }) : null
  }
  const who = await Promise.race([asked(), new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))])
  if (who?.is === 'ok' && who.value.human.id === copy.home.human) await keepEnd(copy, who.value.memberships)
  return isOver(copy)
}

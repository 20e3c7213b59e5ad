// Who calls, as far as counting tries needs to know. The address comes from the connection, never from a header a client can write.
import { createHmac } from 'node:crypto'
import { networkOf } from '../../platform/network.ts'

/** The header the sign-in library reads. It only ever sees requests that we have built, so a client's own is never passed on. */
export const addressHeader = 'x-viewme-caller'

/**
 * A keyed hash in the shape of an IPv6 address, because the library counts only what looks like one and keeps it in a table,
 * and addresses are kept nowhere but in contact traces.
 */
export function maskedAddress(pepper: Buffer, address: string): string {
  const digits = createHmac('sha256', pepper).update(`sign-in caller:${networkOf(address)}`).digest('hex')
  return ['fd00', ...digits.slice(0, 28).match(/.{4}/g)!].join(':')
}

// Who calls, as far as counting tries needs to know. The address comes from the connection, never from a header a client can write.
import { createHmac } from 'node:crypto'
import { isIPv6 } from 'node:net'

/** The header the sign-in library reads. It only ever sees requests that we have built, so a client's own is never passed on. */
export const addressHeader = 'x-viewme-caller'

/**
 * A keyed hash in the shape of an IPv6 address, because the library counts only what looks like one and keeps it in a table,
 * and addresses are kept nowhere but in contact traces. IPv6 callers own a whole /64: it counts as one.
 */
export function maskedAddress(pepper: Buffer, address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  const counted = isIPv6(plain) ? firstFourGroups(plain) : plain
  const digits = createHmac('sha256', pepper).update(`sign-in caller:${counted}`).digest('hex')
  return ['fd00', ...digits.slice(0, 28).match(/.{4}/g)!].join(':')
}

function firstFourGroups(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')
}

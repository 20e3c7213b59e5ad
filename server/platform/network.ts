// Whose connection an address is, for counting. Kept in memory for minutes, and nowhere else.
import { isIPv6 } from 'node:net'

/** IPv6 callers own a whole /64: it counts as one. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  return isIPv6(plain) ? firstFourGroups(plain) : plain
}

function firstFourGroups(address: string): string {
  const [head = '', tail] = address.split('%')[0]!.toLowerCase().split('::')
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  return [...before, ...Array<string>(Math.max(0, zeros)).fill('0'), ...after].slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':')
}

// Three times: happenedAt (in the body: what lists and charts use), writtenAt (the device's claim), receivedAt (the server's).
import { z } from 'zod'

export const defaultZone = 'Europe/Stockholm'

/** When something happened: local wall time, the offset it had, and the IANA zone. Years 1900–2200: one absurd value must not blank a list. */
export const happenedAt = z.strictObject({
  wall: z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/),
  /** Minutes east of UTC. */
  offset: z.int().min(-840).max(840),
  zone: z.string().regex(/^[A-Za-z0-9_+\-/]{1,64}$/),
})
export type HappenedAt = z.infer<typeof happenedAt>

/**
 * An instant as it comes from outside: ISO 8601 with Z or an offset that a clock can have, at most milliseconds, years 1900–2200: a phone
 * that has lost its time stands in 1970 and must not lose its words. Further out, what one part reads another refuses.
 */
export const instant = z.iso.datetime({ offset: true }).refine((text) => {
  const year = new Date(text).getUTCFullYear()
  return text.length <= 40 && year >= 1900 && year <= 2200 && /:\d\d(\.\d{1,3})?(Z|[+-](0\d|1[0-3]):[0-5]\d|[+-]14:00)$/.test(text)
})

const clockIn = (zone: string) => new Intl.DateTimeFormat('en-GB', {
  timeZone: zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit',
})
/** The last one asked for: making one takes longer than all it is asked. */
let known: { zone: string; clock: Intl.DateTimeFormat } | undefined

/** The wall time in a zone of an instant (ms). */
export function happenedAtOf(at: number, zone: string = defaultZone): HappenedAt {
  if (known?.zone !== zone) known = { zone, clock: clockIn(zone) }
  const parts = Object.fromEntries(known.clock.formatToParts(at).map((part) => [part.type, part.value]))
  const wall = `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`
  const asUtc = Date.parse(`${wall}:${parts.second}Z`)
  return { wall, offset: Math.round((asUtc - Math.floor(at / 1000) * 1000) / 60_000), zone }
}

/** The instant (ms) of a happenedAt. */
export function instantOf(happened: HappenedAt): number {
  return Date.parse(`${happened.wall.length === 16 ? `${happened.wall}:00` : happened.wall}Z`) - happened.offset * 60_000
}

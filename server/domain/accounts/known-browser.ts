// A browser that has signed in as somebody keeps a mark of it: its tries are counted by themselves, so that a stranger who types wrong
// passwords cannot keep its owner out. The mark opens nothing, tells no name, and is worth only as many tries as anybody has.
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'

const keptFor = { seconds: 400 * 24 * 3600 }
type Whose = { pepper: Buffer; email: string; secure: boolean }

/** The browser's own random id, when it has signed in with this address before; null for a mark that is not ours or another address's. */
export function knownBrowser(cookies: string | undefined, whose: Whose): string | null {
  const start = `${nameOf(whose)}=`
  const value = cookies?.split(';').map((one) => one.trim()).find((one) => one.startsWith(start))?.slice(start.length)
  const [, id, mark] = /^([0-9a-f-]{36})\.([0-9a-f]{64})$/.exec(value ?? '') ?? []
  return id && mark && timingSafeEqual(Buffer.from(mark, 'hex'), markOf(id, whose)) ? id : null
}

/** What a browser is given that has just signed in: one for each address, for a phone that several share. */
export function browserMark(known: string | null, whose: Whose): string {
  const id = known ?? randomUUID()
  return `${nameOf(whose)}=${id}.${markOf(id, whose).toString('hex')}; Max-Age=${keptFor.seconds}; Path=/; HttpOnly;${whose.secure ? ' Secure;' : ''} SameSite=Lax`
}

const nameOf = ({ pepper, email, secure }: Whose) => `${secure ? '__Host-' : ''}viewme.known-${keyed(pepper, `known browser's address:${email}`).toString('hex').slice(0, 12)}`
const markOf = (id: string, { pepper, email }: Whose) => keyed(pepper, `known browser:${id}:${email}`)
const keyed = (pepper: Buffer, text: string) => createHmac('sha256', pepper).update(text).digest()

// What this device opened, by subject and minute: the device's word, sent at most once an hour.
import { maxOpenings, maxOpeningsBytes } from '@viewme/contract/sync.ts'
import { rightedNow, type Copy } from './copy.ts'
import { ask } from './http.ts'

const everyMs = 3_600_000
/** Room for the envelope of the request itself. */
const room = maxOpeningsBytes - 1024

type Opening = { subject: string; minute: string }

export async function noteOpening(copy: Copy, subject: string): Promise<void> {
  const minute = new Date(Math.floor(rightedNow(copy) / 60_000) * 60_000).toISOString()
  await copy.store.openings.put({ subject, minute })
}

export async function sendOpenings(copy: Copy): Promise<void> {
  const { store } = copy
  const rows = await store.openings.orderBy('[subject+minute]').limit(maxOpenings).toArray()
  const oldest = rows.reduce((least, row) => (row.minute < least ? row.minute : least), '9')
  if (rows.length === 0 || (rows.length < maxOpenings && rightedNow(copy) - Date.parse(oldest) < everyMs)) return
  const parts = inParts(rows)
  for (let part = parts.shift(); part; part = parts.shift()) {
    const answer = await ask(copy.parts, `/api/accounts/${copy.home.account}/openings`, null, { device: copy.home.device, body: { device: copy.home.device, openings: part } })
    // Refused for good as a whole: smaller parts find the one that is, and it alone goes without having been told. A wait, or a server that does not know the way, is for another time.
    const refused = answer.is === 'fault' && answer.status !== 404 && answer.status !== 408
    if (refused && part.length > 1) {
      const half = Math.ceil(part.length / 2)
      parts.unshift(part.slice(0, half), part.slice(half))
    } else if (answer.is === 'ok' || refused) await store.openings.bulkDelete(part.map((row) => [row.subject, row.minute] as [string, string]))
    else return
  }
}

/** As many in each as one request holds, however long they are. */
function inParts(rows: readonly Opening[]): Opening[][] {
  const parts: Opening[][] = []
  let left = 0
  for (const row of rows) {
    const bytes = JSON.stringify(row).length + 1
    if (bytes > left) {
      parts.push([])
      left = room
    }
    left -= bytes
    parts.at(-1)!.push(row)
  }
  return parts
}

// What this device opened, by subject and minute: the device's word, sent at most once an hour.
import { rightedNow, type Copy } from './copy.ts'
import { ask } from './http.ts'

const everyMs = 3_600_000
const atOnce = 1000

export async function noteOpening(copy: Copy, subject: string): Promise<void> {
  const minute = new Date(Math.floor(rightedNow(copy) / 60_000) * 60_000).toISOString()
  await copy.store.openings.put({ subject, minute })
}

export async function sendOpenings(copy: Copy): Promise<void> {
  const rows = await copy.store.openings.orderBy('[subject+minute]').limit(atOnce).toArray()
  const oldest = rows.reduce((least, row) => (row.minute < least ? row.minute : least), '9')
  if (rows.length === 0 || (rows.length < atOnce && rightedNow(copy) - Date.parse(oldest) < everyMs)) return
  const answer = await ask(copy.parts, `/api/accounts/${copy.home.account}/openings`, null, { device: copy.home.device, body: { device: copy.home.device, openings: rows } })
  if (answer.is === 'ok') await copy.store.openings.bulkDelete(rows.map((row) => [row.subject, row.minute] as [string, string]))
}

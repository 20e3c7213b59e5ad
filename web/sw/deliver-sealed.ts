// Posts what waits, sealed, while no tab is open (where the browser offers background sync). Reads no care content: it has no key to read it with.
// Changes nothing in the copy: the next tab asks again and is told "already".
import { done, openExisting } from '../sync/idb.ts'
import { openRegistry } from '../sync/registry.ts'

type Waiting = { state: string; sealed: { header: { device: string } } | null }
const atOnce = 50

/** Throws when something could not be delivered: the browser then tries again later. */
export async function deliverSealed(factory: IDBFactory, post: (body: string) => Promise<Response>): Promise<number> {
  const registry = openRegistry(factory)
  const byDevice = new Map<string, object[]>()
  const add = (device: string, sealed: object) => byDevice.set(device, [...(byDevice.get(device) ?? []), sealed])
  try {
    for (const { database, device } of await registry.homes()) {
      const db = database === null ? null : await openExisting(factory, database)
      if (!db) continue
      try {
        const rows = await done(db.transaction('outbox').objectStore('outbox').getAll() as IDBRequest<Waiting[]>)
        for (const row of rows) if (row.state === 'waiting' && row.sealed) add(row.sealed.header.device ?? device, row.sealed)
      } finally { db.close() }
    }
    for (const { device, sealed } of await registry.leftBehind()) if (sealed) add(device, sealed)
  } finally { registry.close() }
  let count = 0
  for (const [device, all] of byDevice) {
    for (let at = 0; at < all.length; at += atOnce) {
      const sealed = all.slice(at, at + atOnce)
      const response = await post(JSON.stringify({ device, sealed }))
      if (!response.ok || !(response.headers.get('content-type') ?? '').includes('json')) throw new Error('not delivered')
      count += sealed.length
    }
  }
  return count
}

// Whether the database has the shape that this version knows. Another is never looked through: nobody could say that it is whole.
import type { ClientBase } from 'pg'
import { readMigrations, refuseUnknown } from '../platform/migrate.ts'

/** True when an earlier version has made it and the server of this one has not been started since. Throws PlainFault for one of a later version. */
export async function isBehind(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ name: string; sha256: string }>('SELECT name, sha256 FROM viewme.migrations')
  const migrations = readMigrations()
  refuseUnknown(rows, migrations)
  return rows.length < migrations.length
}

import { expect, test } from 'vitest'
import { testDatabase } from '../test-kit/postgres.ts'
import { openDatabase } from './database.ts'
import { silentLog } from './log.ts'

const account = '0197a000-0000-7000-8000-000000000001'

test('another PostgreSQL by its address: an ordinary owner migrates, and the app works as a role that owns nothing', async () => {
  const { connections, db: admin, drop } = await testDatabase({ template: null })
  const { host, port, database } = connections.owner
  await admin.owner.query(`CREATE ROLE outside_owner LOGIN CREATEROLE; GRANT viewme_app TO outside_owner WITH ADMIN OPTION; ALTER DATABASE ${database} OWNER TO outside_owner`)
  const databaseUrl = `postgres://outside_owner@localhost:${port}/${database}?host=${encodeURIComponent(host!)}`
  const opened = await openDatabase({ dataDir: '/nowhere', databaseUrl, log: silentLog, now: new Date('2026-11-24T12:00:00Z') })
  const asWho = await opened.db.inAccount(account, null, async (tx) => (await tx.query(`SELECT current_user AS role, current_setting('app.account') AS account`)).rows)
  expect(asWho).toEqual([{ role: 'viewme_app', account }])
  expect((await opened.db.owner.query('SELECT count(*)::int AS n FROM viewme.migrations')).rows[0].n).toBeGreaterThan(0)
  await opened.close()
  await admin.owner.query('REASSIGN OWNED BY outside_owner TO postgres; DROP OWNED BY outside_owner; DROP ROLE outside_owner')
  await drop()
})

test('an address where nothing answers is said in words', async () => {
  const opening = openDatabase({ dataDir: '/nowhere', databaseUrl: 'postgres://nobody@127.0.0.1:1/none', log: silentLog, now: new Date() })
  await expect(opening).rejects.toThrow('The database of DATABASE_URL does not answer (ECONNREFUSED)')
})

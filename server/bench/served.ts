// The whole server in a process of its own, over a database and key store that the bench has made.
import type { AddressInfo } from 'node:net'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { realClock } from '../platform/clock.ts'
import { openDb } from '../platform/db.ts'
import { openKeys } from '../platform/keys/keys.ts'
import { openLog } from '../platform/log.ts'
import { embeddedConnection, knownPlace } from '../platform/postgres/postgres.ts'

const { dataDir, keysDir, database, webDir } = JSON.parse(process.argv[2]!) as { dataDir: string; keysDir: string; database: string; webDir?: string }
const config = { ...readConfig({ DATA_DIR: dataDir, KEYS_DIR: keysDir, PORT: '0', LOG_LEVEL: 'warn' }, 'test'), ...(webDir ? { webDir } : {}) }
const place = knownPlace(dataDir)
const listen = embeddedConnection(place, 'viewme_app', database)
const db = openDb({ owner: embeddedConnection(place, 'postgres', database), app: listen })
const keys = await openKeys({ dir: keysDir, now: realClock.real(), mayCreate: false })
const app = await buildApp({ config, db, keys, clock: realClock, log: openLog(config.logLevel), listen, unlimited: true })
await app.start()
await app.server.listen({ host: '127.0.0.1', port: 0 })
process.send!({ port: (app.server.server.address() as AddressInfo).port })
process.on('disconnect', () => { void app.stop().then(() => process.exit(0)) })

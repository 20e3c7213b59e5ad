// The whole server over a database and a key store of its own, reached through the framework's inject: only the network is left out.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp, type App } from '../app.ts'
import { readConfig, type Config } from '../config.ts'
import { setClock } from '../platform/clock.ts'
import { openKeys, type Keys } from '../platform/keys/keys.ts'
import { openLog, silentLog } from '../platform/log.ts'
import { testDatabase, type TestDatabase } from './postgres.ts'

export type TestApp = {
  app: App
  keys: Keys
  test: TestDatabase
  config: Config
  clock: ReturnType<typeof setClock>
  close(): Promise<void>
}

/** `started`: with its loops and queue. `limited`: counts how often somebody asks, as in life. The clock stands still at `now` until set. `logTo`: hears what an operator would read. */
export async function testApp(options: { now?: string; started?: boolean; limited?: boolean; logTo?: (line: string) => void } = {}): Promise<TestApp> {
  const test = await testDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'viewme-app-'))
  const clock = setClock(options.now ?? new Date())
  const config = readConfig({ DATA_DIR: join(dir, 'data'), KEYS_DIR: join(dir, 'keys'), LOG_LEVEL: 'silent' }, 'test')
  const keys = await openKeys({ dir: config.keysDir, now: clock.real(), mayCreate: true })
  await test.db.owner.query('INSERT INTO viewme.installation (keys) VALUES ($1) ON CONFLICT (id) DO UPDATE SET keys = $1', [keys.installation])
  const app = await buildApp({ config, db: test.db, keys, clock, log: options.logTo ? openLog('warn', options.logTo) : silentLog, listen: test.connections.app, ...(options.limited ? {} : { unlimited: true as const }) })
  await app.server.ready()
  if (options.started) await app.start()
  return {
    app, keys, test, config, clock,
    close: async () => {
      await app.stop()
      await test.drop()
      rmSync(dir, { recursive: true, force: true })
    },
  }
}

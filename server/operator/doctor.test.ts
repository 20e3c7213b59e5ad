import { execFile } from 'node:child_process'
import { chmodSync, existsSync, mkdtempSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { silentLog } from '../platform/log.ts'
import { forgetPlace, startPostgres, strayPlaces } from '../platform/postgres/postgres.ts'
import { newInstallation } from '../test-kit/installation.ts'
import type { Installation } from '../test-kit/installation.ts'
import { run as doctor } from './doctor.ts'
import { run as keysVerb } from './keys.ts'
import { run as verify } from './verify.ts'

let home: Installation
const asked = async () => { home.said(); const code = await doctor([], home.context); return { code, words: home.said().join('\n') } }

beforeAll(async () => { home = await newInstallation(); await home.start(); await home.write(await home.newAccount(), ['hemlig text']) }, 60_000)
afterAll(async () => { await home.remove() })

describe('the doctor', () => {
  it('finds nothing wrong with a new installation, and asks for a backup', async () => {
    const { code, words } = await asked()
    expect(words).toMatch(/No backup has been made/)
    expect(words).toMatch(/saves before it says so[\s\S]*shape that this version knows[\s\S]*no account lacks its key[\s\S]*Only the server may read/)
    expect(words).toMatch(/Nothing is wrong\.$/)
    expect(code).toBe(0)
  })
  it('leaves it to verify to refuse a database of a newer version: nobody here can say that it is whole', async () => {
    await home.db().owner.query("INSERT INTO viewme.migrations VALUES ('2999-01-01-tomorrow.sql', 'x', now())")
    home.said()
    await expect(verify([], home.context)).rejects.toThrow(/newer version of ViewMe than this one \(it has 2999/)
    expect(home.said().join()).not.toMatch(/Everything is whole/)
    expect((await asked()).words).toMatch(/another version of ViewMe/)
    await home.db().owner.query("DELETE FROM viewme.migrations WHERE name LIKE '2999%'")
  })
  it('and one that has not been brought up to date, which a start does', async () => {
    const { rows: [last] } = await home.db().owner.query('DELETE FROM viewme.migrations WHERE name = (SELECT max(name) FROM viewme.migrations) RETURNING *')
    await expect(verify([], home.context)).rejects.toThrow(/earlier version of ViewMe\. Start the server of this one/)
    expect((await asked()).words).toMatch(/1 change of the database's shape will be made at the next start/)
    await home.db().owner.query('INSERT INTO viewme.migrations VALUES ($1, $2, $3)', [last.name, last.sha256, last.applied_at])
  })
  it('says when letters cannot be sent', async () => {
    await home.db().owner.query("INSERT INTO signin.outgoing_mail VALUES (gen_random_uuid(), 'registration', 'x', 4, now(), now() + interval '1 day')")
    expect(await asked()).toMatchObject({ code: 0, words: expect.stringContaining('1 letter waits and cannot be sent') })
    await home.db().owner.query('DELETE FROM signin.outgoing_mail')
  })
  it('says that others may read a key, and where', async () => {
    const file = join(home.config.keysDir, 'store.json')
    chmodSync(file, 0o644)
    expect(await asked()).toMatchObject({ code: 1, words: expect.stringContaining(`chmod go= ${file}`) })
    chmodSync(file, 0o600)
  })
  it('says when an account has lost its key, and so does verify', async () => {
    const lost = await home.newAccount()
    const file = join(home.config.keysDir, 'accounts', `${lost}.key`)
    unlinkSync(file)
    expect(await asked()).toMatchObject({ code: 1, words: expect.stringContaining('1 account has lost the key') })
    expect(await verify([], home.context)).toBe(1)
    expect(home.said().join('\n')).toContain(`Account ${lost}: its key is missing`)
    await home.db().owner.query('DELETE FROM viewme.heads WHERE account_id = $1', [lost])
  })
  it('says when the root key is gone, and goes on looking at the rest', async () => {
    const elsewhere = { ...home.context, config: { ...home.config, rootKeyFile: join(home.root, 'no-such.key') } }
    home.said()
    expect(await doctor([], elsewhere)).toBe(1)
    expect(home.said().join('\n')).toMatch(/Wrong: The root key .* is missing[\s\S]*saves before it says so/)
  })
  it('works where the server stands still, and says so where there is no database', async () => {
    await home.stop()
    expect((await asked()).code).toBe(0)
    const nowhere = { ...home.context, config: { dataDir: join(home.root, 'nowhere'), keysDir: join(home.root, 'no-keys') } }
    home.said()
    expect(await doctor([], nowhere)).toBe(1)
    const words = home.said().join('\n')
    expect(words).toMatch(/Wrong: There is no database in/)
    expect(words).not.toMatch(/Only the server may read/)
  }, 60_000)
  it('says how old the last backup is', async () => {
    writeFileSync(join(home.config.dataDir, 'last-backup.json'), JSON.stringify({ at: new Date(Date.now() - 3 * 86_400_000).toISOString(), keysToo: true }))
    expect((await asked()).words).toContain('The last backup is 3 days old.')
    rmSync(join(home.config.dataDir, 'last-backup.json'))
  }, 60_000)
})

describe('keys rotate', () => {
  it('wraps every account key anew, says so, and leaves everything readable', async () => {
    home.said()
    expect(await keysVerb(['rotate'], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/A new epoch has begun; 1 account key wrapped anew/)
    expect(await verify([], home.context)).toBe(0)
    const env = { PATH: process.env.PATH, DATA_DIR: home.config.dataDir, KEYS_DIR: home.config.keysDir }
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'viewme.ts'), 'verify'], { env })
    expect(stdout).toMatch(/1 fact, [\s\S]*Everything is whole/)
    await expect(keysVerb([], home.context)).rejects.toThrow('keys rotate')
  }, 60_000)
})

describe.runIf(process.getuid?.() === 0)('a database that lies apart, as root’s does', () => {
  it('is named when its data directory is gone, and left where it is', async () => {
    const closed = mkdtempSync(join(tmpdir(), 'viewme-private-'))
    const far = await startPostgres({ dataDir: join(closed, 'data'), log: silentLog, archive: true })
    await far.stop()
    rmSync(closed, { recursive: true })
    const stray = strayPlaces().find(({ madeFor }) => madeFor === join(closed, 'data'))
    expect(stray).toBeDefined()
    expect((await asked()).words).toMatch(/Look at this: .* of data directories that do not lead there any more: .*Nothing deletes them/)
    expect(existsSync(far.place.pgdata)).toBe(true)
    forgetPlace(far.place)
  }, 60_000)
})

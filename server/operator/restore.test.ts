import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkHumans, createHuman, humanByEmail } from '../domain/accounts/accounts.ts'
import { newInstallation } from '../test-kit/installation.ts'
import type { Installation } from '../test-kit/installation.ts'
import { knownPlace } from '../platform/postgres/postgres.ts'
import { run as backup } from './backup.ts'
import { run as doctor } from './doctor.ts'
import { run as restore } from './restore.ts'
import { run as verify } from './verify.ts'
import { tendWalArchive } from './wal-tending.ts'

let home: Installation
let tove: string
let nils: string
let erased: string
const canary = 'kanariefågel'
const email = 'kanarie.adress@example.com'
const texts = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => `${canary} ${from + at}`)
const target = () => join(home.root, 'backup')
const keysTarget = () => join(home.root, 'key-copies')
const history = async () => (await home.db().owner.query('SELECT history FROM viewme.installation')).rows[0].history as string
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
const moment = async () => { await pause(30); const at = new Date().toISOString(); await pause(30); return at }

let before: string[]
let between: string[]
let middle: string
let after: string[]
let late: string

beforeAll(async () => {
  home = await newInstallation()
  await home.start()
  await home.db().system((tx) => createHuman({ tx, keys: home.keys(), email, firstName: 'Kim', lastName: 'Exempel', now: new Date() }))
  tove = await home.newAccount()
  nils = await home.newAccount()
  erased = await home.newAccount()
  before = await home.write(tove, texts(0, 50))
  await home.write(nils, texts(0, 5))
  await home.write(erased, texts(0, 5))
  expect(await backup(['--to', target(), '--keys-to', keysTarget()], home.context)).toBe(0)
  between = await home.write(tove, texts(50, 150))
  middle = await moment()
  after = await home.write(tove, texts(150, 250))
  late = await moment()
}, 60_000)
afterAll(async () => { await home.remove() })

describe('a backup', () => {
  it('is taken beside a working server, and says what can be restored', () => {
    expect(home.said().join('\n')).toMatch(/backed up as .* MB in .* any second from .* on[\s\S]*The copy holds the root key/)
  })
  it('holds no text, no name of a group, no address, and no key beside the data', () => {
    for (const place of [target(), keysTarget()]) {
      for (const entry of readdirSync(place, { recursive: true, withFileTypes: true }).filter((one) => one.isFile())) {
        for (const word of [canary, email]) expect(readFileSync(join(entry.parentPath, entry.name)).includes(word), entry.name).toBe(false)
      }
    }
    expect(readdirSync(target(), { recursive: true }).filter((name) => String(name).endsWith('.key'))).toEqual([])
  })
  it('refuses keys beside the data they open, and a target inside the data', async () => {
    await expect(backup(['--to', target(), '--keys-to', join(target(), 'keys')], home.context)).rejects.toThrow(/must not lie beside/)
    await expect(backup(['--to', join(keysTarget(), 'x'), '--keys-to', keysTarget()], home.context)).rejects.toThrow(/must not lie beside/)
    await expect(backup(['--to', join(home.config.dataDir, 'backup')], home.context)).rejects.toThrow(/inside what is to be backed up/)
    await expect(backup(['--to', join(home.config.keysDir, 'backup')], home.context)).rejects.toThrow(/inside what is to be backed up/)
  })
})

describe('a backup to a place where nothing can be made', () => {
  it('is refused in a sentence, at once', async () => {
    for (const args of [['--to', '/proc/nope/backup', '--keys-to', keysTarget()], ['--to', target(), '--keys-to', '/dev/null/keys']]) {
      await expect(backup(args, home.context)).rejects.toThrow(/cannot be made, or not written to .* Nothing has been copied/)
    }
  })
})

describe('a restore', () => {
  it('is refused while the server works, and into a directory that is not empty', async () => {
    await expect(restore(['--from', target(), '--replace'], home.context)).rejects.toThrow(/server is running/)
    await home.stop()
    await expect(restore(['--from', target()], home.context)).rejects.toThrow(/not empty.*Nothing has been changed/)
    await expect(restore(['--from', target(), '--replace', '--at', '2026-11-24 10:15'], home.context)).rejects.toThrow(/time zone/)
    await expect(restore(['--from', target(), '--replace', '--at', '2099-01-01T00:00:00Z'], home.context)).rejects.toThrow(/has not come yet\. Nothing has been changed/)
    await expect(restore(['--from', target(), '--replace', '--keys-from', keysTarget()], home.context)).rejects.toThrow(/There is a key store in .* already.*Leave out --keys-from/)
  })
  it('to a moment before the first backup changes nothing', async () => {
    await expect(restore(['--from', target(), '--replace', '--at', '2026-11-24T00:00:00Z'], home.context)).rejects.toThrow(/No backup here is old enough/)
    expect(home.said().join('\n')).toMatch(/What was there before is as it was/)
    expect(readdirSync(home.root).filter((name) => name.startsWith('data'))).toEqual(['data'])
  }, 60_000)
  it('goes to the second asked for, with a new history, and keeps what was there aside', async () => {
    await home.start()
    const was = await history()
    await home.stop()
    home.said()
    expect(await restore(['--from', target(), '--replace', '--at', middle], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/Restored from backup .* to .*\nIt holds 160 facts in 3 accounts; the newest was received at .*\nBoth audit chains are whole/)
    await home.start()
    expect(await home.ids(tove)).toEqual([...before, ...between])
    expect(await history()).not.toBe(was)
    expect(readdirSync(home.root).filter((name) => name.startsWith('data.before-')).length).toBe(1)
    // When the last backup was taken is known as before.
    home.said()
    await doctor([], home.context)
    expect(home.said().join('\n')).toContain('The last backup is 0 hours old.')
  }, 60_000)
  it('that is killed half way leaves what was there, and the next one goes through', async () => {
    await home.stop()
    const env = { PATH: process.env.PATH, DATA_DIR: home.config.dataDir, KEYS_DIR: home.config.keysDir }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'viewme.ts'), 'restore', '--from', target(), '--replace'], { env, stdio: 'ignore' })
    const staging = `${home.config.dataDir}.restoring`
    while (child.exitCode === null && !existsSync(join(staging, 'postgres', 'pgdata', 'postmaster.pid'))) await pause(5)
    child.kill('SIGKILL')
    await once(child, 'close')
    expect(existsSync(staging)).toBe(true)
    await home.start()
    expect(await home.ids(tove)).toEqual([...before, ...between])
  }, 60_000)
  it('to too early a moment can be mended by another to a later one', async () => {
    await home.write(tove, texts(250, 260))
    await home.stop()
    expect(await restore(['--from', target(), '--replace', '--at', late], home.context)).toBe(0)
    await home.start()
    expect(await home.ids(tove)).toEqual([...before, ...between, ...after])
  }, 60_000)
  it('does not bring back what was erased after the backup', async () => {
    const keys = home.keys()
    const fact = before[3]!
    await keys.ledger.append({ at: new Date().toISOString(), erased: 'account', account: erased })
    await keys.ledger.append({ at: new Date().toISOString(), erased: 'fact', account: tove, fact })
    await keys.destroyAccount(erased)
    await home.stop()
    home.said()
    expect(await restore(['--from', target(), '--replace', '--at', middle], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/1 account and 1 fact stay erased/)
    await home.start()
    expect(await home.ids(erased)).toEqual([])
    expect((await home.db().owner.query('SELECT body FROM viewme.facts WHERE id = $1', [fact])).rows[0].body).toBeNull()
    home.said()
    expect(await verify([], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/2 accounts and 1 erased[\s\S]*1 fact erased one by one[\s\S]*Everything is whole/)
  }, 60_000)
  it('on a new machine puts back the newest key store too', async () => {
    await home.write(nils, texts(5, 6))
    await backup(['--to', target(), '--keys-to', keysTarget()], home.context)
    await home.stop()
    for (const name of readdirSync(home.config.dataDir)) rmSync(join(home.config.dataDir, name), { recursive: true })
    await expect(restore(['--from', target()], { ...home.context, config: { ...home.config, keysDir: join(home.root, 'nothing') } })).rejects.toThrow(/no key store/)
    rmSync(home.config.keysDir, { recursive: true })
    // One that fails leaves no key store behind, so that the next one is not refused.
    await expect(restore(['--from', target(), '--keys-from', keysTarget(), '--at', '2020-01-01T00:00:00Z'], home.context)).rejects.toThrow(/No backup here is old enough/)
    expect(existsSync(home.config.keysDir)).toBe(false)
    home.said()
    // What was written after the last backup lay only in what is gone: a moment after it is refused, not rounded in silence.
    await expect(restore(['--from', target(), '--keys-from', keysTarget(), '--at', new Date().toISOString()], home.context)).rejects.toThrow(/WAL in .* ends at 2\S+Z, before that moment/)
    expect([readdirSync(home.config.dataDir), existsSync(home.config.keysDir)]).toEqual([[], false])
    expect(await restore(['--from', target(), '--keys-from', keysTarget()], home.context)).toBe(0)
    expect(home.said().join('\n')).toMatch(/Restored from backup .* to 2\S+Z, where its WAL ends/)
    await home.start()
    expect(await home.ids(nils)).toHaveLength(6)
    expect(await home.ids(erased)).toEqual([])
    expect(await verify([], home.context)).toBe(0)
  }, 120_000)
  it('keeps everyone who signs in known by their address, with the keys that were there and with a copy put back', async () => {
    const [tx, keys] = [home.db().owner, home.keys()]
    expect(await humanByEmail({ tx: tx as never, keys, email })).toEqual(expect.any(String))
    expect(await checkHumans({ tx, keys })).toEqual({ humans: 1, broken: [], renamed: [] })
  })
})

describe('finished WAL', () => {
  it('goes after a day where no backup is taken, and is kept for the next backup where there is one', async () => {
    const archive = knownPlace(home.config.dataDir).walArchive
    const old = (days: number) => { for (const name of readdirSync(archive)) utimesSync(join(archive, name), new Date(Date.now() - days * 86_400_000), new Date(Date.now() - days * 86_400_000)) }
    const tend = () => tendWalArchive({ dataDir: home.config.dataDir, now: new Date() })
    expect(await backup(['--to', target(), '--keys-to', keysTarget()], home.context)).toBe(0)
    old(2)
    expect(await tend()).toBe(0)
    rmSync(join(home.config.dataDir, 'last-backup.json'))
    expect(await tend()).toBeGreaterThan(0)
  }, 60_000)
})

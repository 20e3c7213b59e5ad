import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { lockDataDir } from '../platform/data-dir.ts'
import { newInstallation } from '../test-kit/installation.ts'
import type { Installation } from '../test-kit/installation.ts'
import { run as backup } from './backup.ts'
import { run as doctor } from './doctor.ts'

let home: Installation
const target = () => join(home.root, 'backup')
const keysTarget = () => join(home.root, 'key-copies')
const take = () => backup(['--to', target(), '--keys-to', keysTarget()], home.context)
const copies = () => readdirSync(keysTarget()).sort()
const bases = () => readdirSync(join(target(), 'database')).filter((name) => name !== 'wal').sort()
const saidByDoctor = async () => { home.said(); await doctor([], home.context); return home.said().join('\n') }

beforeAll(async () => { home = await newInstallation(); await home.start(); await home.write(await home.newAccount(), ['text']) }, 60_000)
afterAll(async () => { await home.remove() })

describe('a copy of the key store that is cut off', () => {
  it('by a fault leaves no key behind', async () => {
    const pipe = join(home.config.keysDir, 'accounts', 'in-the-way')
    await promisify(execFile)('mkfifo', [pipe])
    await expect(take()).rejects.toThrow()
    expect(copies()).toEqual([])
    rmSync(pipe)
  }, 60_000)

  it('by a kill is named by the doctor as a place with keys, and deleted by the next backup', async () => {
    // So many that the copying can be met half way.
    const many = Array.from({ length: 4_000 }, (_, at) => join(home.config.keysDir, 'delivery', `${at}.none`))
    for (const file of many) writeFileSync(file, '', { mode: 0o600 })
    const env = { PATH: process.env.PATH, DATA_DIR: home.config.dataDir, KEYS_DIR: home.config.keysDir }
    const child = spawn(process.execPath, [join(import.meta.dirname, 'viewme.ts'), 'backup', '--to', target(), '--keys-to', keysTarget()], { env, stdio: 'ignore' })
    const isHalf = () => copies().some((name) => name.endsWith('.half') && existsSync(join(keysTarget(), name, 'epochs')))
    while (child.exitCode === null && !isHalf()) await new Promise((resolve) => { setTimeout(resolve, 1) })
    child.kill('SIGKILL')
    await once(child, 'close')
    for (const file of many) rmSync(file)
    const [half] = copies().filter((name) => name.endsWith('.half'))
    expect(await saidByDoctor()).toContain(`Wrong: A copy of the key store was cut off and lies half done in ${join(keysTarget(), half!)}. It holds keys`)
    await take()
    expect(home.said().join('\n')).toContain('1 copy that had been cut off half way deleted.')
    expect(copies().filter((name) => name.endsWith('.half'))).toEqual([])
    expect(await saidByDoctor()).not.toContain('cut off')
  }, 60_000)

  it('is left alone while somebody else writes it, and the second backup is told so', async () => {
    const other = await lockDataDir(keysTarget(), 'another')
    const half = join(keysTarget(), '2026-11-24T120000Z.half')
    mkdirSync(half)
    await expect(take()).rejects.toThrow(`Another backup is being written to ${keysTarget()} (process ${process.pid}). Wait until it is done`)
    expect(existsSync(half)).toBe(true)
    expect(await saidByDoctor()).not.toContain('cut off')
    other.release()
    await take()
    expect(existsSync(half)).toBe(false)
  }, 60_000)
})

describe('a backup', () => {
  it('that fails leaves nothing of itself, and one that was cut off is deleted by the next', async () => {
    const before = bases()
    const left = join(target(), 'database', '2026-11-24T120000Z')
    mkdirSync(left)
    expect(await saidByDoctor()).toContain(`A backup was cut off and lies half done in ${left}`)
    // Where the WAL should go lies something else: the base is copied, then it fails.
    const wal = join(target(), 'database', 'wal')
    rmSync(wal, { recursive: true })
    writeFileSync(wal, '')
    await expect(take()).rejects.toThrow()
    expect(bases()).toEqual(before)
    rmSync(wal)
  }, 60_000)

  it('follows another in the same second without harming it', async () => {
    const before = bases().length
    const keysBefore = copies().length
    await take()
    await take()
    expect(bases()).toHaveLength(before + 2)
    expect(copies()).toHaveLength(keysBefore + 2)
  }, 60_000)

  it('goes neither into what it copies nor into a folder that holds it', async () => {
    for (const args of [['--to', home.root], ['--to', target(), '--keys-to', home.root], ['--to', join(home.config.keysDir, 'x')], ['--to', target(), '--keys-to', join(home.config.dataDir, 'x')]]) {
      await expect(backup(args, home.context)).rejects.toThrow(/must not lie beside|is a folder that holds|lies inside what is to be backed up/)
    }
    await expect(backup(['--to', home.root], home.context)).rejects.toThrow(`${home.root} is a folder that holds ${home.config.dataDir}`)
  })
})

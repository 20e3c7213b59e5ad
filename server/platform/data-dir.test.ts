import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { holderOf, lockDataDir } from './data-dir.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-lock-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

test('one server at a time has a data directory', async () => {
  const lock = await lockDataDir(dir, 'http://localhost:3000')
  await expect(lockDataDir(dir, 'http://localhost:3001')).rejects.toThrow(`already running on ${dir} (process ${process.pid}, http://localhost:3000)`)
  expect(holderOf(dir)).toMatchObject({ pid: process.pid })
  lock.release()
  expect(holderOf(dir)).toBeNull()
})

test('a lock left by a dead process, or by a number that was given to another, is taken over', async () => {
  const other = spawn('sleep', ['20'])
  for (const left of [{ pid: 4_000_000, born: 'x', address: '' }, { pid: other.pid, born: 'an earlier one', address: '' }]) {
    writeFileSync(join(dir, 'lock'), JSON.stringify(left))
    const lock = await lockDataDir(dir, 'here')
    lock.release()
  }
  writeFileSync(join(dir, 'lock'), 'half writ')
  const lock = await lockDataDir(dir, 'here')
  expect(readFileSync(join(dir, 'lock'), 'utf8')).toContain(`"pid":${process.pid}`)
  lock.release()
  other.kill()
})

test('a start that comes while the old server closes waits for it', async () => {
  const old = await lockDataDir(dir, 'old')
  old.leaving()
  const waiting = lockDataDir(dir, 'new')
  setTimeout(() => old.release(), 1_500)
  const lock = await waiting
  expect(holderOf(dir)).toMatchObject({ address: 'new' })
  lock.release()
})

import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig, repository } from './config.ts'

const dir = mkdtempSync(join(tmpdir(), 'viewme-config-'))
chmodSync(dir, 0o711)
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const production = { BASE_URL: 'https://viewme.example.org', KEYS_DIR: join(dir, 'keys'), DATA_DIR: join(dir, 'data'), SMTP_URL: 'smtp://mail.example.org', MAIL_FROM: 'ViewMe <hej@example.org>', OPERATOR_FILE: 'server/operator.example.json' }

test('needs no setting to start, and then stays on this machine', () => {
  expect(readConfig({}, 'start')).toMatchObject({ host: '127.0.0.1', port: 3000, baseUrl: 'http://localhost:3000', dataDir: join(repository, 'data'), keysDir: join(repository, 'keys'), secure: false })
  expect(readConfig({ HOST: '0.0.0.0' }, 'start').host).toBe('127.0.0.1')
})

test('lists every mistake at once', () => {
  const read = () => readConfig({ PORT: 'many', DATABASE_URL: 'mysql://x', LOG_LEVEL: 'loud', VIEWME_CLOCK: join(dir, 'nowhere') }, 'start')
  expect(read).toThrow(/PORT should be[^]*DATABASE_URL should be[^]*LOG_LEVEL should be|LOG_LEVEL should be[^]*VIEWME_CLOCK points at/)
})

test('says that a place is no folder, also when something else stands on the way to it', () => {
  const file = join(dir, 'a-file')
  writeFileSync(file, '')
  expect(() => readConfig({ DATA_DIR: join(dir, 'data'), KEYS_DIR: '/dev/null' }, 'start')).toThrow('KEYS_DIR (/dev/null) cannot be a folder')
  expect(() => readConfig({ DATA_DIR: join(file, 'data'), KEYS_DIR: join(dir, 'keys') }, 'operator')).toThrow(`${file} is none`)
})

test.runIf(process.getuid?.() === 0)('says that its user may not come as far as a place', () => {
  const closed = mkdtempSync(join(tmpdir(), 'viewme-closed-'))
  const ask = (env: string) => execFileSync(process.execPath, ['--input-type=module', '-e', `const { readConfig } = await import('${join(import.meta.dirname, 'config.ts')}');
    process.setgid(65534); process.setuid(65534); try { readConfig(${env}, 'start') } catch (error) { console.log(error.name, error.message) }`], { encoding: 'utf8' })
  const apart = join(dir, 'apart')
  expect(ask(JSON.stringify({ DATA_DIR: join(closed, 'data'), KEYS_DIR: apart }))).toMatch(/^PlainFault[^]*DATA_DIR \(.*\) cannot be a folder: the user that runs this may not come through a folder on the way to it/)
  expect(ask(JSON.stringify({ DATA_DIR: apart, KEYS_DIR: join(closed, 'a/keys') }))).toMatch(/^PlainFault[^]*KEYS_DIR/)
  expect(ask(JSON.stringify({ DATA_DIR: apart, KEYS_DIR: `${apart}-keys`, ROOT_KEY_FILE: join(closed, 'root.key') }))).toMatch(/^PlainFault[^]*ROOT_KEY_FILE \(.*\) cannot be read/)
  rmSync(closed, { recursive: true })
})

test('serve refuses to start without address, keys, mail and who runs it, and never follows a made-up clock', () => {
  expect(() => readConfig({}, 'serve')).toThrow(/BASE_URL is missing[^]*KEYS_DIR is missing[^]*SMTP_URL is missing[^]*MAIL_FROM is missing[^]*OPERATOR_FILE is missing/)
  expect(() => readConfig({ ...production, BASE_URL: 'http://viewme.example.org' }, 'serve')).toThrow('BASE_URL should begin with https://')
  const clock = join(dir, 'clock')
  writeFileSync(clock, '2026-11-24T12:00:00Z')
  expect(() => readConfig({ ...production, VIEWME_CLOCK: clock }, 'serve')).toThrow('VIEWME_CLOCK')
  expect(readConfig(production, 'serve')).toMatchObject({ secure: true, baseUrl: 'https://viewme.example.org' })
})

test('refuses keys inside the data directory, also behind a link and before either exists', () => {
  const data = join(dir, 'data-with-keys')
  expect(() => readConfig({ DATA_DIR: data, KEYS_DIR: join(data, 'keys') }, 'start')).toThrow('lies inside the data directory')
  mkdirSync(data)
  symlinkSync(data, join(dir, 'link'))
  expect(() => readConfig({ DATA_DIR: data, KEYS_DIR: join(dir, 'link/keys') }, 'start')).toThrow('lies inside the data directory')
  symlinkSync(join(data, 'not-made-yet'), join(dir, 'loose-link'))
  expect(() => readConfig({ DATA_DIR: data, KEYS_DIR: join(dir, 'loose-link') }, 'start')).toThrow('lies inside the data directory')
  expect(() => readConfig({ DATA_DIR: data, KEYS_DIR: join(dir, 'apart'), ROOT_KEY_FILE: join(data, 'root.key') }, 'start')).toThrow('ROOT_KEY_FILE')
  expect(() => readConfig({ DATA_DIR: data, KEYS_DIR: `${data}-keys` }, 'start')).not.toThrow()
})

test('says so when a setting is known but not built, instead of keeping things elsewhere than asked', () => {
  expect(() => readConfig({ FILES_URL: 's3://bucket' }, 'start')).toThrow('FILES_URL is not supported by this version')
})

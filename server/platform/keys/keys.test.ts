import { execFileSync, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { chmod, copyFile, cp, mkdtemp, readdir, readFile, rm, stat, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AccountKeyDestroyed, AccountKeyMissing, IdentityKeyMissing, KeyFileBroken, KeyStoreMissing, openKeys, RootKeyMalformed, RootKeyMissing, RootKeyUnsafe, RootKeyWrong } from './keys.ts'
import { open, seal } from './seal.ts'

const day = 86_400_000
const start = new Date('2026-11-24T08:00:00Z')
const after = (days: number) => new Date(start.getTime() + days * day)
const header = Buffer.from('header')
const text = Buffer.from('text')

let dir: string
beforeEach(async () => { dir = join(await mkdtemp(join(tmpdir(), 'viewme-keys-')), 'keys') })
afterEach(async () => { await rm(join(dir, '..'), { recursive: true, force: true }) })
const make = () => openKeys({ dir, now: start, mayCreate: true })
const reopen = (now = start) => openKeys({ dir, now, mayCreate: false })
const everyFile = async (under: string) => (await readdir(under, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))

describe('the root key', () => {
  it('is made only when it may be, readable by its owner alone, in a folder for its owner alone', async () => {
    await expect(reopen()).rejects.toThrow(KeyStoreMissing)
    await make()
    for (const file of await everyFile(dir)) expect((await stat(file)).mode & 0o777, file).toBe(0o600)
    expect((await stat(dir)).mode & 0o777).toBe(0o700)
  })
  it('is refused when others may read it, with a sentence that says what to do', async () => {
    await make()
    await chmod(join(dir, 'root.key'), 0o640)
    await expect(reopen()).rejects.toThrow(RootKeyUnsafe)
    await expect(reopen()).rejects.toThrow(/permissions 640.*Nothing has been changed.*chmod 600/)
  })
  it('missing while wrapped keys exist stops the start, also when a new one might be made, and changes nothing', async () => {
    await (await make()).createAccount(randomUUID())
    await unlink(join(dir, 'root.key'))
    const before = await everyFile(dir)
    for (const mayCreate of [true, false]) {
      await expect(openKeys({ dir, now: start, mayCreate })).rejects.toThrow(RootKeyMissing)
      await expect(openKeys({ dir, now: start, mayCreate })).rejects.toThrow(/missing.*Nothing has been changed.*Put the root key back/)
    }
    expect(await everyFile(dir)).toEqual(before)
  })
  it('of another key store is told from the right one', async () => {
    await make()
    await writeFile(join(dir, 'root.key'), 'ab'.repeat(32))
    await expect(reopen()).rejects.toThrow(RootKeyWrong)
    await writeFile(join(dir, 'root.key'), 'half a key')
    await expect(reopen()).rejects.toThrow(RootKeyMalformed)
  })
  it('may lie in a place of its own', async () => {
    const rootKeyFile = join(dir, '..', 'elsewhere', 'root.key')
    const { installation } = await openKeys({ dir, rootKeyFile, now: start, mayCreate: true })
    expect(await readdir(dir)).not.toContain('root.key')
    expect((await openKeys({ dir, rootKeyFile, now: start, mayCreate: false })).installation).toBe(installation)
  })
  it('stands nowhere else in the key store, nor does any key in the clear', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    const sub = await keys.account(account)
    const secrets = [await readFile(join(dir, 'root.key'), 'utf8'), ...Object.values(sub).map((key) => key.toString('hex')), (await keys.secret('pepper')).toString('hex')]
    for (const file of (await everyFile(dir)).filter((file) => !file.endsWith('root.key'))) {
      const bytes = await readFile(file)
      for (const secret of secrets) for (const form of ['hex', 'base64'] as const) {
        expect(bytes.includes(Buffer.from(secret.trim(), 'hex').toString(form)), file).toBe(false)
      }
    }
  })
})

describe('account keys', () => {
  it('are random, different for each account and for each purpose, and the same after a restart', async () => {
    const keys = await make()
    const [a, b] = [randomUUID(), randomUUID()]
    await keys.createAccount(a)
    await keys.createAccount(b)
    const all = [...Object.values(await keys.account(a)), ...Object.values(await keys.account(b))]
    expect(new Set(all.map((key) => key.toString('hex'))).size).toBe(10)
    expect(all.every((key) => key.length === 32)).toBe(true)
    expect(await (await reopen()).account(a)).toEqual(await keys.account(a))
  })
  it('made twice for one account stay the first', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    const first = await keys.account(account)
    await keys.createAccount(account)
    expect(await (await reopen()).account(account)).toEqual(first)
  })
  it('copied to another account do not open', async () => {
    const keys = await make()
    const [a, b] = [randomUUID(), randomUUID()]
    await keys.createAccount(a)
    await copyFile(join(dir, 'accounts', `${a}.key`), join(dir, 'accounts', `${b}.key`))
    await expect(keys.account(b)).rejects.toThrow(KeyFileBroken)
  })
  it('are refused for anything but a UUID', async () => {
    const keys = await make()
    for (const id of ['../../etc/passwd', '', 'A'.repeat(36)]) await expect(keys.createAccount(id)).rejects.toThrow('UUID')
  })
  it('missing is a fault of its own, and asking leaves nothing behind', async () => {
    const keys = await make()
    const account = randomUUID()
    await expect(keys.account(account)).rejects.toThrow(AccountKeyMissing)
    expect(await keys.has(account)).toBe(false)
    await keys.createAccount(account)
    await keys.account(account)
  })
  it('destroyed by one process are gone in every process within 5 seconds, and are never made again', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    const sealed = seal((await keys.account(account)).facts, text, header)
    const elsewhere = await reopen()
    await elsewhere.account(account)
    const began = performance.now()
    await keys.destroyAccount(account)
    await expect(keys.account(account)).rejects.toThrow(AccountKeyMissing)
    let goneAfter = 0
    while (goneAfter === 0 && performance.now() - began < 6000) {
      await elsewhere.account(account).then((key) => open(key.facts, sealed, header), () => { goneAfter = performance.now() - began })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    expect(goneAfter).toBeGreaterThan(0)
    expect(goneAfter).toBeLessThan(5000)
    await expect(keys.createAccount(account)).rejects.toThrow(AccountKeyDestroyed)
    expect((await everyFile(join(dir, 'accounts'))).length).toBe(0)
  })
  it('put back from an old copy after they were destroyed still do not open', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    await cp(join(dir, 'accounts'), join(dir, '..', 'copy'), { recursive: true })
    await keys.destroyAccount(account)
    await cp(join(dir, '..', 'copy'), join(dir, 'accounts'), { recursive: true })
    await expect((await reopen()).account(account)).rejects.toThrow(AccountKeyMissing)
  })
  it('being re-wrapped while they are destroyed do not come back', async () => {
    const keys = await make()
    const ids = Array.from({ length: 20 }, () => randomUUID())
    for (const id of ids) await keys.createAccount(id)
    const other = await reopen()
    // Asked for all the while: an account being destroyed has its key or has none, never a broken one.
    let asking = true
    const asked = (async () => {
      while (asking) {
        const fresh = await reopen()
        for (const id of ids) await fresh.account(id).catch((error) => { if (!(error instanceof AccountKeyMissing)) throw error })
      }
    })()
    asked.catch(() => {})
    await Promise.all([other.rotate(after(1)), ...ids.map((id) => keys.destroyAccount(id))])
    asking = false
    await asked
    for (const id of ids) expect(await other.has(id)).toBe(false)
    expect(await everyFile(join(dir, 'accounts'))).toEqual([])
  })
})

describe('rotation', () => {
  it('re-wraps all live account keys and keeps every old ciphertext readable', async () => {
    const keys = await make()
    const ids = [randomUUID(), randomUUID(), randomUUID()]
    const sealed = new Map<string, Buffer>()
    for (const id of ids) {
      await keys.createAccount(id)
      sealed.set(id, seal((await keys.account(id)).facts, text, header))
    }
    await keys.destroyAccount(ids[2]!)
    const first = (await keys.epochs())[0]!.id
    const rotation = await keys.rotate(after(30))
    expect(rotation).toMatchObject({ rewrapped: 2, destroyed: [] })
    const again = await reopen(after(30))
    for (const id of ids.slice(0, 2)) {
      expect(open((await again.account(id)).facts, sealed.get(id)!, header)).toEqual(text)
      expect(await readFile(join(dir, 'accounts', `${id}.key`), 'utf8')).not.toContain(first)
    }
    await expect(again.account(ids[2]!)).rejects.toThrow(AccountKeyMissing)
  })
  it('comes by itself after 30 days and destroys an epoch 35 days after it was replaced, not a day before', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    const first = (await keys.epochs())[0]!.id
    expect(await keys.tend(after(29))).toBeNull()
    expect(await keys.tend(after(30))).toMatchObject({ rewrapped: 1 })
    await keys.tend(after(60))
    expect((await keys.epochs()).map((epoch) => epoch.id)).toContain(first)
    await keys.tend(after(64))
    expect((await keys.epochs()).map((epoch) => epoch.id)).toContain(first)
    await keys.tend(after(65))
    expect((await keys.epochs()).map((epoch) => epoch.id)).not.toContain(first)
    await keys.account(account)
  })
  it('after an erasure cuts the epoch at most once a day, and makes up for one asked for too early', async () => {
    const keys = await make()
    expect(await keys.cutEpoch(new Date(start.getTime() + 3_600_000))).toBeNull()
    expect(await keys.tend(new Date(start.getTime() + 7_200_000))).toBeNull()
    expect(await keys.tend(after(1))).not.toBeNull()
    expect(await keys.tend(after(2))).toBeNull()
    expect(await keys.cutEpoch(after(3))).not.toBeNull()
    expect(await keys.cutEpoch(after(3))).toBeNull()
  })
  it('leaves an erased account unreadable also to one who kept a copy of its wrapped key, once the epoch is gone', async () => {
    const keys = await make()
    const account = randomUUID()
    await keys.createAccount(account)
    const kept = await readFile(join(dir, 'accounts', `${account}.key`))
    await keys.destroyAccount(account)
    await keys.cutEpoch(after(1))
    await keys.tend(after(37))
    await writeFile(join(dir, 'accounts', `${account}.key`), kept)
    await rm(join(dir, 'destroyed', `${account}.destroyed`))
    await expect((await reopen(after(37))).account(account)).rejects.toThrow(KeyFileBroken)
  })
})

describe('delivery keys', () => {
  const derive = async (mine: CryptoKey, theirs: CryptoKey) => Buffer.from(await crypto.subtle.deriveBits({ name: 'ECDH', public: theirs }, mine, 256))
  const agrees = async (keys: Awaited<ReturnType<typeof make>>, handed: { keyId: string; publicKey: JsonWebKey }) => {
    const phone = await crypto.subtle.generateKey({ name: 'ECDH', namedCurve: 'P-256' }, false, ['deriveBits'])
    const server = await crypto.subtle.importKey('jwk', handed.publicKey, { name: 'ECDH', namedCurve: 'P-256' }, true, [])
    const secret = await keys.deliveryPrivate(handed.keyId)
    return secret !== null && (await derive(secret as CryptoKey, phone.publicKey)).equals(await derive(phone.privateKey, server))
  }
  it('change each month, and the older ones still open what was sealed to them', async () => {
    const keys = await make()
    const first = await keys.delivery(start)
    expect(await keys.delivery(after(29))).toEqual(first)
    const second = await keys.delivery(after(30))
    expect(second.keyId).not.toBe(first.keyId)
    expect(await agrees(keys, first)).toBe(true)
    expect(await agrees(await reopen(), second)).toBe(true)
    expect(Object.keys(first.publicKey)).not.toContain('d')
  })
  it('live 400 days after they were last handed out, and not much longer', async () => {
    const keys = await make()
    const first = await keys.delivery(start)
    await keys.delivery(after(20))
    await keys.tend(after(420))
    expect(await agrees(keys, first)).toBe(true)
    await keys.tend(after(422))
    expect(await keys.deliveryPrivate(first.keyId)).toBeNull()
  })
  it('with an unknown or crooked name are not there', async () => {
    const keys = await make()
    for (const keyId of ['0'.repeat(32), '../root', '']) expect(await keys.deliveryPrivate(keyId)).toBeNull()
  })
})

describe('the key store', () => {
  it('has a name of its own that stays, and secrets that stay', async () => {
    const keys = await make()
    const again = await reopen()
    expect(again.installation).toBe(keys.installation)
    expect(await again.secret('auth')).toEqual(await keys.secret('auth'))
    expect(await keys.secret('pepper')).not.toEqual(await keys.secret('auth'))
  })
  it('opened for the first time by several at once is one key store', async () => {
    const all = await Promise.all([make(), make(), make(), make()])
    expect(new Set(all.map((keys) => keys.installation)).size).toBe(1)
    expect(new Set((await Promise.all(all.map((keys) => keys.secret('csrf')))).map(String)).size).toBe(1)
  })

  it('keeps what people are known by through a rotation, and never makes it anew', async () => {
    const keys = await make()
    const known = await keys.secret('identity')
    await keys.rotate(after(1))
    expect(await (await make()).secret('identity')).toEqual(known)
    await unlink(join(dir, 'secrets', 'identity.key'))
    const again = await reopen()
    await expect(again.secret('identity')).rejects.toThrow(IdentityKeyMissing)
    await expect(again.secret('identity')).rejects.toThrow(/nobody can sign in.*Nothing has been changed.*Put the newest copy of the key store back/)
    expect(await readdir(join(dir, 'secrets'))).not.toContain('identity.key')
  })
  it('keeps the erasure ledger line by line, and passes over one that a crash cut off', async () => {
    const keys = await make()
    const account = randomUUID()
    const line = { at: start.toISOString(), erased: 'account', account } as const
    await keys.ledger.append(line)
    await writeFile(join(dir, 'ledger.jsonl'), await readFile(join(dir, 'ledger.jsonl'), 'utf8') + '{"at":"2026')
    await keys.ledger.append({ ...line, erased: 'fact', fact: account })
    expect(await keys.ledger.lines()).toEqual([line, { ...line, erased: 'fact', fact: account }])
  })
  it.runIf(process.getuid?.() === 0)('in a folder that its user may not write in is refused in a sentence', () => {
    const closed = mkdtempSync(join(tmpdir(), 'viewme-closed-'))
    chmodSync(closed, 0o755)
    const said = execFileSync(process.execPath, ['--input-type=module', '-e', `const { openKeys } = await import('${join(import.meta.dirname, 'keys.ts')}');
      process.setgid(65534); process.setuid(65534); await openKeys({ dir: '${join(closed, 'keys')}', now: new Date(), mayCreate: true }).catch((error) => console.log(error.name, error.message))`], { encoding: 'utf8' })
    expect(said).toMatch(/^KeyStoreClosed .*keys.* cannot be made, read or written by the user that runs the server \(EACCES\)\. Give that user the folder/)
    rmSync(closed, { recursive: true })
  })

  it('killed at any moment opens again with every key that was acknowledged', async () => {
    await make()
    const script = `
      import { openKeys } from ${JSON.stringify(join(import.meta.dirname, 'keys.ts'))}
      import { randomUUID } from 'node:crypto'
      const keys = await openKeys({ dir: ${JSON.stringify(dir)}, now: new Date(), mayCreate: false })
      for (let n = 0; ; n++) {
        const id = randomUUID()
        await keys.createAccount(id)
        process.stdout.write(id + '\\n')
        if (n % 5 === 4) await keys.rotate(new Date())
      }`
    const acknowledged: string[] = []
    for (const after of [1, 4, 5, 9]) {
      const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
      let said = ''
      child.stdout.on('data', (bytes: Buffer) => {
        said += bytes.toString()
        if (said.split('\n').length > after) setTimeout(() => child.kill('SIGKILL'), after * 3)
      })
      await once(child, 'close')
      acknowledged.push(...said.split('\n').filter((line) => line.length === 36))
    }
    expect(acknowledged.length).toBeGreaterThan(5)
    const keys = await reopen()
    for (const id of acknowledged) await keys.account(id)
  })
})

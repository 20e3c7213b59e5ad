// Letters that wait, against a real PostgreSQL and a real mail server.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { smtpMailer } from '../../adapters/mail-smtp/mail-smtp.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { openLog } from '../../platform/log.ts'
import { openMailbox, wordsOf, type Mailbox } from '../../test-kit/mailbox.ts'
import { testDatabase, type TestDatabase } from '../../test-kit/postgres.ts'
import { testKeys } from '../../test-kit/slice-server.ts'
import { forgetAllMail, forgetSpentMail, postMail, sendMail } from './mail.ts'

let test: TestDatabase
let keys: Keys
let removeKeys: () => void
let mailbox: Mailbox
let logged: string
const begun = new Date('2026-11-27T10:00:00Z')
const after = (ms: number) => new Date(begun.getTime() + ms)

beforeAll(async () => {
  test = await testDatabase()
  const store = await testKeys()
  keys = store.keys
  removeKeys = store.remove
  mailbox = await openMailbox()
})
afterAll(async () => { await mailbox?.close(); await test?.drop(); removeKeys?.() })
beforeEach(async () => {
  logged = ''
  mailbox.received.length = 0
  mailbox.refuse(null)
  await forgetAllMail(test.db.owner)
})

const log = openLog('debug', (line) => { logged += line })
const hand = (to: string, letter = 'greeting') => test.db.system((tx) => postMail({ tx, keys, letter, content: { to }, now: begun, expiresAt: after(86_400_000) }))
const letters = {
  greeting: async (content: unknown) => ({ to: (content as { to: string }).to, subject: 'Hej på dig', text: 'En rad\n', html: '<p>En rad</p>' }),
  unwanted: async () => null,
}
const send = (at: Date, url = mailbox.url) => sendMail({ db: test.db, keys, mailer: smtpMailer(url, 'ViewMe <hej@example.com>'), letters, log, now: () => at })
const waiting = async () => (await test.db.owner.query('SELECT id, sealed, tries FROM signin.outgoing_mail')).rows

it('is sent once, and is gone from the database with its address', async () => {
  await hand('maj@example.com')
  expect((await waiting())[0].sealed.toString('latin1')).not.toContain('maj@example.com')
  expect(await send(begun)).toBe(1)
  expect(await send(after(1000))).toBe(0)
  expect(await waiting()).toEqual([])
  expect(mailbox.received.map(({ from, to }) => [from, to])).toEqual([['hej@example.com', ['maj@example.com']]])
  expect(wordsOf(mailbox.received[0]!)).toMatch(/Auto-Submitted: auto-generated[^]*En rad/i)
})

it('goes to nobody besides, whatever its address looks like', async () => {
  await hand('maj@example.com, other@example.com')
  await send(begun)
  expect(mailbox.received.flatMap((one) => one.to)).not.toContain('other@example.com')
})

it('is not sent when its slice does not want it any more', async () => {
  await hand('maj@example.com', 'unwanted')
  await send(begun)
  expect([mailbox.received, await waiting()]).toEqual([[], []])
})

it('is tried again, further and further apart, with the same number, and nothing of it is logged', async () => {
  await hand('maj@example.com')
  mailbox.refuse(451)
  await send(begun)
  expect(await send(after(29_000))).toBe(0)
  await send(after(31_000))
  expect((await waiting()).map((one) => one.tries)).toEqual([2])
  mailbox.refuse(null)
  const [{ id }] = await waiting()
  expect(await send(after(85_000))).toBe(0)
  await send(after(100_000))
  expect(mailbox.received[0]!.raw).toContain(`<${id}@example.com>`)
  expect(logged).toContain('mail.not-sent')
  expect(logged).not.toMatch(/maj|example\.com|En rad/)
})

it('waits while the mail server is away, and is given up when it is worth nothing any more', async () => {
  await hand('maj@example.com')
  await send(begun, 'smtp://127.0.0.1:9')
  expect((await waiting()).length).toBe(1)
  expect(await send(after(86_400_000))).toBe(0)
  await forgetSpentMail({ db: test.db, now: after(86_400_000) })
  expect(await waiting()).toEqual([])
})

it('is given up at once where the address does not exist', async () => {
  await hand('maj@example.com')
  mailbox.refuse(550)
  await send(begun)
  expect(await waiting()).toEqual([])
})

it('is one process’s own while it is being sent', async () => {
  await Promise.all([...Array(5)].map((_, n) => hand(`n${n}@example.com`)))
  await Promise.all([send(begun), send(begun), send(begun)])
  expect(mailbox.received.map((one) => one.to[0]).toSorted()).toEqual([0, 1, 2, 3, 4].map((n) => `n${n}@example.com`))
})

// Letters by SMTP, to a real mail server on this machine.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { openMailbox, wordsOf, type Mailbox } from '../../test-kit/mailbox.ts'
import { smtpMailer } from './mail-smtp.ts'

let here: Mailbox
let elsewhere: Mailbox
beforeAll(async () => { here = await openMailbox(); elsewhere = await openMailbox('127.0.0.2') })
afterAll(async () => { await here?.close(); await elsewhere?.close() })
beforeEach(() => { here.refuse(null); here.received.length = 0 })

const letter = { id: 'a-number', to: 'maj@example.com', subject: 'Hej på dig', text: 'Två rader\nmed å, ä och ö\n', html: '<p>Två rader</p>' }
const send = (url: string, more: object = {}) => smtpMailer(url, 'ViewMe <hej@example.com>').send({ ...letter, ...more })

it('a letter arrives with its sender, its number and its words, as text and as a page', async () => {
  expect(await send(here.url)).toBe('sent')
  const [got] = here.received
  expect([got!.from, got!.to]).toEqual(['hej@example.com', ['maj@example.com']])
  expect(got!.raw).toContain('Message-ID: <a-number@example.com>')
  expect(wordsOf(got!)).toMatch(/text\/plain[^]*med å, ä och ö[^]*text\/html[^]*<p>Två rader<\/p>/)
})

it('an address that does not exist is refused, and one that cannot be taken in just now is a fault', async () => {
  here.refuse(550)
  expect(await send(here.url)).toBe('refused')
  here.refuse(451)
  await expect(send(here.url)).rejects.toThrow()
  await expect(send('smtp://127.0.0.1:9')).rejects.toThrow()
})

it('to a server elsewhere nothing goes unencrypted', async () => {
  await expect(send(elsewhere.url)).rejects.toMatchObject({ code: 'ETLS' })
  expect(elsewhere.received).toEqual([])
})

it('a line break in a subject begins no line of its own', async () => {
  await send(here.url, { subject: 'Hej\r\nBcc: other@example.com' })
  expect(here.received.flatMap((one) => one.to)).toEqual(['maj@example.com'])
  expect(here.received[0]!.raw).not.toMatch(/^Bcc:/im)
})

// A real SMTP server on this machine that keeps what it is sent, for tests.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Received = { from: string; to: string[]; raw: string }
export type Mailbox = { url: string; received: Received[]; /** Answers this to the address, until set to null. */ refuse(code: number | null): void; close(): Promise<void> }

/** `host`: another of this machine's own addresses, to be taken for a server elsewhere. */
export async function openMailbox(host = '127.0.0.1'): Promise<Mailbox> {
  const received: Received[] = []
  let refusal: number | null = null
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onRcptTo: (_address, _session, done) => done(refusal === null ? null : Object.assign(new Error('not now'), { responseCode: refusal })),
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        received.push({ from: envelope.mailFrom ? envelope.mailFrom.address : '', to: envelope.rcptTo.map((one) => one.address), raw: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => { server.listen(0, host, resolve) })
  return {
    url: `smtp://${host}:${(server.server.address() as AddressInfo).port}`, received,
    refuse: (code) => { refusal = code },
    close: () => new Promise((resolve) => { server.close(() => resolve()) }),
  }
}

/** A letter's text as somebody reads it: its encodings undone. */
export function wordsOf({ raw }: Received): string {
  return raw.split(/\r?\n--/).map((part) => {
    const [head = '', ...body] = part.split(/\r?\n\r?\n/)
    const text = body.join('\n\n')
    if (/content-transfer-encoding: base64/i.test(head)) return head + '\n' + Buffer.from(text, 'base64').toString('utf8')
    if (!/content-transfer-encoding: quoted-printable/i.test(head)) return part
    return head + '\n' + Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))), 'latin1').toString('utf8')
  }).join('\n')
}

/** What stands after # in the link of a letter. */
export const tokenIn = (letter: Received): string => /register\/confirm#([\w-]{43})/.exec(wordsOf(letter))?.[1] ?? 'no token'

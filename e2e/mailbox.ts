// A lane's own mail server, so that a journey reads the letters that the server sends and nobody else gets them.
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type Letter = { to: string[]; raw: string }
export type Mailbox = { url: string; /** Everything that has come to an address, oldest first. */ to(address: string): Letter[]; close(): Promise<void> }

export async function openMailbox(): Promise<Mailbox> {
  const letters: Letter[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS', 'AUTH'], logger: false,
    onData: (stream, { envelope }, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        letters.push({ to: envelope.rcptTo.map(({ address }) => address), raw: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    to: (address) => letters.filter((one) => one.to.includes(address)),
    close: () => new Promise((resolve) => { server.close(() => resolve()) }),
  }
}

/** The link in a letter. Lines that were broken for the way are one again. */
export const linkIn = ({ raw }: Letter): string => /https?:\/\/\S+\/register\/confirm#[\w-]{43}/.exec(raw.replace(/=\r?\n/g, '').replaceAll('=3D', '='))![0]

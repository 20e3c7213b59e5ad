// Letters by SMTP, to the server that SMTP_URL names. Encrypted on the way to any server that is not on this very machine.
// It keeps nothing and logs nothing; a fault it throws may quote an address, so nobody prints its message.
import { createTransport } from 'nodemailer'
import type { Mailer } from '../../platform/ports/mail.ts'

const here = ['localhost', '127.0.0.1', '[::1]']
/** Whoever stops the server waits for a letter that is being sent. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

/** `from`: as MAIL_FROM says it. */
export function smtpMailer(smtpUrl: string, from: string): Mailer {
  const { protocol, hostname, port, username, password } = new URL(smtpUrl)
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''), secure, requireTLS: !secure && !here.includes(hostname), ...patience,
    port: port ? Number(port) : secure ? 465 : 587,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    disableFileAccess: true, disableUrlAccess: true,
  })
  const sender = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost'
  return {
    async send({ id, to, subject, text, html }) {
      try {
        await transport.sendMail({
          // As an object: nothing in it is read as a second address.
          from, to: { name: '', address: to }, subject, text, html, messageId: `<${id}@${sender}>`,
          // No answer from a holiday.
          headers: { 'auto-submitted': 'auto-generated' },
        })
        return 'sent'
      } catch (error) {
        const { code, responseCode } = error as { code?: string; responseCode?: number }
        if (code === 'EENVELOPE' && (responseCode ?? 0) >= 500) return 'refused'
        throw error
      }
    },
  }
}

// The two letters of registration. Neither says a name: whoever types somebody else's address could write anything there.
import type { PolicyLanguage } from '@viewme/contract/policies.ts'
import type { Written } from '../mail/mail.ts'

type Words = { subject: string; lines: string[]; button: string; after: string[] }
type Said = { to: string; language: PolicyLanguage; baseUrl: string; supportEmail: string }

const linkWords: Record<PolicyLanguage, Words> = {
  sv: {
    subject: 'Bekräfta din e-post i ViewMe', button: 'Bekräfta och välj lösenord',
    lines: ['Hej!', 'Någon har registrerat den här adressen i ViewMe. Var det du? Öppna då länken och välj ett lösenord.'],
    after: ['Länken gäller i 24 timmar och går att använda en gång.', 'Var det inte du? Då behöver du inte göra något. Utan länken händer ingenting, och adressen tas bort efter 24 timmar.'],
  },
  en: {
    subject: 'Confirm your e-mail in ViewMe', button: 'Confirm and choose a password',
    lines: ['Hello!', 'Somebody has registered this address in ViewMe. Was it you? Then open the link and choose a password.'],
    after: ['The link is good for 24 hours and can be used once.', 'Was it not you? Then you need do nothing. Without the link nothing happens, and the address is removed after 24 hours.'],
  },
}

const knownWords = (supportEmail: string): Record<PolicyLanguage, Words> => ({
  sv: {
    subject: 'Du kan redan logga in i ViewMe', button: 'Logga in',
    lines: ['Hej!', 'Någon försökte registrera den här adressen i ViewMe. Den är redan registrerad, så inget har ändrats. Logga in med din e-post och ditt lösenord.'],
    after: [`Minns du inte lösenordet? Skriv till ${supportEmail}.`, 'Var det inte du som försökte? Då behöver du inte göra något.'],
  },
  en: {
    subject: 'You can already sign in to ViewMe', button: 'Sign in',
    lines: ['Hello!', 'Somebody tried to register this address in ViewMe. It is registered already, so nothing has changed. Sign in with your e-mail and your password.'],
    after: [`Do you not remember the password? Write to ${supportEmail}.`, 'Was it not you who tried? Then you need do nothing.'],
  },
})

/** The token stands after #: a browser sends that to nobody. */
export const linkLetter = ({ token, ...said }: Said & { token: string }): Written => written(linkWords[said.language], said, `${said.baseUrl}/register/confirm#${token}`)
export const knownLetter = (said: Said): Written => written(knownWords(said.supportEmail)[said.language], said, `${said.baseUrl}/sign-in`)

function written({ subject, lines, button, after }: Words, { to, language }: Said, link: string): Written {
  const paragraph = (line: string) => `<p>${escaped(line)}</p>`
  return {
    to, subject,
    text: [...lines, `${button}:\n${link}`, ...after, 'ViewMe'].join('\n\n') + '\n',
    html: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="font:18px/1.5 sans-serif;max-width:34em">${lines.map(paragraph).join('')}`
      + `<p><a href="${escaped(link)}" style="display:inline-block;padding:16px 24px;background:#0b4a45;color:#ffffff;border-radius:14px;font-weight:bold;text-decoration:none">${escaped(button)}</a></p>`
      + `<p>${escaped(link)}</p>${after.map(paragraph).join('')}<p>ViewMe</p></body></html>`,
  }
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)

// The letters by name: each is written by the slice that handed it in, when it is sent.
import type { Letters } from './domain/mail/mail.ts'
import { letterName, writeLetter } from './domain/registration/registration.ts'

export const lettersOf = (parts: Parameters<typeof writeLetter>[0]): Letters => ({
  [letterName]: (content) => writeLetter(parts, content as Parameters<typeof writeLetter>[1]),
})

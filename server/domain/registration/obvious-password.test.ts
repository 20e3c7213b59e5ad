import { expect, it } from 'vitest'
import { isObviousPassword } from './obvious-password.ts'

const own = ['Maj-Britt', 'Exempelström', 'maj.exempel@example.com']

it.each(['password1234', 'Sommar2026!!', 'S0mm4r2026!!', 'Lösenord1234', 'Välkommen2026', 'aaaaaaaaaaaaaaa', 'abababababab', '1234567890123', '987654321098', 'qwerty123456', 'sommarsommar', 'Exempelström1!', 'majexempel 2026', 'Maj-Exempel-1', 'ViewMe-2026-!'])('%s is refused', async (password) => {
  expect(await isObviousPassword(password, own)).toBe(true)
})

it.each(['fyra gröna båtar i dimman', 'Regnbågen över Exempelköping', '7#kQ9!vZ2$Lp', '83920174658201', 'x9!7#k2$w4%r', 'två röda kor', 'ÅÄÖ åäö ÅÄÖ 7 éü'])('%s is taken', async (password) => {
  expect(await isObviousPassword(password, own)).toBe(false)
})

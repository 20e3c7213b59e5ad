// Asking to be let in, looking at the link, and pressing it. Looking changes nothing; the link's token comes in a body, never in an address.
import type { FastifyInstance } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { confirmation, confirmed, linkSays, mailIsOnItsWay, registration, registrationLink, registrationState } from '@viewme/contract/registration.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Keys } from '../../platform/keys/keys.ts'
import { Problem } from '../../platform/problem.ts'
import type { Door } from '../accounts/accounts.ts'
import type { Policies } from '../policies/policies.ts'
import { askToRegister } from './asking.ts'
import { confirmRegistration, readLink, type Confirmed } from './link.ts'
import type { Db } from './registration.queries.ts'

/** `hasMail` false: no mail can be sent, so nobody can register. */
export type RegistrationParts = { db: Db; keys: Pick<Keys, 'secret'>; clock: Pick<Clock, 'real'>; policies: Policies; door: Door; hasMail: boolean }

/** So many of one network in ten minutes: a link is 256 random bits, so this is about work and not about guessing. */
const presses = 100

export function registrationRoutes(server: FastifyInstance, parts: RegistrationParts): void {
  const { clock, door, hasMail } = parts
  const routes = server.withTypeProvider<ZodTypeProvider>()

  routes.get('/api/registration', {
    config: { permission: 'anyone' }, schema: { querystring: z.strictObject({}), response: { 200: registrationState }, summary: 'Can anybody register here?' },
  }, async (_request, reply) => reply.header('cache-control', 'no-store').send({ open: hasMail }))

  routes.post('/api/auth/register', {
    config: { permission: 'anyone', limit: 'own' }, schema: { body: registration, response: { 202: mailIsOnItsWay }, summary: 'Ask for a link by mail' },
  }, async (request, reply) => {
    if (!hasMail) throw new Problem(409, 'no-mail', 'Här går det inte att skicka mejl, så ingen kan registrera sig.')
    if (await askToRegister({ ...parts, asked: request.body, ip: request.ip, now: clock.real() }) === 'texts-changed') throw new Problem(409, 'texts-changed', 'Texterna har ändrats. Läs dem igen.')
    return reply.code(202).header('cache-control', 'no-store').send({ sent: true })
  })

  routes.post('/api/auth/register/link', {
    config: { permission: 'anyone', limit: presses }, schema: { body: registrationLink, response: { 200: linkSays }, summary: 'What a link is about' },
  }, async (request, reply) => {
    const says = await readLink({ ...parts, ...request.body, now: clock.real() })
    if (!says) throw refusals['link-not-valid']()
    return reply.header('cache-control', 'no-store').send(says)
  })

  routes.post('/api/auth/register/confirm', {
    config: { permission: 'anyone', limit: presses }, schema: { body: confirmation, response: { 200: confirmed }, summary: 'Press the link, with a password' },
  }, async (request, reply) => {
    const { token, password, enter } = request.body
    const made = await confirmRegistration({ ...parts, token, password, now: clock.real() })
    if ('refused' in made) throw refusals[made.refused]()
    const { cookies } = enter ? await signIn() : { cookies: [] }
    if (cookies.length > 0) reply.header('set-cookie', cookies)
    return reply.header('cache-control', 'no-store').send({ entered: cookies.length > 0 })

    // By the same door as everybody. Where it is shut for a while (somebody has guessed at this address), they are a human all the same and sign in later.
    async function signIn(): Promise<{ cookies: string[] }> {
      try { return await door.signIn(request, { email: (made as { email: string }).email, password }) } catch (error) {
        if (error instanceof Problem) return { cookies: [] }
        throw error
      }
    }
  })
}

const refusals: Record<Extract<Confirmed, { refused: string }>['refused'], () => Problem> = {
  'link-not-valid': () => new Problem(404, 'link-not-valid', 'Länken är för gammal, eller har redan använts.'),
  'obvious-password': () => new Problem(422, 'obvious-password', 'Lösenordet är för lätt att gissa. Välj ett annat.'),
  'address-taken': () => new Problem(409, 'address-taken', 'Adressen är redan registrerad. Logga in.'),
}

// The texts, for everybody; the answers, for whose they are.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { consentAnswer, myAnswers, policyKind, policyLanguage, policyTexts, textHash } from '@viewme/contract/policies.ts'
import type { Access } from '../../platform/access.ts'
import type { Clock } from '../../platform/clock.ts'
import { notFound, Problem, signInAgain } from '../../platform/problem.ts'
import { answerConsent } from './answers.ts'
import type { Policies } from './policies.ts'
import { findAnswers, findKeptText, type Db } from './policies.queries.ts'

export type PoliciesParts = { db: Db; clock: Pick<Clock, 'now'>; access: Pick<Access, 'sessionOf'>; policies: Policies }

const address = z.strictObject({ kind: policyKind, version: z.string().regex(/^[1-9]\d{0,3}$/), language: policyLanguage })

export function policiesRoutes(server: FastifyInstance, { db, clock, access, policies }: PoliciesParts): void {
  const routes = server.withTypeProvider<ZodTypeProvider>()
  const humanOf = async (request: FastifyRequest): Promise<string> => {
    const session = await access.sessionOf(request)
    if (!session) throw signInAgain()
    return session.human
  }

  routes.get('/api/policies', {
    config: { permission: 'public' }, schema: { querystring: z.strictObject({}), response: { 200: policyTexts }, summary: 'The terms, the privacy notice and the consent that are in force' },
  }, async (_request, reply) => reply.header('cache-control', 'no-cache').send({ texts: policies.inForce.map(({ text: _, ...one }) => one) }))

  routes.get('/api/policies/:kind/:version/:language', {
    config: { permission: 'public' },
    schema: { params: address, querystring: z.strictObject({ sha256: textHash.optional() }), response: { 200: z.string() }, summary: 'One text. `sha256`: as it read when somebody answered, though the operator’s details have changed since' },
  }, async ({ params, query }, reply) => {
    const version = Number(params.version)
    const found = policies.all.find((one) => one.kind === params.kind && one.version === version && one.language === params.language)
    const fits = found && (query.sha256 === undefined || query.sha256 === found.sha256)
    const text = fits ? found.text : query.sha256 === undefined ? null : await findKeptText(db.app, { ...params, version, sha256: query.sha256 })
    if (text === null) throw notFound()
    return reply.header('cache-control', 'no-cache').type('text/markdown; charset=utf-8').serializer((body) => body as string).send(text)
  })

  routes.get('/api/me/answers', {
    config: { permission: 'signed-in' }, schema: { querystring: z.strictObject({}), response: { 200: myAnswers }, summary: 'What I have accepted, seen, given and withdrawn' },
  }, async (request, reply) => {
    const human = await humanOf(request)
    return reply.header('cache-control', 'no-store').send({ answers: await findAnswers(db.app, human) })
  })

  routes.post('/api/me/answers', {
    config: { permission: 'signed-in', limit: 60 }, schema: { body: consentAnswer, response: { 200: myAnswers }, summary: 'Give the consent, or take it back' },
  }, async (request, reply) => {
    const human = await humanOf(request)
    const answers = await answerConsent({ db, policies, human, ...request.body, now: clock.now() })
    if (!answers) throw new Problem(409, 'texts-changed', 'Texten har ändrats. Läs den igen.')
    return reply.header('cache-control', 'no-store').send({ answers })
  })
}

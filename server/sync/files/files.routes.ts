// Files over HTTP: one request each. What is sent is proven to be the picture it is said to be before anything is kept.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { uuid } from '@viewme/contract/fact.ts'
import { fileReply, fileSaid, maxPictureBytes, pictureTypes } from '@viewme/contract/files.ts'
import { accessEnded, notFound, Problem } from '../../platform/problem.ts'
import { rateOf } from '../../platform/rate.ts'
import { memberAsked } from '../member.ts'
import type { SyncParts } from '../parts.ts'
import { FileLost, readFile, storeFile } from './files.ts'
import { pictureFault, type PictureFault } from './picture-check.ts'

const params = z.strictObject({ account: uuid, id: uuid })
const perMinute = 60

const words: Record<PictureFault, string> = {
  'picture-empty': 'Bilden är tom.',
  'picture-unreadable': 'Det går inte att läsa som en bild.',
  'picture-other-type': 'Bilden är av en annan sort än den sägs vara.',
  'picture-too-large': 'Bilden är för stor.',
  'picture-other-size': 'Bilden har andra mått än den sägs ha.',
  'picture-not-bare': 'Det finns mer än en bild i filen, till exempel var den är tagen.',
  'picture-other-hash': 'Bilden har ändrats på vägen.',
}

const onlyRead = () => new Problem(403, 'account-read-only', 'Kontot går bara att läsa just nu.')

export function registerFiles(server: FastifyInstance, parts: SyncParts): void {
  const { clock } = parts
  const { memberOf } = memberAsked(parts)
  const rate = rateOf(perMinute, 60_000)

  /** Whether this member may send what they say, now. */
  const offered = async (request: FastifyRequest, account: string) => {
    const { human, standing: { actor, readOnly } } = await memberOf(request, account)
    // It can become right: the phone keeps the picture and tries again.
    if (readOnly) throw onlyRead()
    const said = saidOf(request.headers['viewme-file'])
    if (said.author !== actor.membership) throw new Problem(403, 'not-the-sender', 'Någon annan är inloggad än den som har tagit bilden.')
    return { human, said }
  }

  // A scope of its own: no other route takes bytes.
  void server.register(async (scope) => {
    scope.addContentTypeParser([...pictureTypes], { parseAs: 'buffer', bodyLimit: maxPictureBytes }, (_request, body, done) => { done(null, body) })
    const routes = scope.withTypeProvider<ZodTypeProvider>()

    routes.put('/api/accounts/:account/files/:id', {
      schema: { params, querystring: z.strictObject({}), response: { 200: fileReply }, summary: 'Send a picture that a fact names; header viewme-file: { author, hash, width, height }' },
      config: { permission: 'member', limit: 'own' },
      bodyLimit: maxPictureBytes,
      // Before the bytes are read. Asked again when they are here: a slow line must not outlast a membership.
      onRequest: async (request) => {
        const asked = params.safeParse(request.params)
        if (!asked.success) return
        const { said } = await offered(request, asked.data.account)
        const wait = rate.take(said.author, clock.real().getTime())
        if (wait > 0) throw new Problem(429, 'too-many', 'Det kom många bilder på en gång. Resten skickas om en stund.', { 'retry-after': String(Math.ceil(wait / 1000)) })
      },
    }, async (request) => {
      const { account, id } = request.params
      const { human, said: { author, ...sizes } } = await offered(request, account)
      const details = { ...sizes, type: String(request.headers['content-type']).split(';')[0]!.trim().toLowerCase() as (typeof pictureTypes)[number] }
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const fault = await pictureFault(bytes, details)
      if (fault) throw new Problem(422, fault, words[fault])
      const result = await storeFile(parts, { account, human, id, author, bytes, details, now: clock.now() })
      if (result === 'other') throw new Problem(409, 'id-taken', 'Det finns redan en annan bild med det numret.')
      if (result === 'ended') throw accessEnded()
      if (result === 'read-only') throw onlyRead()
      if (result === 'full') throw new Problem(403, 'files-full', 'Platsen för bilder är slut.')
      parts.hub.told(account)
      return { file: id, result }
    })

    routes.get('/api/accounts/:account/files/:id', {
      schema: { params, querystring: z.strictObject({}), summary: 'A file, for whoever may hold a fact that uses it' },
      config: { permission: 'member' },
    }, async (request, reply) => {
      const { standing: { actor }, device } = await memberOf(request, request.params.account)
      const { id } = request.params
      const found = await readFile(parts, { actor, device, now: clock.now() }, id).catch((error: unknown) => {
        if (!(error instanceof FileLost)) throw error
        parts.log.fault('a stored file is lost', error.cause, { account: actor.account, file: id })
        // No 5xx: asking again would not help, and the phone would wait for this one before it asks for the others.
        throw new Problem(410, 'file-lost', 'Bilden har gått förlorad hos oss. Den kommer tillbaka om den som tog den skickar den igen.')
      })
      if (!found) throw notFound()
      return reply.headers({
        'content-type': found.type, 'cache-control': 'private, no-store', 'x-content-type-options': 'nosniff',
        'content-disposition': `attachment; filename="picture.${found.type.split('/')[1]!}"`,
      }).send(found.bytes)
    })
  })
}

function saidOf(header: unknown): z.infer<typeof fileSaid> {
  let json: unknown = null
  try { json = JSON.parse(String(header)) } catch { /* told below */ }
  const said = fileSaid.safeParse(json)
  if (!said.success) throw new Problem(400, 'not-understood', 'Det gick inte att förstå: viewme-file')
  return said.data
}

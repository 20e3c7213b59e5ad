// The table of contents: what the server is made of, and in which order it is put together.
// A route without a schema and a permission stops the start, and so does one that writes and names no limit.
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { PoolConfig } from 'pg'
import type { Runner } from 'graphile-worker'
import type { Config } from './config.ts'
import { smtpMailer } from './adapters/mail-smtp/mail-smtp.ts'
import { openDoor, refuseForeignOrigin, registerAccounts } from './domain/accounts/accounts.ts'
import { memberAccess, membershipAccess, registerClientAccount } from './domain/client-account/client-account.ts'
import { openPolicies, registerPolicies } from './domain/policies/policies.ts'
import { registerRegistration } from './domain/registration/registration.ts'
import { registerDemo } from './demo/demo.routes.ts'
import { registerHealth } from './platform/health.ts'
import { refuseAddress, refusePages, refuseStrangers, refuseTooMany, registerProblems, requirePermission } from './platform/http-rules.ts'
import { setSafeHeaders } from './platform/safe-headers.ts'
import { registerShell, startPageScripts } from './platform/shell.ts'
import type { Clock } from './platform/clock.ts'
import type { Db } from './platform/db.ts'
import type { Keys } from './platform/keys/keys.ts'
import type { Log } from './platform/log.ts'
import { lettersOf } from './letters.ts'
import { recurring } from './recurring.ts'
import { wakesOf } from './slices.ts'
import { filesFolder, openHub, phoneRulesOf, prepareQueue, registerSync, startQueue, type SyncParts } from './sync/sync.ts'
import { tasks } from './tasks.ts'

/** `unlimited`: for what measures or tries out more than anybody may ask for. */
export type AppParts = { config: Config; db: Db; keys: Keys; clock: Clock; log: Log; listen: PoolConfig; unlimited?: true }
export type App = { server: FastifyInstance; parts: SyncParts; start(): Promise<void>; stop(): Promise<void> }

/** Builds the server without listening. `start` begins the loops and the queue; `stop` ends streams, loops and queue in order. */
export async function buildApp(app: AppParts): Promise<App> {
  const server = Fastify({
    logger: false,
    bodyLimit: 64 * 1024,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    trustProxy: app.config.trustedProxies,
    // A poisoned key in one fact must not refuse the whole batch: each fact is judged, and such keys are refused there.
    onProtoPoisoning: 'ignore',
    onConstructorPoisoning: 'ignore',
    forceCloseConnections: true,
    frameworkErrors: refuseAddress,
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  requirePermission(server)
  registerProblems(server, app)
  await setSafeHeaders(server, { tls: app.config.mode === 'serve', scripts: startPageScripts(app.config) })
  await server.register(swagger, { openapi: { info: { title: 'ViewMe', version: '1' } }, transform: jsonSchemaTransform })

  const hub = openHub({ db: app.db, listen: app.listen, log: app.log })
  const door = openDoor(app)
  const { sessionOf, sessions } = door
  const policies = openPolicies(app.config)
  const mailer = app.config.smtpUrl ? smtpMailer(app.config.smtpUrl, app.config.mailFrom) : null
  const access = { sessionOf, ...memberAccess({ ...app, sessions }), ...membershipAccess(app) }
  const parts: SyncParts = {
    ...app, access, hub, streams: new Map(), wakes: wakesOf, filesDir: filesFolder(app.config.dataDir), settingsOf: (account) => phoneRulesOf(app.db, account),
  }
  await server.register(async (scope) => {
    scope.addHook('onRequest', refuseForeignOrigin(app.config))
    scope.addHook('onRequest', refusePages)
    scope.addHook('onRequest', refuseStrangers(sessions.tokenOf))
    if (!app.unlimited) scope.addHook('onRequest', refuseTooMany(sessions.tokenOf, () => app.clock.real().getTime()))
    registerAccounts(scope, app, door)
    registerPolicies(scope, { ...app, access, policies })
    registerRegistration(scope, { ...app, policies, door, hasMail: mailer !== null })
    registerClientAccount(scope, { ...app, access, hub })
    registerSync(scope, parts)
    registerHealth(scope, app)
    if (app.config.mode === 'start') registerDemo(scope, app)
    scope.get('/api/openapi.json', { schema: { hide: true }, config: { permission: 'public' } }, async () => server.swagger())
  })
  await registerShell(server, app.config)

  let queue: Runner | undefined
  let stopRecurring = async () => {}
  return {
    server,
    parts,
    start: async () => {
      await prepareQueue(app.db)
      await hub.start()
      queue = await startQueue(app.db, tasks(parts), app.log)
      stopRecurring = recurring(parts, app.config, mailer && { mailer, letters: lettersOf({ ...app, baseUrl: app.config.baseUrl, policies }) })
    },
    stop: async () => {
      for (const end of parts.streams.keys()) end()
      await server.close()
      await stopRecurring()
      await queue?.stop().catch(() => {})
      await hub.stop()
    },
  }
}

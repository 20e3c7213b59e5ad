// The start: settings → lock → database → keys → app → demo → listening. In this order, so that whatever is wrong is said before
// anything is touched; and the same way back at the end. `start` is for one machine and its demo, `serve` for real people.
import { existsSync, rmdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { App } from './app.ts'
import { readEnvironment } from './config.ts'
import type { Config } from './config.ts'
import { accountsWithoutKey, checkInstallation, holdsAccounts, refuseEmptyDatabase, refuseLostDatabase } from './installation.ts'
import { fileClock, realClock } from './platform/clock.ts'
import { lockDataDir } from './platform/data-dir.ts'
import { openDatabase } from './platform/database.ts'
import { openKeys } from './platform/keys/keys.ts'
import { openLog } from './platform/log.ts'
import type { Log } from './platform/log.ts'
import { strayPlaces } from './platform/postgres/postgres.ts'
import { isErrorCode, PlainFault } from './platform/plain-fault.ts'

/** Tells a start that comes at once that we are on our way out. */
let leaving = () => {}

type Undo = () => Promise<unknown> | void

async function main(mode: string | undefined): Promise<void> {
  if (mode !== 'start' && mode !== 'serve') throw new PlainFault('Say "start" or "serve".')
  const config = readEnvironment(mode)
  const log = openLog(config.logLevel)
  const undo: Undo[] = []
  const opening = Promise.withResolvers<void>()
  const stop = stopOnce(undo, log)
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    // In the middle of a start: first to the end of it, so that nothing it starts is left behind.
    process.on(signal, () => { void opening.promise.then(stop).then(() => process.exit(0)) })
  }
  // The command in front of us (npm start) was killed: whoever gave it expects nothing to be left running.
  process.on('disconnect', () => { void opening.promise.then(stop).then(() => process.exit(0)) })
  // Whoever reads our output may be gone before us; that must not end, or spin, the server.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})
  process.on('uncaughtException', (error) => { log.fault('process.uncaught', error); void stop().then(() => process.exit(1)) })
  process.on('unhandledRejection', (error) => { log.fault('process.unhandled', error) })
  try {
    const address = await open(config, log, undo)
    sayReady(config, address)
  } catch (error) {
    await stop()
    throw error
  } finally {
    opening.resolve()
  }
}

async function open(config: Config, log: Log, undo: Undo[]): Promise<string> {
  const clock = config.clockFile ? fileClock(config.clockFile) : realClock
  // Several servers may share another database; the embedded one belongs to a single process.
  if (!config.databaseUrl) {
    const isNew = !existsSync(config.dataDir)
    const lock = await lockDataDir(config.dataDir, config.baseUrl)
    undo.push(() => { lock.release(); if (isNew) forgetEmpty(config.dataDir) })
    leaving = lock.leaving
  }
  await refuseBusyPort(config)
  await refuseLostDatabase(config)
  // Read while the database wakes: it is most of the waiting.
  const appFile = import('./app.ts')
  appFile.catch(() => {})
  const database = await openDatabase({ ...config, log, now: clock.real() })
  undo.push(() => database.close())
  const { db, listen } = database

  await refuseEmptyDatabase(db.owner, config)
  const keys = await openKeys({ dir: config.keysDir, rootKeyFile: config.rootKeyFile, now: clock.real(), mayCreate: !await holdsAccounts(db.owner) })
  await checkInstallation(db.owner, keys, config.keysDir)
  const lost = await accountsWithoutKey(db.owner, keys, config.keysDir)
  if (lost > 0) process.stderr.write(`${lost === 1 ? '1 account has' : `${lost} accounts have`} lost the key and cannot be read. Stop, and put the newest copy of the key store back; npm run viewme -- doctor says more.\n`)
  const demo = await import('./demo/seed.ts')
  if (config.mode === 'serve' && await demo.holdsDemo(db.app)) throw new PlainFault(`The database of ${config.databaseUrl ? 'DATABASE_URL' : config.dataDir} holds the demo's made-up people, whose password everybody knows. Serve from a new DATA_DIR and KEYS_DIR.`)

  const parts = { config, db, keys, clock, log, listen }
  const app = await (await appFile).buildApp(parts)
  undo.push(() => app.stop())
  await app.start()
  if (config.mode === 'start') {
    // Also when accounts are there: a demo that was cut half-way is completed, another database is left as it is.
    await demo.seedDemo(parts)
  }
  return listenOn(app, config)
}

/** A start that came to nothing leaves no folder behind. */
function forgetEmpty(dir: string): void {
  try { rmdirSync(dir) } catch { /* something lies there by now */ }
}

async function listenOn(app: App, config: Config): Promise<string> {
  try {
    return await app.server.listen({ host: config.host, port: config.port })
  } catch (error) {
    throw isErrorCode(error, 'EADDRINUSE') ? busyPort(config) : error
  }
}

// Asked before the database is woken: a port that somebody else has is the most common mistake.
async function refuseBusyPort(config: Config): Promise<void> {
  if (config.port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error) => reject(isErrorCode(error, 'EADDRINUSE') ? busyPort(config) : isErrorCode(error, 'EACCES') ? new PlainFault(`Port ${config.port} may not be opened by this user. Choose another: PORT=3000`) : error))
    probe.listen({ host: config.host, port: config.port }, () => probe.close(() => resolve()))
  })
}

const busyPort = (config: Config) => new PlainFault(`Port ${config.port} is taken by another program. Stop that one, or choose another port: PORT=${config.port + 1} npm run ${config.mode}`)

function stopOnce(undo: Undo[], log: Log): () => Promise<void> {
  let stopping: Promise<void> | undefined
  return () => stopping ??= (async () => {
    leaving()
    for (const step of undo.toReversed()) {
      try { await step() } catch (error) { log.fault('stop.failed', error) }
    }
  })()
}

function sayReady(config: Config, address: string): void {
  const url = config.port === 0 ? address : config.baseUrl
  const say = (line: string) => { process.stdout.write(`${line}\n`) }
  const stray = config.databaseUrl ? 0 : strayPlaces().length
  if (stray > 0) say(`${stray === 1 ? 'A database lies' : `${stray} databases lie`} under /var/lib/viewme that no data directory leads to any more. Nothing deletes them: npm run viewme -- doctor says which.`)
  if (!config.smtpUrl) say('No mail can be sent from here, so nobody can register: SMTP_URL says by which server it could be.')
  say(`ready in ${Math.round(Date.now() - config.startedAt)} ms`)
  say(config.mode === 'serve' ? `ViewMe serves ${config.baseUrl} (listening on ${address})` : `ViewMe is on ${url} – open it and choose who you are, or sign in as sara@example.com with ViewMe-demo-2026. Ctrl-C stops it.`)
}

try {
  await main(process.argv[2])
} catch (error) {
  if (error instanceof PlainFault) process.stderr.write(`${error.message}\n`)
  else if (isErrorCode(error, 'ENOSPC', 'EDQUOT', '53100')) process.stderr.write('The disk is full. Nothing has been lost: make room and start again.\n')
  else process.stderr.write(`ViewMe could not start. Something broke that it has no words for:\n${error instanceof Error ? error.stack : String(error)}\n`)
  process.exit(1)
}

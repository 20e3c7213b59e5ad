// The settings, read once. Nothing else reads process.env. A wrong setting stops the start, with every mistake listed at once.
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve, sep } from 'node:path'
import { logLevels } from './platform/log.ts'
import type { LogLevel } from './platform/log.ts'
import { isErrorCode, PlainFault } from './platform/plain-fault.ts'
import { realPlace } from './platform/real-place.ts'

/** start: on loopback, with the demo. serve: production. operator: a verb of `viewme`. test: what tests build by hand. */
export type Mode = 'start' | 'serve' | 'operator' | 'test'
export type Environment = Record<string, string | undefined>

export type Config = {
  mode: Mode
  host: string
  port: number
  /** Without a slash at its end. */
  baseUrl: string
  /** Served over https: cookies say so. */
  secure: boolean
  trustedProxies: string[] | false
  webDir: string
  dataDir: string
  keysDir: string
  rootKeyFile: string | undefined
  /** Undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  /** A direct connection for LISTEN, where DATABASE_URL goes through a pooler. */
  databaseListenUrl: string | undefined
  filesUrl: string | undefined
  keysUrl: string | undefined
  smtpUrl: string | undefined
  mailFrom: string
  privacyImapUrl: string | undefined
  oidcProviders: string | undefined
  operatorFile: string | undefined
  /** FORTNOX_*, ADDO_*, WIX_* and VAPID_*, as they stand. */
  vendors: Record<string, string>
  logLevel: LogLevel
  clockFile: string | undefined
  /** When the command was given, for "ready in N ms". */
  startedAt: number
}

export const repository = dirname(import.meta.dirname)

/** Throws a PlainFault with one sentence a mistake. */
export function readConfig(env: Environment, mode: Mode): Config {
  const mistakes: string[] = []
  const text = (name: string) => env[name]?.trim() || undefined
  const place = (name: string, otherwise?: string) => { const given = text(name) ?? otherwise; return given === undefined ? undefined : resolve(repository, given) }
  const url = (name: string, ...protocols: string[]) => {
    const given = text(name)
    if (given === undefined) return undefined
    if (URL.canParse(given) && protocols.includes(new URL(given).protocol)) return given
    mistakes.push(`${name} should be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}.`)
    return undefined
  }

  const port = readPort(text('PORT'), mistakes)
  const baseUrl = url('BASE_URL', 'https:', 'http:')
  const dataDir = place('DATA_DIR', 'data')!
  const keysDir = place('KEYS_DIR', 'keys')!
  const rootKeyFile = place('ROOT_KEY_FILE')
  const clockFile = place('VIEWME_CLOCK')
  const operatorFile = place('OPERATOR_FILE')
  const logLevel = (text('LOG_LEVEL') ?? (mode === 'serve' ? 'info' : 'warn')) as LogLevel
  const config: Config = {
    mode, port, rootKeyFile, dataDir, keysDir, clockFile, operatorFile, logLevel,
    host: mode === 'serve' ? text('HOST') ?? '127.0.0.1' : '127.0.0.1',
    baseUrl: (baseUrl ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    secure: baseUrl?.startsWith('https:') ?? false,
    trustedProxies: mode === 'serve' ? text('TRUSTED_PROXIES')?.split(/[\s,]+/) ?? ['127.0.0.1', '::1'] : false,
    webDir: join(repository, 'web/dist'),
    databaseUrl: url('DATABASE_URL', 'postgres:', 'postgresql:'),
    databaseListenUrl: url('DATABASE_LISTEN_URL', 'postgres:', 'postgresql:'),
    filesUrl: url('FILES_URL', 's3:'),
    keysUrl: url('KEYS_URL', 'https:'),
    smtpUrl: url('SMTP_URL', 'smtp:', 'smtps:'),
    mailFrom: text('MAIL_FROM') ?? 'ViewMe <noreply@localhost>',
    privacyImapUrl: url('PRIVACY_IMAP_URL', 'imap:', 'imaps:'),
    oidcProviders: text('OIDC_PROVIDERS'),
    vendors: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => /^(FORTNOX|ADDO|WIX|VAPID)_/.test(entry[0]) && Boolean(entry[1]))),
    startedAt: Number(text('VIEWME_STARTED_AT')) || performance.timeOrigin,
  }

  if (!logLevels.includes(logLevel)) mistakes.push(`LOG_LEVEL should be one of ${logLevels.join(', ')}.`)
  // Not built in this version: to take the setting and keep the files or keys elsewhere than asked would be a lie.
  for (const name of ['FILES_URL', 'KEYS_URL']) if (text(name)) mistakes.push(`${name} is not supported by this version. Leave it out.`)
  if (config.databaseListenUrl && !config.databaseUrl) mistakes.push('DATABASE_LISTEN_URL is only of use together with DATABASE_URL.')
  for (const [name, path] of [['VIEWME_CLOCK', clockFile], ['OPERATOR_FILE', operatorFile]] as const) {
    if (path && !existsSync(path)) mistakes.push(`${name} points at ${path}, which does not exist.`)
  }
  if (clockFile && existsSync(clockFile) && Number.isNaN(Date.parse(readFileSync(clockFile, 'utf8').trim()))) mistakes.push(`${clockFile} (VIEWME_CLOCK) should hold an ISO time, such as 2026-11-24T12:00:00Z.`)
  for (const [name, path] of [['DATA_DIR', dataDir], ['KEYS_DIR', keysDir]] as const) {
    const why = noPlace(path)
    if (why) mistakes.push(`${name} (${path}) cannot be a folder: ${why}. Choose another place.`)
  }
  if (rootKeyFile && noWay(rootKeyFile)) mistakes.push(`ROOT_KEY_FILE (${rootKeyFile}) cannot be read: ${noWay(rootKeyFile)}.`)
  else if (!noPlace(dataDir) && !noPlace(keysDir)) refuseKeysInData(config, mistakes)
  if (mode === 'serve') askForProduction(config, env, mistakes)
  if (mistakes.length > 0) throw new PlainFault(`${mistakes.length === 1 ? 'A setting is' : 'Some settings are'} wrong:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`)
  return config
}

function readPort(given: string | undefined, mistakes: string[]): number {
  const port = given === undefined ? 3000 : Number(given)
  if (Number.isInteger(port) && port >= 0 && port < 65_536) return port
  mistakes.push('PORT should be a whole number from 0 to 65535 (0 takes any free port).')
  return 3000
}

/** Why no folder can be here: something else stands there, or this user may not come so far. */
function noPlace(path: string): string | null {
  const found = noWay(path) ?? statSync(path, { throwIfNoEntry: false })
  if (typeof found === 'string') return found
  return found ? found.isDirectory() ? null : `${path} is none` : dirname(path) === path ? null : noPlace(dirname(path))
}

function noWay(path: string): string | null {
  try { realPlace(path); return null } catch (error) {
    return isErrorCode(error, 'EACCES', 'EPERM') ? `the user that runs this may not come through a folder on the way to it` : null
  }
}

// Who finds the data must not find what opens it. Links are followed: a link to the data directory is the data directory.
function refuseKeysInData(config: Config, mistakes: string[]): void {
  const data = realPlace(config.dataDir)
  const inside = (path: string) => { const real = realPlace(path); return real === data || real.startsWith(data + sep) }
  if (inside(config.keysDir)) mistakes.push(`KEYS_DIR (${config.keysDir}) lies inside the data directory (${config.dataDir}). Keys must never lie beside the data they open: choose a folder elsewhere.`)
  if (config.rootKeyFile && inside(config.rootKeyFile)) mistakes.push(`ROOT_KEY_FILE (${config.rootKeyFile}) lies inside the data directory (${config.dataDir}). Choose a folder elsewhere.`)
}

function askForProduction(config: Config, env: Environment, mistakes: string[]): void {
  const isGiven = (name: string) => Boolean(env[name]?.trim())
  if (!isGiven('BASE_URL')) mistakes.push('BASE_URL is missing: the https address that people use.')
  else if (!config.secure && !['localhost', '127.0.0.1'].includes(URL.parse(config.baseUrl)?.hostname ?? '')) mistakes.push('BASE_URL should begin with https://.')
  if (!isGiven('KEYS_DIR')) mistakes.push('KEYS_DIR is missing: the folder of the key store, on another disk or at least apart from the data and its backups.')
  if (!isGiven('SMTP_URL')) mistakes.push('SMTP_URL is missing: without mail nobody can be invited or get a new password.')
  if (!isGiven('MAIL_FROM')) mistakes.push('MAIL_FROM is missing: the sender of the mail.')
  if (!isGiven('OPERATOR_FILE')) mistakes.push('OPERATOR_FILE is missing: who runs this, for the terms and the privacy notice. server/operator.example.json shows how it looks.')
  if (config.clockFile) mistakes.push('VIEWME_CLOCK is for trying things out and is refused here: real people\'s retention and reminders follow the real time.')
}

/** The environment of this process. */
export const readEnvironment = (mode: Mode): Config => readConfig(process.env, mode)

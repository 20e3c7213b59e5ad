// Log lines: one JSON object a line, for operators. Never personal data: an event name written in the code, ids and numbers.
// Error messages can quote what somebody wrote (a database repeats the value it refused), so only names, codes and places are kept.
import { randomUUID } from 'node:crypto'

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent'
export type LogFacts = Record<string, string | number | boolean | null | undefined>
export type Log = {
  debug(event: string, facts?: LogFacts): void
  info(event: string, facts?: LogFacts): void
  warn(event: string, facts?: LogFacts): void
  error(event: string, facts?: LogFacts): void
  /** Logs a thrown thing without its message and gives back an id that may be shown to the human who met it. */
  fault(event: string, error: unknown, facts?: LogFacts): string
}

export const logLevels: LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent']

export function openLog(level: LogLevel, write: (line: string) => void = (line) => { process.stderr.write(line) }): Log {
  const least = logLevels.indexOf(level)
  const line = (at: LogLevel, event: string, facts: LogFacts) => {
    if (logLevels.indexOf(at) < least) return
    write(`${JSON.stringify({ at: new Date().toISOString(), level: at, event, ...safe(facts) })}\n`)
  }
  return {
    debug: (event, facts = {}) => line('debug', event, facts),
    info: (event, facts = {}) => line('info', event, facts),
    warn: (event, facts = {}) => line('warn', event, facts),
    error: (event, facts = {}) => line('error', event, facts),
    fault: (event, error, facts = {}) => {
      const id = randomUUID()
      line('error', event, { ...facts, fault: id, ...describe(error) })
      return id
    },
  }
}

export const silentLog: Log = openLog('silent')

// Plain words, ids, paths and addresses of code pass; free text and e-mail addresses do not.
const plain = /^[\w.:/ ()<>,\-[\]|]{0,600}$/u

function safe(facts: LogFacts): LogFacts {
  return Object.fromEntries(Object.entries(facts).map(([name, value]) =>
    [name, typeof value === 'string' && !plain.test(value) ? '(left out)' : value]))
}

function describe(error: unknown): LogFacts {
  if (!(error instanceof Error)) return { thrown: typeof error }
  const { code, table, constraint } = error as { code?: unknown; table?: unknown; constraint?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((frame) => /^\s+at /.test(frame)).slice(0, 5)
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(typeof table === 'string' ? { table } : {}),
    ...(typeof constraint === 'string' ? { constraint } : {}),
    where: frames.map((frame) => frame.trim().replace(/file:\/\/\S*?\/(server|contract|node_modules)\//, '$1/').replace(/[^\w.:/ ()<>,\-[\]|]/g, '_')).join(' | '),
  }
}

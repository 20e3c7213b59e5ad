// `npm run viewme -- VERB …`: finds the operator's verb and runs it. Each verb is a file of this folder with `run(args, context)`,
// loaded only when asked for. Never speaks about what is in an account.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readEnvironment } from '../config.ts'
import { fileClock, realClock } from '../platform/clock.ts'
import { isErrorCode, PlainFault } from '../platform/plain-fault.ts'
import type { OperatorContext } from './context.ts'

const verbs: Record<string, string> = {
  operator: 'operator create: makes the first operator who can sign in',
  demo: 'demo seed [--accounts N --facts M]: fills an empty installation with made-up people',
  backup: 'backup --to DIR --keys-to ANOTHER-DIR: copies database, files and keys',
  restore: 'restore --from DIR [--at 2026-11-24T10:15:00Z] [--keys-from DIR] [--replace]: makes an installation from a backup, as it was at that moment (restore --looked: what it could not tell has been looked at)',
  verify: 'verify: checks audit chains, files and keys',
  retention: 'retention run [--as-of DATE] [--dry-run]: removes what has been kept long enough',
  erase: 'erase: makes an account unreadable for ever',
  export: 'export: writes an account out',
  import: 'import: reads an account in',
  keys: 'keys rotate: begins a new key epoch',
  doctor: 'doctor: looks for what may go wrong soon',
}

type Verb = { run(args: string[], context: OperatorContext): Promise<number | void> }

const built = Object.keys(verbs).filter((verb) => existsSync(join(import.meta.dirname, `${verb}.ts`)))

async function main([verb, ...args]: string[]): Promise<number> {
  if (!verb || verb === 'help' || verb === '--help') return tell()
  if (!built.includes(verb)) throw new PlainFault(`${verb in verbs ? `"${verb}" is not built yet` : `I do not know the verb "${verb}"`}. Known: ${built.join(', ')}.`)
  const config = readEnvironment('operator')
  const { run } = await import(`./${verb}.ts`) as Verb
  return await run(args, { config, clock: config.clockFile ? fileClock(config.clockFile) : realClock, say }) ?? 0
}

function tell(): number {
  say('npm run viewme -- VERB')
  for (const verb of built) say(`  ${verbs[verb]}`)
  return 0
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

// Whoever read along has gone (`| head`): the work is finished all the same.
process.stdout.on('error', (fault) => { if (!isErrorCode(fault, 'EPIPE')) throw fault })

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const isDiskFull = isErrorCode(error, 'ENOSPC', 'EDQUOT', '53100')
  process.stderr.write(error instanceof PlainFault ? `${error.message}\n` : isDiskFull ? 'The disk is full. Nothing has been lost: make room and try again.\n' : `Something broke: ${error instanceof Error ? error.stack : String(error)}\n`)
  process.exitCode = 1
}

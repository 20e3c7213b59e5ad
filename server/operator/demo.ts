// viewme demo seed [--accounts N --facts M]: the demo's people in an empty installation, or accounts in number for measuring.
// Refuses where real people's accounts are: everybody knows the demo's password.
import { seedDemo, holdsDemo, type SeedParts } from '../demo/seed.ts'
import { makeMany } from '../demo/many.ts'
import { checkInstallation, holdsAccounts } from '../installation.ts'
import { holderOf, lockDataDir } from '../platform/data-dir.ts'
import { openDatabase } from '../platform/database.ts'
import { openDb, type Db } from '../platform/db.ts'
import { openKeys } from '../platform/keys/keys.ts'
import { silentLog } from '../platform/log.ts'
import { PlainFault } from '../platform/plain-fault.ts'
import { embeddedConnection } from '../platform/postgres/postgres.ts'
import { keyPlace, operatorAddress, placeOf, plural, readArgs, seconds, type OperatorContext } from './context.ts'

export async function run([what, ...args]: string[], context: OperatorContext): Promise<number> {
  if (what !== 'seed') throw new PlainFault('Known: demo seed [--accounts N --facts M]')
  const asked = readArgs(args, { texts: ['accounts', 'facts'] })
  const accounts = wholeNumber('accounts', asked.accounts)
  const facts = wholeNumber('facts', asked.facts)
  return withDb(context, async (db) => {
    const { config, clock } = context
    if (await holdsAccounts(db.owner) && !await holdsDemo(db.app)) {
      throw new PlainFault('There are accounts here that are not the demo’s. The demo is never put beside them; nothing has been changed.')
    }
    const keys = await openKeys({ ...keyPlace(config), now: clock.real(), mayCreate: !await holdsAccounts(db.owner) })
    await checkInstallation(db.owner, keys, config.keysDir)
    await seed({ db, keys, clock, log: silentLog, config: { mode: 'start', dataDir: config.dataDir } }, accounts, facts, context.say)
    return 0
  })
}

async function seed(parts: SeedParts, accounts: number | null, facts: number | null, say: (line: string) => void): Promise<void> {
  const began = performance.now()
  await seedDemo(parts)
  say(`The demo is in place (${seconds(began)}).`)
  if (accounts === null && facts === null) return
  const again = performance.now()
  const made = await makeMany(parts, { accounts: accounts ?? 1, facts: facts ?? 1 })
  say(`${plural(made.length, 'account')} with ${plural(facts ?? 1, 'fact')} each in ${seconds(again)}.`)
  if (made[0]) say(`The first one opens with ${made[0].email} and the demo's password: account ${made[0].account}`)
}

function wholeNumber(name: string, given: string | true | undefined): number | null {
  if (given === undefined) return null
  const number = Number(given)
  if (!Number.isSafeInteger(number) || number < 1) throw new PlainFault(`--${name} should be a whole number from 1.`)
  return number
}

// Beside a server that is running, or with the database started for this and stopped after.
async function withDb<T>({ config, clock }: OperatorContext, work: (db: Db) => Promise<T>): Promise<T> {
  const place = config.databaseUrl ? null : placeOf(config.dataDir)
  if (place && holderOf(config.dataDir)) {
    const db = openDb({ owner: embeddedConnection(place, 'postgres'), app: embeddedConnection(place, 'viewme_app') })
    try { return await work(db) } finally { await db.close() }
  }
  const lock = config.databaseUrl ? null : await lockDataDir(config.dataDir, operatorAddress)
  try {
    const database = await openDatabase({ ...config, log: silentLog, now: clock.real() })
    try { return await work(database.db) } finally { await database.close() }
  } finally {
    lock?.release()
  }
}

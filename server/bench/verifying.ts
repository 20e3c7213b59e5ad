// The process that verifies for the bench: by itself, so that what it holds in memory is its own. Hands back each round's time, in ms.
import pg from 'pg'
import type { PoolConfig } from 'pg'
import { checkBinder } from '../operator/check-binder.ts'
import { openWalkers } from '../operator/walkers.ts'
// Counters come as numbers, here as everywhere: db.ts says so to the driver.
import '../platform/db.ts'
import { openKeys } from '../platform/keys/keys.ts'

export type Verifying = { connection: PoolConfig; keysDir: string; rounds: number }
/** `peak`: the most memory it has held, in bytes. */
export type Verified = { rounds: number[]; facts: number; faults: string[]; peak: number }

const { connection, keysDir, rounds } = JSON.parse(process.argv[2]!) as Verifying
const now = new Date()
const keys = await openKeys({ dir: keysDir, now, mayCreate: false })
const client = new pg.Client(connection)
await client.connect()
const walkers = openWalkers(connection)
const result: Verified = { rounds: [], facts: 0, faults: [], peak: 0 }
for (let round = 0; round < rounds; round++) {
  const began = performance.now()
  const { accounts, faults } = await checkBinder(client, keys, { now, anchor: null, walkers })
  result.rounds.push(performance.now() - began)
  result.facts = accounts.reduce((sum, one) => sum + one.facts, 0)
  result.faults = faults
}
await walkers.close()
await client.end()
process.send!({ ...result, peak: process.resourceUsage().maxRSS * 1024 } satisfies Verified)
process.disconnect()

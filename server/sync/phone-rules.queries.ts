// What the owner has agreed to for phones of the account. Without a row: nothing is agreed, and a copy is readable for 72 hours.
import type { Db, Tx } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import type { AccountSettings } from './parts.ts'
import { chainChange } from './writes.ts'

export const phoneRulesOf = async (db: Db, account: string): Promise<AccountSettings> =>
  await db.inAccount(account, null, (tx) => findPhoneRules(tx, account)) ?? { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: false, deviceLock: false } }

/** Null where nobody has decided anything. In this shape they stand in the chain of writes: never take a field away. */
export async function findPhoneRules(tx: Pick<Tx, 'query'>, account: string): Promise<AccountSettings | null> {
  const { rows: [row] } = await tx.query('SELECT * FROM viewme.phone_rules WHERE account_id = $1', [account])
  return row ? { lease: { binderHours: row.binder_hours, momentHours: row.moment_hours }, agreed: { momentKey: row.moment_key, deviceLock: row.device_lock } } : null
}

/** Replaces the rules, and chains them. Hours are bounded to 12 h – 14 days by the table. `by`: the membership that decided, or `system:<verb>`. */
export async function setPhoneRules(parts: { db: Db; keys: Pick<Keys, 'account'> }, request: { account: string; by: string; rules: AccountSettings; now: Date }): Promise<void> {
  const { account, by, rules, now } = request
  const { audit } = await parts.keys.account(account)
  await parts.db.inAccount(account, null, async (tx) => {
    await tx.query(`INSERT INTO viewme.phone_rules (account_id, binder_hours, moment_hours, moment_key, device_lock) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (account_id) DO UPDATE SET binder_hours = $2, moment_hours = $3, moment_key = $4, device_lock = $5`,
    [account, rules.lease.binderHours, rules.lease.momentHours, rules.agreed.momentKey, rules.agreed.deviceLock])
    await chainChange(tx, audit, account, now, { what: 'phone-rules-changed', by, phoneRules: await findPhoneRules(tx, account) })
  })
}

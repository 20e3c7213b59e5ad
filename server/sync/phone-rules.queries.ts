// What the owner has agreed to for phones of the account. Without a row: nothing is agreed, and a copy is readable for 72 hours.
import type { Db } from '../platform/db.ts'
import type { AccountSettings } from './parts.ts'

export async function phoneRulesOf(db: Db, account: string): Promise<AccountSettings> {
  const { rows: [row] } = await db.inAccount(account, null, (tx) => tx.query('SELECT * FROM viewme.phone_rules WHERE account_id = $1', [account]))
  return {
    lease: { binderHours: row?.binder_hours ?? 72, momentHours: row?.moment_hours ?? 336 },
    agreed: { momentKey: row?.moment_key ?? false, deviceLock: row?.device_lock ?? false },
  }
}

/** Replaces the rules. Hours are bounded to 12 h – 14 days by the table. */
export async function setPhoneRules(db: Db, account: string, rules: AccountSettings): Promise<void> {
  await db.inAccount(account, null, (tx) => tx.query(`INSERT INTO viewme.phone_rules (account_id, binder_hours, moment_hours, moment_key, device_lock) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (account_id) DO UPDATE SET binder_hours = $2, moment_hours = $3, moment_key = $4, device_lock = $5`,
  [account, rules.lease.binderHours, rules.lease.momentHours, rules.agreed.momentKey, rules.agreed.deviceLock]))
}

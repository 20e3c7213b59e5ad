// Tables of the client account: accounts, memberships, membership_periods. Every change goes through `changePeople`, under the account's lock.
import { createHmac, randomUUID } from 'node:crypto'
import type { Period, Role } from '@viewme/contract/actor.ts'
import type { FoundSession } from '../../platform/access.ts'
import type { Db, Tx } from '../../platform/db.ts'
import { openWords, sealWords } from './member-words.ts'
export type { Db, Tx } from '../../platform/db.ts'

export type Member = { id: string; human: string; roles: Role[]; titleSealed: Buffer | null; groups: string[]; protected: boolean; portrait: string | null; peopleSeq: number; periods: Period[] }
/** What has been decided of an account as a whole. */
export type AccountState = 'active' | 'ending' | 'read-only' | 'erasing' | 'erased'
export type StandingRow = { membership: string; human: string; roles: Role[]; groups: string[]; epoch: number; stamp: string; state: AccountState; periods: Period[] }

const memberColumns = `m.id, m.human_id AS human, m.roles, m.title_sealed AS "titleSealed", m.groups, m.protected, m.portrait, m.people_seq AS "peopleSeq", viewme.periods_of(m.account_id, m.id) AS periods`

/** One query, settings included. By human, or by membership. */
export async function findStanding(db: Pick<Db, 'app'>, account: string, by: { human: string } | { membership: string }): Promise<StandingRow | null> {
  const { rows } = await db.app.query<StandingRow>({
    name: 'standing', text: 'SELECT membership, human, roles, groups, epoch, stamp, state, periods FROM viewme.standing($1, $2, $3)',
    values: [account, 'human' in by ? by.human : null, 'membership' in by ? by.membership : null] })
  return rows[0] ?? null
}

/** The session of a token, as the accounts' own function tells it, and its human's standing: one query instead of two. */
export async function findStandingOfSession(db: Pick<Db, 'app'>, account: string, token: string): Promise<{ session: FoundSession; standing: StandingRow | null } | null> {
  const { rows: [row] } = await db.app.query({
    name: 'standing-of-session',
    text: `SELECT s.session AS id, s.human AS "sessionHuman", s.expires_at AS "expiresAt", s.seen_at AS "seenAt", m.membership, m.human, m.roles, m.groups, m.epoch, m.stamp, m.state, m.periods
      FROM signin.session_of($2) s LEFT JOIN LATERAL viewme.standing($1, s.human, NULL) m ON true`,
    values: [account, token] })
  if (!row) return null
  const { id, sessionHuman, expiresAt, seenAt, ...standing } = row
  return { session: { id, human: sessionHuman, expiresAt, seenAt }, standing: standing.membership === null ? null : standing }
}

/** One statement, so one round trip and its own transaction: the members are sought by what setting the account has returned. */
export async function findProtection(db: Pick<Db, 'app'>, account: string): Promise<{ id: string; human: string; roles: Role[]; protected: boolean }[]> {
  const { rows } = await db.app.query(`SELECT m.* FROM (SELECT set_config('app.account', $1::uuid::text, true) AS account OFFSET 0) s
    CROSS JOIN LATERAL (SELECT id, human_id AS human, roles, protected FROM viewme.memberships WHERE account_id = s.account::uuid) m`, [account])
  return rows
}

export type MyAccount = { account: string; membership: string; roles: Role[]; groups: string[]; personName: string | null; state: AccountState; periods: Period[] }

export async function findMemberships(db: Pick<Db, 'app'>, human: string): Promise<MyAccount[]> {
  const { rows } = await db.app.query<MyAccount>(
    'SELECT account, membership, roles, groups, person_name AS "personName", state, periods FROM viewme.memberships_of($1)', [human])
  return rows
}

export async function insertAccount(tx: Tx, account: { id: string; personName: string | null; zone: string; now: Date }): Promise<void> {
  await tx.query('INSERT INTO viewme.accounts (account_id, person_name, zone, created_at) VALUES ($1, $2, $3, $4)', [account.id, account.personName, account.zone, account.now])
  await tx.query('INSERT INTO viewme.heads (account_id, changed_at) VALUES ($1, $2)', [account.id, account.now])
}

/** What the account is; of the person's name a keyed fingerprint. In this shape it stands in the chain of writes: never take a field away. */
export type ChainedAccount = { zone: string; state: string; openedAt: string; named: string }

/** `audit`: the account's sub-key for audit. */
export async function findAccount(tx: Pick<Tx, 'query'>, account: string, audit: Buffer): Promise<ChainedAccount | null> {
  const { rows: [row] } = await tx.query('SELECT person_name, zone, state, created_at FROM viewme.accounts WHERE account_id = $1', [account])
  return row ? { zone: row.zone, state: row.state, openedAt: row.created_at.toISOString(), named: createHmac('sha256', audit).update(JSON.stringify(row.person_name)).digest('base64') } : null
}

/** Takes the account's lock: rights judged before must be judged again, and the directory gets its next number. */
export async function changePeople(tx: Tx, account: string, now: Date): Promise<number> {
  const { rows } = await tx.query<{ seq: number | null }>('SELECT viewme.change_people($1, $2) AS seq', [account, now])
  const seq = rows[0]?.seq
  if (seq === null || seq === undefined) throw new Error('no such account')
  return seq
}

export async function findMembers(tx: Tx, account: string, after = 0): Promise<Member[]> {
  const { rows } = await tx.query<Member>(
    `SELECT ${memberColumns} FROM viewme.memberships m WHERE m.account_id = $1 AND m.people_seq > $2 ORDER BY m.people_seq, m.id`, [account, after])
  return rows
}

export async function insertMember(tx: Tx, account: string, member: Omit<Member, 'periods' | 'portrait'>, now: Date): Promise<void> {
  await tx.query(
    `INSERT INTO viewme.memberships (account_id, id, human_id, roles, groups, protected, people_seq, created_at, title_sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [account, member.id, member.human, member.roles, member.groups, member.protected, member.peopleSeq, now, member.titleSealed])
}

export async function updateMember(tx: Tx, account: string, member: Pick<Member, 'id' | 'roles' | 'titleSealed' | 'groups' | 'protected'>, peopleSeq: number): Promise<void> {
  await tx.query('UPDATE viewme.memberships SET roles = $3, groups = $4, protected = $5, people_seq = $6, title_sealed = $7 WHERE account_id = $1 AND id = $2',
    [account, member.id, member.roles, member.groups, member.protected, peopleSeq, member.titleSealed])
}

type LetInPeriod = { id: string; from: string | null; until: string | null; endedAt: string | null; endedBy: string | null; provider: string | null; confidentiality: string | null }
/**
 * All that decides whether somebody is let in, as what, and how the phones hear of it. In this shape it stands in the chain of writes: never
 * take a field away. `told`: when they last heard of each period, in the order of `periods`.
 */
export type LetIn = {
  membership: string; human: string; roles: string[]; groups: string[]; protected: boolean; periods: LetInPeriod[]
  portrait: string | null; title: string | null; addedAt: string; peopleSeq: number; told: string[]
}

/** As it is now, by the order of ids; all of the account's, or one. `facts`: the account's sub-key; without it no words are told (null). */
export async function findLetIn(tx: Pick<Tx, 'query'>, account: string, facts: Buffer | null, membership: string | null = null): Promise<LetIn[]> {
  const { rows } = await tx.query(
    `SELECT m.id, m.human_id, m.roles, m.groups, m.protected, m.portrait, m.title_sealed, m.created_at, m.people_seq, p.id AS period, p.from_at, p.until_at, p.ended_at, p.ended_by, p.provider_sealed, p.confidentiality, p.told_at
     FROM viewme.memberships m LEFT JOIN viewme.membership_periods p ON p.account_id = m.account_id AND p.membership_id = m.id
     WHERE m.account_id = $1 AND ($2::uuid IS NULL OR m.id = $2) ORDER BY m.id, p.id`, [account, membership])
  const words = (row: string, what: 'title' | 'provider', sealed: Buffer | null) => facts && openWords(facts, { account, row, what }, sealed)
  const found = new Map<string, LetIn>()
  for (const row of rows) {
    const one: LetIn = found.get(row.id) ?? { membership: row.id, human: row.human_id, roles: row.roles, groups: row.groups, protected: row.protected, periods: [],
      portrait: row.portrait, title: words(row.id, 'title', row.title_sealed), addedAt: row.created_at.toISOString(), peopleSeq: row.people_seq, told: [] }
    found.set(row.id, one)
    if (row.period) {
      one.told.push(row.told_at.toISOString())
      one.periods.push({
        id: row.period, from: row.from_at?.toISOString() ?? null, until: row.until_at?.toISOString() ?? null,
        endedAt: row.ended_at?.toISOString() ?? null, endedBy: row.ended_by, provider: words(row.period, 'provider', row.provider_sealed), confidentiality: row.confidentiality,
      })
    }
  }
  return [...found.values()]
}

/** Periods whose membership is not there. */
export async function strayPeriods(tx: Pick<Tx, 'query'>, account: string): Promise<string[]> {
  const { rows } = await tx.query(`SELECT p.id FROM viewme.membership_periods p WHERE p.account_id = $1
    AND NOT EXISTS (SELECT FROM viewme.memberships m WHERE m.account_id = $1 AND m.id = p.membership_id) ORDER BY p.id`, [account])
  return rows.map((row) => row.id)
}

export type NewPeriod = { from: Date | null; until: Date | null; provider: string | null; confidentiality: string | null }

/** `facts`: the account's sub-key, which seals the provider. */
export async function insertPeriod(tx: Tx, account: string, facts: Buffer, membership: string, period: NewPeriod, now: Date): Promise<void> {
  const id = randomUUID()
  await tx.query('INSERT INTO viewme.membership_periods (account_id, id, membership_id, from_at, until_at, provider_sealed, confidentiality, told_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [account, id, membership, period.from, period.until, sealWords(facts, { account, row: id, what: 'provider' }, period.provider), period.confidentiality, now])
  await wakeAt(tx, account, [period.from, period.until], now)
}

/** Ends every period that has not ended: those running at once, those to come before they begin. */
export async function endPeriods(tx: Tx, account: string, membership: string, by: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE viewme.membership_periods SET ended_at = $3, ended_by = $4
     WHERE account_id = $1 AND membership_id = $2 AND ended_at IS NULL AND (until_at IS NULL OR until_at > $3)`, [account, membership, now, by])
}

/** As a period is known to have ended, or been planned to, it ends again; never later than it does already. True when that changed something. */
export async function endPeriodAgain(tx: Tx, account: string, membership: string, period: LetInPeriod, now: Date): Promise<boolean> {
  const until = period.until ? new Date(period.until) : null
  const { rowCount } = await tx.query(
    `UPDATE viewme.membership_periods SET until_at = least(until_at, $4), ended_at = $5, ended_by = $6, told_at = $7
     WHERE account_id = $1 AND membership_id = $2 AND id = $3 AND ended_at IS NULL AND ($5::timestamptz IS NOT NULL OR coalesce(until_at, 'infinity') > $4::timestamptz)`,
    [account, membership, period.id, until, period.endedAt, period.endedBy, now])
  if (rowCount) await wakeAt(tx, account, [until], now)
  return rowCount === 1
}

/** Plans an end for the running period; one to come after it is ended by the same decision. */
export async function planEnd(tx: Tx, account: string, membership: string, until: Date, by: string, now: Date): Promise<void> {
  await tx.query(
    `UPDATE viewme.membership_periods SET ended_at = $4, ended_by = $5
     WHERE account_id = $1 AND membership_id = $2 AND ended_at IS NULL AND from_at >= $3`, [account, membership, until, now, by])
  await tx.query(
    `UPDATE viewme.membership_periods SET until_at = $3, told_at = $4
     WHERE account_id = $1 AND membership_id = $2 AND ended_at IS NULL AND (until_at IS NULL OR until_at > $4)`, [account, membership, until, now])
  await wakeAt(tx, account, [until], now)
}

async function wakeAt(tx: Tx, account: string, times: (Date | null)[], now: Date): Promise<void> {
  for (const at of times) if (at && at > now) await tx.query('SELECT viewme.wake_people($1, $2)', [account, at])
}

/** Members whose period began or ended by itself since they were last changed get the directory's next number. */
export async function touchMembers(tx: Tx, account: string, ids: readonly string[], peopleSeq: number): Promise<void> {
  await tx.query('UPDATE viewme.memberships SET people_seq = $3 WHERE account_id = $1 AND id = ANY ($2::uuid[])', [account, ids, peopleSeq])
}

/** Whose period began or ended by itself and nobody has been told; telling is left to the caller. */
export async function membersTurning(tx: Tx, account: string, now: Date): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `UPDATE viewme.membership_periods SET told_at = $2 WHERE account_id = $1 AND ended_at IS NULL
       AND ((until_at > told_at AND until_at <= $2) OR (from_at > told_at AND from_at <= $2)) RETURNING membership_id AS id`, [account, now])
  return [...new Set(rows.map((row) => row.id))]
}

/** The directory's number and the history it belongs to; read before the rows, so that a row may come twice but never be missed. */
export async function directoryPlace(tx: Tx, account: string): Promise<{ seq: number; history: string }> {
  const { rows } = await tx.query<{ seq: number; history: string | null }>(
    'SELECT people_seq AS seq, (SELECT history FROM viewme.installation) AS history FROM viewme.heads WHERE account_id = $1', [account])
  return { seq: rows[0]?.seq ?? 0, history: rows[0]?.history ?? 'none' }
}

export async function stillAuthors(tx: Tx, account: string, memberships: readonly string[]): Promise<Set<string>> {
  if (memberships.length === 0) return new Set()
  const { rows } = await tx.query<{ id: string }>('SELECT viewme.still_author($1, $2) AS id', [account, memberships])
  return new Set(rows.map((row) => row.id))
}

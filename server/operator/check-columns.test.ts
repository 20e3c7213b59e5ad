// Every column of every table, changed by hand in an account that has something of everything: `verify` names the account, or the human, and
// finds nothing where nobody has been. A new column turns this red until it is proven, or named in not-proven.ts.
import { escapeIdentifier } from 'pg'
import type { Client } from 'pg'
import { beforeAll, describe, expect, it } from 'vitest'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { addMember, changeGroups } from '../domain/client-account/client-account.ts'
import { registerDevice } from '../sync/devices.queries.ts'
import { keepOpenings } from '../sync/reads.ts'
import { acceptAsSystem, chainReads, setPhoneRules, storeFile } from '../sync/sync.ts'
import { pictureOf, webp } from '../test-kit/pictures.ts'
import { now, tamperedAccount } from '../test-kit/tampered-account.ts'
import type { Anchor } from './anchors.ts'
import { checkBinder } from './check-binder.ts'
import { notProven } from './not-proven.ts'

const stage = tamperedAccount({ once: true })
let client: Client
let columns: { table: string; column: string; type: string; isKey: boolean }[]
let anchor: Anchor | null = null
const unproven = new Set(notProven.flatMap((one) => one.columns))

/** Something of everything: a device, rules, openings, a picture, members with times to come, facts that wait, and what follows from them. */
async function fill(): Promise<void> {
  const { account, membership, keys, offered, test: { db } } = stage
  const place = { db, keys, account, now }
  const to = new Date('2027-01-01T00:00:00Z')
  const owner = await addMember({ ...place, human: await stage.human(), roles: ['owner'], groups: [crypto.randomUUID()] }) as { id: string }
  const substitute = await addMember({ ...place, human: await stage.human(), roles: ['substitute'], title: 'vikarie på natten', period: { until: to, provider: 'Exempel AB', confidentiality: 'undertaking' } }) as { id: string }
  const by = { human: '', membership: owner.id, account, roles: ['owner' as const], groups: [], person: false }
  const group: OfferedFact = { ...offered[0]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID(), kind: 'group', body: { name: 'Dagverksamhet', purpose: 'day-activity' } }
  await acceptAsSystem({ db, keys }, { account, now, facts: [group] })
  expect(await changeGroups({ ...place, by, membership: substitute.id, groups: [group.subject] })).toEqual({ yes: true })
  const device = crypto.randomUUID()
  const { audit } = await keys.account(account)
  await db.inAccount(account, null, (tx) => registerDevice(tx, audit, account, membership, device, { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' }, now))
  await setPhoneRules({ db, keys }, { account, by: owner.id, now, rules: { lease: { binderHours: 72, momentHours: 336 }, agreed: { momentKey: true, deviceLock: true } } })
  await keepOpenings({ db, keys }, { account, human: crypto.randomUUID(), membership, device }, [{ subject: offered[0]!.subject, minute: now.toISOString() }], now)
  const bytes = await webp(40)
  const picture = pictureOf(bytes)
  const { file: id, hash, type, width, height } = picture
  await storeFile({ db, keys, filesDir: stage.dir }, { account, human: null, id, author: membership, bytes, details: { hash, type, width, height }, now })
  const header = (of: Partial<OfferedFact>): OfferedFact => ({ ...offered[0]!, id: uuidv7(now.getTime()), subject: crypto.randomUUID(), ...of })
  const body = { title: 'Taklyften', steps: [{ id: crypto.randomUUID(), text: 'Dra i snöret.', picture }], lifeAreas: [], lifeSaving: false, safetyCritical: false, plain: 'Taklyften' }
  await acceptAsSystem({ db, keys }, { account, now, facts: [header({ kind: 'instruction-version', body }), header({ subject: offered[0]!.subject, basedOn: [offered[0]!.id], audience: undefined, clockOffset: 7 })] })
  // Two wait for what has not come, and a third for what then came: its work lies in `todo`.
  const [base, missing] = [header({}), uuidv7(now.getTime())]
  const waits = (on: string) => header({ subject: base.subject, basedOn: [on], audience: undefined })
  for (const on of [missing, missing, base.id]) expect(await stage.offer([waits(on)])).toEqual(['quarantined'])
  await stage.accept([base])
  await chainReads({ db, keys }, new Date(now.getTime() + 600_000))
}

async function faults(): Promise<string[]> {
  return (await checkBinder(client, stage.keys, { now, anchor, filesDir: stage.dir })).faults
}

beforeAll(async () => {
  client = stage.client
  await fill()
  // As after a `verify` that found nothing.
  ;({ anchor } = await checkBinder(client, stage.keys, { now, anchor }))
  columns = (await client.query(`SELECT c.table_schema || '.' || c.table_name AS table, c.column_name AS column, c.udt_name AS type,
      EXISTS (SELECT FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = (c.table_schema || '.' || c.table_name)::regclass AND i.indisunique AND a.attname = c.column_name) AS "isKey"
    FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name) WHERE c.table_schema IN ('viewme', 'signin') AND t.table_type = 'BASE TABLE' ORDER BY 1, c.ordinal_position`)).rows
})

/** Another value of the same type. */
const other: Record<string, (column: string) => string> = {
  uuid: () => 'gen_random_uuid()', text: (c) => `${c} || 'x'`, int8: (c) => `coalesce(${c}, 0) + 1`, int4: (c) => `${c} + 1`, int2: (c) => `${c} + 1`, bool: (c) => `NOT ${c}`,
  timestamptz: (c) => `coalesce(${c}, '${now.toISOString()}') + interval '1 minute'`, bytea: (c) => `set_byte(${c}, 0, get_byte(${c}, 0) # 1)`,
  _uuid: (c) => `${c} || gen_random_uuid()`, _text: (c) => `${c} || 'lead'::text`, jsonb: () => `'{"x":"y"}'`,
}
/** Where the type allows what the table does not, or another change says more. */
const byHand: Record<string, string> = {
  'viewme.accounts.state': "'ending'", 'viewme.membership_periods.ended_at': `'${now.toISOString()}', ended_by = 'x'`, 'viewme.membership_periods.ended_by': `'x', ended_at = '${now.toISOString()}'`,
  'viewme.memberships.portrait': 'gen_random_uuid()', 'viewme.accounts.person_name': "'Någon annan'", 'viewme.facts.written_at': `'${now.toISOString()}x'`, 'viewme.installation.id': '',
  'viewme.facts.superseded_at': `coalesce(superseded_at, '${now.toISOString()}') + interval '1 minute'`, 'viewme.phone_rules.moment_hours': '100', 'viewme.quarantine.place': 'DEFAULT',
  'signin.humans.email_index': "repeat('0', 64) || '@index.invalid'", 'viewme.subjects.first_author': "'x'", 'viewme.audit_writes.n': 'n + 1000',
}

/** Which row is changed where the newest would show nothing: the last in a row has no place to lose, of work to be done another row does the same, and a change has no fact. */
const rowOf: Record<string, string> = { 'viewme.audit_writes': 'WHERE length(fact_hash) > 0', 'viewme.todo': "WHERE verb = 'turn-members'", 'viewme.quarantine': 'WHERE place = (SELECT min(place) FROM viewme.quarantine)' }

describe('verify', () => {
  it('finds nothing in an account that has something of everything, and looks at every table', async () => {
    expect(await faults()).toEqual([])
    const empty: string[] = []
    for (const table of new Set(columns.map((one) => one.table))) if ((await client.query(`SELECT FROM ${table} LIMIT 1`)).rowCount === 0) empty.push(table)
    expect(empty.filter((table) => !unproven.has(table))).toEqual([])
  })

  it('names the account, or the human, of every column that was changed by hand, and of every row that was taken away', async () => {
    const silent: string[] = []
    for (const { table, column, type } of columns) {
      const name = `${table}.${column}`
      if (unproven.has(table) || unproven.has(name) || byHand[name] === '') continue
      const value = byHand[name] ?? other[type]?.(escapeIdentifier(column))
      if (!value) throw new Error(`what else could stand in ${name} (${type})?`)
      const said = await after(table, async (row) => client.query(`UPDATE ${table} SET ${escapeIdentifier(column)} = ${value} WHERE ctid = '${row}'`))
      if (!said.some(isNamed)) silent.push(`${name}: ${said.join(' ') || 'nothing'}`)
    }
    for (const table of new Set(columns.map((one) => one.table))) {
      if (unproven.has(table) || table === 'viewme.heads' || table === 'viewme.installation') continue
      const said = await after(table, async (row) => client.query(`DELETE FROM ${table} WHERE ctid = '${row}'`))
      if (!said.some(isNamed)) silent.push(`a row less in ${table}: ${said.join(' ') || 'nothing'}`)
    }
    expect(silent).toEqual([])
    expect(await faults()).toEqual([])
  }, 300_000)

  it('names as not proven only what there is', () => {
    const known = new Set(columns.flatMap(({ table, column }) => [table, `${table}.${column}`]))
    expect([...unproven].filter((one) => !known.has(one))).toEqual([])
  })
})

/** Of this account or one of its humans, or of the whole database where the row belongs to no account. */
const isNamed = (fault: string) => fault.includes(stage.account) || /^Human [0-9a-f-]{36}: /.test(fault) || fault.startsWith('The database ')

/** What is found after a change of one row; then all is as it was. */
async function after(table: string, change: (row: string) => Promise<{ rowCount: number | null }>): Promise<string[]> {
  await client.query("SET session_replication_role = 'replica'")
  try {
    await client.query(`CREATE TEMPORARY TABLE before AS SELECT * FROM ${table}`)
    const { rows: [row] } = await client.query(`SELECT ctid FROM ${table} ${rowOf[table] ?? ''} ORDER BY ctid DESC LIMIT 1`)
    expect((await change(row.ctid)).rowCount, table).toBe(1)
    // One that gives up half-way has named nothing.
    const said = await faults().catch((error) => [`it gave up: ${error}`])
    await client.query('ROLLBACK')
    await client.query(`DELETE FROM ${table}`)
    await client.query(`INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT * FROM before`)
    return said
  } finally { await client.query("DROP TABLE IF EXISTS before; SET session_replication_role = 'origin'") }
}

// What nobody can do unseen to a row of either chain any more, also where the key is gone and only the hashes are left; and what is still
// seen where somebody hashes all that follows anew.
import type { Client } from 'pg'
import { beforeEach, describe, expect, it } from 'vitest'
import { createClientAccount } from '../domain/client-account/client-account.ts'
import { now, quiet, tamperedAccount } from '../test-kit/tampered-account.ts'
import { atInMicros, chainStart, readHash, writeHash } from './chains.ts'
import type { ReadRow, WriteRow } from './chains.ts'
import { checkAccount } from './check-account.ts'
import { checkBinder } from './check-binder.ts'

const stage = tamperedAccount()
const { found, named, tamper } = stage
let account: string
let client: Client
beforeEach(() => { ({ account, client } = stage) })

/** As of an erased account: no key, so that only the chains speak. */
const alone = async (of = account) =>
  (await checkAccount(client, of, null, { at: { erased: new Set(), erasedFiles: 0, now, real: now } })).faults
const changed = (chain: 'writes' | 'reads', n: number) => `the chain of ${chain} is broken: number ${n} has been changed, or a row before it has been swapped`
const sql = (text: string, ...values: unknown[]) => client.query(text, values)

/** Both chains hashed anew from their first rows, heads and all, by the format that each row says. */
async function relink(): Promise<void> {
  const { rows: writes } = await client.query<WriteRow>(`SELECT n, id, ${atInMicros} AS at, format, fact_hash, details, hash FROM viewme.audit_writes WHERE account_id = $1 ORDER BY n`, [account])
  const { rows: reads } = await client.query<ReadRow>(`SELECT n, id, ${atInMicros} AS at, format, details, hash FROM viewme.audit_reads WHERE account_id = $1 ORDER BY n`, [account])
  await sql("SET session_replication_role = 'replica'")
  let hash = chainStart.hash
  for (const row of writes) await sql('UPDATE viewme.audit_writes SET hash = $3 WHERE account_id = $1 AND n = $2', account, row.n, hash = writeHash(account, hash, row))
  await sql('UPDATE viewme.heads SET writes_hash = $2 WHERE account_id = $1', account, hash)
  hash = chainStart.hash
  for (const row of reads) await sql('UPDATE viewme.audit_reads SET hash = $3 WHERE account_id = $1 AND n = $2', account, row.n, hash = readHash(account, hash, row))
  await sql('UPDATE viewme.audit_read_heads SET hash = $2 WHERE account_id = $1', account, hash)
  await sql("SET session_replication_role = 'origin'")
}

describe('a row that is written', () => {
  it('is framed, in both chains, and one without a format is refused', async () => {
    for (const [table, rows] of [['audit_writes', 21], ['audit_reads', 3]] as const) {
      expect((await sql(`SELECT format, count(*) AS rows FROM viewme.${table} WHERE account_id = $1 GROUP BY format`, account)).rows).toEqual([{ format: 2, rows }])
    }
    await expect(sql("INSERT INTO viewme.audit_writes (account_id, n, id, at, fact_hash, details, hash) VALUES ($1, 22, gen_random_uuid(), now(), '', '', '')", account)).rejects.toThrow('"format"')
    await expect(sql("INSERT INTO viewme.audit_reads (account_id, n, id, at, details, hash) VALUES ($1, 4, gen_random_uuid(), now(), '', '')", account)).rejects.toThrow('"format"')
  })
  it('is hashed by the database as the known row is in chains.test.ts', async () => {
    const hashed = async (fact: string) => (await sql(`SELECT encode(viewme.write_hash('\\x000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f', '0a1b2c3d-4e5f-4071-8293-a4b5c6d7e8f9', 7,
      '11223344-5566-4778-8899-aabbccddeeff', '2026-11-24T12:00:00.123456Z', ${fact}, 'sealed'), 'hex') AS hash`)).rows[0].hash
    expect(await hashed("(SELECT string_agg(set_byte('\\x00', 0, at), '' ORDER BY at) FROM generate_series(64, 127) AS at)")).toBe('22a0fbb67831e9fd54e39e8ff0f57a10ada3ef64dc2b7f7fd367448c74664040')
    expect(await hashed("''")).toBe('bfd1a8b349fb54037b50acf23b3ee7bf025c8a4ddcf8c0c37cb03a09b3689d6f')
  })
  it('is hashed with its time to the microsecond, whatever the zone of the connection', async () => {
    await sql("SET timezone = 'Asia/Kathmandu'")
    await sql("SELECT viewme.chain_change($1, gen_random_uuid(), '2026-11-24T12:00:00.123456Z', '\\x00')", account)
    await sql('RESET timezone')
    expect(await alone()).toEqual(quiet)
    await tamper("UPDATE viewme.audit_writes SET at = at - interval '1 microsecond' WHERE $account AND n = 22")
    expect(await alone()).toEqual([changed('writes', 22)])
  })
})

describe('where the key is gone, verify names', () => {
  it.each([
    ["a row of writes whose time was changed by a microsecond", 'writes', "at = at + interval '1 microsecond'"],
    ["a row of writes that never ends, in time", 'writes', "at = 'infinity'"],
    ["a row of writes whose time is beyond counting", 'writes', "at = '294276-01-01'"],
    ["a row of writes that was given another id", 'writes', 'id = gen_random_uuid()'],
    ['a row of writes whose details were shortened and put into its fact', 'writes', 'fact_hash = fact_hash || substr(details, 1, 9), details = substr(details, 10)'],
    ['a fact that was made into none', 'writes', "fact_hash = '', details = fact_hash || details"],
    ["a row of reads whose time was changed by a microsecond", 'reads', "at = at + interval '1 microsecond'"],
    ["a row of reads that was given another id", 'reads', 'id = gen_random_uuid()'],
  ] as const)('%s', async (_, chain, change) => {
    expect(await alone()).toEqual(quiet)
    await tamper(`UPDATE viewme.audit_${chain} SET ${change} WHERE $account AND n = 2`)
    expect(await alone()).toEqual([changed(chain, 2)])
  })
  it('the first of two rows whose numbers were swapped', async () => {
    for (const chain of ['writes', 'reads']) await tamper(...[[2, -1], [3, 2], [-1, 3]].map(([from, to]) => `UPDATE viewme.audit_${chain} SET n = ${to} WHERE $account AND n = ${from}`))
    expect(await alone()).toEqual([changed('writes', 2), changed('reads', 2)])
  })
  it('a row whose format was lowered, raised or made up', async () => {
    for (const [format, words] of [[1, 'is of format 1, and the row before it of format 2: once framed, always framed'], [3, 'is of format 3, which is not known here'], [0, 'is of format 0, which is not known here']] as const) {
      await tamper(...['writes', 'reads'].map((chain) => `UPDATE viewme.audit_${chain} SET format = ${format} WHERE $account AND n = 2`))
      expect(await alone()).toEqual([`the chain of writes is broken: number 2 ${words}`, `the chain of reads is broken: number 2 ${words}`])
    }
  })
  it('a chain that was taken from another account, head and all', async () => {
    const other = (await createClientAccount({ db: stage.test.db, keys: stage.keys, personName: null, now })).id
    expect(await alone(other)).toEqual(quiet)
    await tamper(`DELETE FROM viewme.audit_writes WHERE account_id = '${other}'`, `UPDATE viewme.audit_writes SET account_id = '${other}' WHERE $account`, `UPDATE viewme.audit_reads SET account_id = '${other}' WHERE $account`,
      `UPDATE viewme.audit_read_heads SET account_id = '${other}' WHERE $account`, `UPDATE viewme.heads h SET writes_n = o.writes_n, writes_hash = o.writes_hash, last_seq = o.last_seq FROM viewme.heads o WHERE h.account_id = '${other}' AND o.$account`)
    expect(await alone(other)).toEqual([changed('writes', 1), changed('reads', 1)])
  })
})

describe('where all that follows was hashed anew, verify names', () => {
  it('a row whose time was changed, since its sealed details say another', async () => {
    await tamper(...['writes', 'reads'].map((chain) => `UPDATE viewme.audit_${chain} SET at = at + interval '1 microsecond' WHERE $account AND n = 2`))
    await relink()
    expect(await alone()).toEqual(quiet)
    expect(await found()).toEqual([...named('when number 2 in the chain of writes was written has been changed'), ...named('when number 2 in the chain of reads was written has been changed')])
  })
  it('two rows whose numbers were swapped, since each speaks of its own fact', async () => {
    await tamper(...[[7, -1], [9, 7], [-1, 9]].map(([from, to]) => `UPDATE viewme.audit_writes SET n = ${to} WHERE $account AND n = ${from}`))
    await relink()
    expect(await found()).toEqual(named('the header of fact number 6 has been changed'))
  })
  it('details that were shortened and put into the fact', async () => {
    await tamper('UPDATE viewme.audit_writes SET fact_hash = fact_hash || substr(details, 1, 9), details = substr(details, 10) WHERE $account AND n = 7')
    await relink()
    expect(await found()).toEqual(named('the body of fact number 6 has been changed'))
  })
  it('a row whose format was lowered, also with all rows after it', async () => {
    for (const which of ['n = 2', 'n >= 2']) {
      await tamper(...['writes', 'reads'].map((chain) => `UPDATE viewme.audit_${chain} SET format = 1 WHERE $account AND ${which}`))
      await relink()
      expect(await alone()).toEqual(['writes', 'reads'].map((chain) => `the chain of ${chain} is broken: number 2 is of format 1, and the row before it of format 2: once framed, always framed`))
    }
  })
  it('a whole chain that was made into one of before, by where it ended when it was last proven', async () => {
    const { anchor } = await checkBinder(client, stage.keys, { now, anchor: null })
    await tamper(...['writes', 'reads'].map((chain) => `UPDATE viewme.audit_${chain} SET format = 1 WHERE $account`))
    await relink()
    expect(await alone()).toEqual(quiet)
    const { faults } = await checkBinder(client, stage.keys, { now, anchor })
    expect(faults.filter((fault) => fault.includes(account))).toEqual([...named('the chain of writes is broken: number 21 is not the one that was proven before'), ...named('the chain of reads is broken: number 3 is not the one that was proven before')])
  })
})

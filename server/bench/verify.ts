// How long the operator's verify takes: an account as the server leaves it, everything about it proven, by as many threads as there are cores.
import { fork } from 'node:child_process'
import { hash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import { writeHash } from '../operator/chains.ts'
import { seal } from '../platform/keys/seal.ts'
import { acceptAsSystem, headerHash, headerOf, type FactRow } from '../sync/sync.ts'
import { fillFacts, makeMembers, noteOf, type Member } from './accounts.ts'
import { median, type Row } from './rounds.ts'
import type { Stage } from './stage.ts'
import type { Verified, Verifying } from './verifying.ts'

const filled = 100_000
const later = 10_000
const rounds = 5
/** A million facts in a minute. */
const goal = 1_000_000 / 60

export async function verifyRows(stage: Stage): Promise<Row[]> {
  const [member] = await makeMembers(stage, 1) as [Member]
  const { rows: [head] } = await stage.db.owner.query('SELECT writes_n AS n, writes_hash AS hash FROM viewme.heads WHERE account_id = $1', [member.account])
  await fillFacts(stage, [member], filled)
  await chainFilled(stage, member, head)
  await writeLater(stage, member)
  await stage.db.owner.query('VACUUM ANALYZE viewme.facts, viewme.subjects, viewme.audit_writes')
  const { rounds: [, ...took], facts, faults, peak } = await verifyElsewhere({ connection: stage.connection, keysDir: stage.keysDir, rounds: rounds + 1 })
  if (faults.length > 0 || facts !== filled + later) throw new Error(faults[0] ?? `${facts} facts were looked through`)
  // The first warms up and is thrown away.
  const speed = facts / median(took) * 1000
  return [
    { name: `verify of an account of ${facts.toLocaleString('en')} facts of 1.5 kB`, ours: `${speed.toFixed(0)} facts/s`, beside: '', ratio: '', goal: `≥ ${goal.toFixed(0)}`, met: speed >= goal },
    { name: 'the most memory it held', ours: `${(peak / 1e6).toFixed(0)} MB`, beside: '', ratio: '', goal: '≤ 500 MB', met: peak <= 500e6 },
  ]
}

const verifyElsewhere = (options: Verifying) => new Promise<Verified>((resolve, reject) => {
  fork(join(import.meta.dirname, 'verifying.ts'), [JSON.stringify(options)])
    .once('message', (message) => resolve(message as Verified)).once('exit', (code) => reject(new Error(`verifying ended with ${code}`)))
})

/** What was put straight into the tables gets the rows of the chain that the append would have written. */
async function chainFilled({ db, keys }: Stage, member: Member, head: { n: number; hash: Buffer }): Promise<void> {
  const { audit } = await keys.account(member.account)
  let { n, hash: before } = head
  for (let seq = 0; seq < filled; seq += 2000) {
    const { rows } = await db.owner.query<FactRow>('SELECT * FROM viewme.facts WHERE account_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq', [member.account, seq, seq + 2000])
    const links = rows.map((fact) => {
      const header = headerOf(fact, member.account)
      const id = randomUUID()
      const said = { author: fact.author, fact: fact.id, subject: fact.subject, kind: fact.kind, receivedAt: fact.received_at.toISOString(), audience: fact.audience }
      const details = seal(audit, Buffer.from(JSON.stringify(said)), Buffer.from(id))
      const row = { n: ++n, id, at: fact.received_at.getTime() * 1000, format: 2, fact_hash: Buffer.concat([headerHash(header), hash('sha256', fact.body!, 'buffer')]), details, hash: before }
      return { ...row, hash: before = writeHash(member.account, before, row), received: fact.received_at }
    })
    await db.owner.query(`INSERT INTO viewme.audit_writes (account_id, n, id, at, format, fact_hash, details, hash)
      SELECT $1, * FROM unnest($2::bigint[], $3::uuid[], $4::timestamptz[], $5::smallint[], $6::bytea[], $7::bytea[], $8::bytea[])`,
    [member.account, ...(['n', 'id', 'received', 'format', 'fact_hash', 'details', 'hash'] as const).map((column) => links.map((link) => link[column]))])
  }
  await db.owner.query('UPDATE viewme.heads SET writes_n = $2, writes_hash = $3 WHERE account_id = $1', [member.account, n, before])
}

/** Of ten later facts eight are corrections, one a withdrawal, and one gives a thing to others. Written as the server itself. */
async function writeLater(stage: Stage, member: Member): Promise<void> {
  const { rows } = await stage.db.owner.query<{ id: string; subject: string }>('SELECT id, subject FROM viewme.facts WHERE account_id = $1 AND seq % $2 = 0 ORDER BY seq', [member.account, filled / later])
  const facts = rows.map(({ id, subject }, at): OfferedFact => {
    const { audience, ...note } = { ...noteOf(member), subject }
    if (at % 10 === 8) return { ...note, kind: 'withdrawal', basedOn: [id], body: {} }
    if (at % 10 === 9) return { ...note, kind: 'visibility', audience: { groups: [member.group, randomUUID()], members: audience!.members }, body: {} }
    return { ...note, basedOn: [id] }
  })
  for (let at = 0; at < facts.length; at += 500) await acceptAsSystem(stage, { account: member.account, facts: facts.slice(at, at + 500), now: new Date() })
}

// Accounts with one signed-in member each, as many as asked for, and facts in them: for the bench and the kill tests.
// Made by the slices' own verbs, but for sessions (a password takes longer than everything else) and bulk facts.
import { createHash, createHmac, randomBytes, randomUUID } from 'node:crypto'
import { canonicalHeader, type FactHeader, type OfferedFact } from '@viewme/contract/fact.ts'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { createHuman } from '../domain/accounts/accounts.ts'
import { addMember, createClientAccount } from '../domain/client-account/client-account.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import { seal } from '../platform/keys/seal.ts'

/** A human who leads one account, with a session: `cookie` is the header's value. */
export type Member = { account: string; human: string; membership: string; group: string; cookie: string }
type Parts = { db: Db; keys: Keys }

export async function makeMembers(parts: Parts, count: number): Promise<Member[]> {
  const members: Member[] = []
  const one = async () => {
    const member = await makeMember(parts)
    members.push(member)
  }
  const worker = async () => { while (count-- > 0) await one() }
  await Promise.all(Array.from({ length: 8 }, worker))
  await openSessions(parts, members)
  return members
}

async function makeMember({ db, keys }: Parts): Promise<Member> {
  const now = new Date()
  const human = randomUUID()
  const group = randomUUID()
  await db.system((tx) => createHuman({ tx, keys, id: human, email: `${human}@example.com`, firstName: 'Kim', lastName: 'Exempel', now }))
  const { id: account } = await createClientAccount({ db, keys, personName: 'Exempel', now })
  const added = await addMember({ db, keys, account, now, human, roles: ['owner', 'lead', 'assistant'], groups: [group] })
  if ('refused' in added) throw new Error(added.refused)
  return { account, human, membership: added.id, group, cookie: '' }
}

/** Gives each a session of their own. */
export async function openSessions({ db, keys }: Parts, members: Member[]): Promise<void> {
  const secret = (await keys.secret('auth')).toString('base64')
  const now = new Date()
  const tokens = members.map(() => randomBytes(24).toString('base64url'))
  await db.app.query(
    'INSERT INTO signin.sessions (human_id, token, expires_at, created_at, updated_at) SELECT h, t, $3, $4, $4 FROM unnest($1::uuid[], $2::text[]) AS s (h, t)',
    [members.map(({ human }) => human), tokens, new Date(now.getTime() + 86_400_000), now])
  for (const [at, member] of members.entries()) {
    const signature = createHmac('sha256', secret).update(tokens[at]!).digest('base64')
    member.cookie = `viewme.session_token=${encodeURIComponent(`${tokens[at]}.${signature}`)}`
  }
}

/** A note as a phone would offer it; `bytes` is the size of its body as JSON. */
export function noteOf(member: Member, bytes = 1500): OfferedFact {
  const happenedAt = { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' }
  const sentence = 'Tove åt hela portionen och skrattade åt katten. '
  const text = sentence.repeat(Math.ceil(bytes / sentence.length))
  const body = { text, happenedAt }
  // Cut by characters until the bytes fit: å takes two.
  while (Buffer.byteLength(JSON.stringify(body)) > bytes) body.text = body.text.slice(0, -1)
  return { ...headerOf(member), body }
}

function headerOf(member: Member): FactHeader {
  return {
    id: uuidv7(Date.now()), account: member.account, kind: 'note', v: 1, subject: randomUUID(), basedOn: [], author: member.membership, device: randomUUID(),
    writtenAt: new Date().toISOString(), audience: { groups: [member.group], members: [] },
  }
}

/** Accounts that are only there: a human with a session, a membership and ten facts that nobody opens, each. One statement a table. */
export async function fillCrowd({ db }: Pick<Parts, 'db'>, count: number): Promise<void> {
  await db.owner.query(`CREATE TEMPORARY TABLE crowd AS SELECT gen_random_uuid() AS account, gen_random_uuid() AS human, gen_random_uuid() AS member, gen_random_uuid() AS reader,
    $2::timestamptz AS at FROM generate_series(1, $1)`, [count, new Date()])
  for (const sql of [
    `INSERT INTO signin.humans (id, name, first_name, last_name, email_index, email_sealed, created_at, updated_at)
       SELECT human, 'Kim Exempel', 'Kim', 'Exempel', encode(sha256(uuid_send(human)), 'hex') || '@index.invalid', '', at, at FROM crowd`,
    `INSERT INTO signin.sessions (human_id, token, expires_at, created_at, updated_at) SELECT human, 'crowd-' || human, at + interval '1 day', at, at FROM crowd`,
    `INSERT INTO viewme.accounts (account_id, person_name, created_at) SELECT account, 'Exempel', at FROM crowd`,
    `INSERT INTO viewme.heads (account_id, last_seq, last_feed, changed_at) SELECT account, 10, 10, at FROM crowd`,
    `INSERT INTO viewme.memberships (account_id, id, human_id, roles, groups, created_at, people_seq) SELECT account, member, human, '{owner,lead}', ARRAY[reader], at, 1 FROM crowd`,
    `INSERT INTO viewme.membership_periods (account_id, membership_id, from_at, told_at) SELECT account, member, at, at FROM crowd`,
    `INSERT INTO viewme.facts (account_id, seq, feed, id, kind, v, subject, based_on, author, device, written_at, received_at, depth, readers, body)
       SELECT account, n, n, gen_random_uuid(), 'note', 1, gen_random_uuid(), '{}', member, reader, '', at, 1, ARRAY[reader], sha512(uuid_send(account)) FROM crowd, generate_series(1, 10) n`,
    `DROP TABLE crowd`,
  ]) await db.owner.query(sql)
}

/** Facts straight into the tables, many at once: sealed and numbered as the append does, without the chain of writes. */
export async function fillFacts({ db, keys }: Parts, members: Member[], each: number, bytes = 1500): Promise<void> {
  const rows: { member: Member; seq: number }[] = members.flatMap((member) => Array.from({ length: each }, (_, at) => ({ member, seq: at + 1 })))
  for (let at = 0; at < rows.length; at += 2000) await insertFacts({ db, keys }, rows.slice(at, at + 2000), bytes)
  await db.owner.query('UPDATE viewme.heads SET last_seq = $2, last_feed = $2 WHERE account_id = ANY ($1::uuid[])', [members.map(({ account }) => account), each])
}

async function insertFacts({ db, keys }: Parts, rows: { member: Member; seq: number }[], bytes: number): Promise<void> {
  const { body } = noteOf(rows[0]!.member, bytes)
  const json = Buffer.from(JSON.stringify(body))
  const facts = await Promise.all(rows.map(async ({ member, seq }) => {
    const header = headerOf(member)
    return { header, seq, group: member.group, body: seal((await keys.account(member.account)).facts, json, createHash('sha256').update(canonicalHeader(header)).digest()) }
  }))
  const column = (of: (fact: (typeof facts)[number]) => unknown) => facts.map(of)
  await db.owner.query(`WITH f AS (
      SELECT * FROM unnest($1::uuid[], $2::bigint[], $3::uuid[], $4::uuid[], $5::text[], $6::uuid[], $7::text[], $8::uuid[], $9::bytea[])
        AS f (account, seq, id, subject, author, device, written_at, reader, body)
    ), s AS (
      INSERT INTO viewme.subjects (account_id, subject, first_kind, first_author, groups, members)
        SELECT account, subject, 'note', author, ARRAY[reader], '{}' FROM f
    ) INSERT INTO viewme.facts (account_id, seq, feed, id, kind, v, subject, based_on, author, device, written_at, received_at, depth, audience, readers, body)
        SELECT account, seq, seq, id, 'note', 1, subject, '{}', author, device, written_at, $10, 1,
          jsonb_build_object('groups', jsonb_build_array(reader), 'members', '[]'::jsonb), ARRAY[reader], body FROM f`,
  [column((f) => f.header.account), column((f) => f.seq), column((f) => f.header.id), column((f) => f.header.subject), column((f) => f.header.author),
    column((f) => f.header.device), column((f) => f.header.writtenAt), column((f) => f.group), column((f) => f.body), new Date()])
}

// Writing: one durable note a request, beside a bare single-row commit.
import { makeMembers, noteOf, type Member } from './accounts.ts'
import { load, type Request } from './load.ts'
import { compare, type Row } from './rounds.ts'
import type { Stage } from './stage.ts'

export async function appendRows(stage: Stage): Promise<Row[]> {
  const members = await makeMembers(stage, 32)
  await stage.db.owner.query(`CREATE SCHEMA IF NOT EXISTS bench`)
  await stage.db.owner.query(`CREATE TABLE bench.appended (id uuid PRIMARY KEY, account_id uuid NOT NULL, kind text NOT NULL, subject uuid NOT NULL, author text NOT NULL,
    device uuid NOT NULL, written_at text NOT NULL, received_at timestamptz NOT NULL DEFAULT now(), audience jsonb, body text NOT NULL)`)
  const [server, twin] = [await stage.serve(), await stage.twin()]
  const ours = (member: Member) => (): Request =>
    ({ method: 'POST', path: `/api/accounts/${member.account}/facts`, cookie: member.cookie, body: JSON.stringify({ facts: [noteOf(member)] }) })
  const twins = (member: Member) => (): Request => ({ method: 'POST', path: '/append', body: JSON.stringify(noteOf(member)) })

  const measured = async (name: string, writers: Member[]): Promise<Row> => {
    const found = await compare(7, () => load(server.port, writers.map(ours), 800), () => load(twin.port, writers.map(twins), 800))
    return { name, ours: `${found.ours.toFixed(0)}/s`, beside: `${found.beside.toFixed(0)}/s`, ratio: found.ratio.toFixed(2), goal: '≥ 0.4', met: found.ratio >= 0.4 }
  }
  const rows = [await measured('durable single append, alone', members.slice(0, 1)), await measured('durable single append, 32 accounts at once', members)]
  await server.stop()
  await twin.stop()
  return rows
}

// Reading: a page of 500 facts beside the bare twin, and what a phone that is nearly up to date asks for all day.
import { randomUUID } from 'node:crypto'
import { fillCrowd, fillFacts, makeMembers, noteOf, type Member } from './accounts.ts'
import { load, open, type Request } from './load.ts'
import { compare, type Row } from './rounds.ts'
import type { Process, Stage } from './stage.ts'

const rounds = 7
const pulled = (member: Member, query: string, device?: string): Request =>
  ({ method: 'GET', path: `/api/accounts/${member.account}/facts?${query}`, cookie: member.cookie, ...(device ? { device } : {}) })

export async function pageRows(stage: Stage): Promise<Row[]> {
  const [member] = await makeMembers(stage, 1) as [Member]
  await fillFacts(stage, [member], 1000)
  await stage.db.owner.query(`CREATE SCHEMA IF NOT EXISTS bench`)
  await stage.db.owner.query(`CREATE TABLE bench.facts AS SELECT f.*, $1::text AS text FROM viewme.facts f`, [JSON.stringify(noteOf(member).body)])
  await stage.db.owner.query(`ALTER TABLE bench.facts DROP COLUMN body`)
  await stage.db.owner.query(`ALTER TABLE bench.facts RENAME COLUMN text TO body`)
  await stage.db.owner.query(`CREATE UNIQUE INDEX ON bench.facts (account_id, feed)`)
  await stage.db.owner.query(`VACUUM ANALYZE viewme.facts, bench.facts`)
  const [server, twin] = [await stage.serve(), await stage.twin()]
  const twins: Request = { method: 'GET', path: `/page?account=${member.account}&after=0&limit=500&group=${member.group}&author=${member.membership}` }
  await checkSame(server, pulled(member, 'limit=500'), twin, twins)

  const measured = async (name: string, workers: number, deviceEach: boolean): Promise<Row> => {
    // A phone that asks again within the minute is written down already; another phone is a row of its own, durable before the answer.
    const ask = () => { const device = randomUUID(); return () => pulled(member, 'limit=500', deviceEach ? randomUUID() : device) }
    const { ours, beside, ratio } = await compare(rounds,
      () => load(server.port, Array.from({ length: workers }, ask), 700), () => load(twin.port, Array.from({ length: workers }, () => () => twins), 700))
    return { name, ours: `${ours.toFixed(0)}/s`, beside: `${beside.toFixed(0)}/s`, ratio: ratio.toFixed(2), goal: '≥ 0.5', met: ratio >= 0.5 }
  }
  const rows = [
    await measured('pull of 500 facts of 1.5 kB, one phone after the other', 1, true),
    await measured('pull of 500 facts of 1.5 kB, four phones at once', 4, true),
    await measured('the same, phones that ask again within the minute', 4, false),
  ]
  await server.stop()
  await twin.stop()
  return rows
}

// A comparison of two different things is worth nothing: both must give 500 facts of the same size.
async function checkSame(server: Process, ours: Request, twin: Process, twins: Request): Promise<void> {
  const give = async ({ port }: Process, request: Request) => {
    const connection = await open(port)
    const { status, body } = await connection.ask(request)
    connection.close()
    if (status !== 200) throw new Error(`answered ${status}: ${body.toString().slice(0, 300)}`)
    return { facts: JSON.parse(body.toString()).facts.length as number, bytes: body.length }
  }
  const [a, b] = [await give(server, ours), await give(twin, twins)]
  if (a.facts !== 500 || b.facts < 500) throw new Error(`ours gave ${a.facts} facts, the twin ${b.facts}`)
  if (a.bytes < 500 * 1500 || b.bytes < 500 * 1500) throw new Error('bodies are missing')
}

/** A phone that lacks ten facts: the same in a large account as in a small one, among many accounts as among few. */
export async function deltaRows(stage: Stage): Promise<Row[]> {
  const facts = await betweenAccounts(stage)
  return [facts, await betweenInstallations(stage)]
}

async function betweenAccounts(stage: Stage): Promise<Row> {
  const [small, large] = await makeMembers(stage, 2) as [Member, Member]
  await fillFacts(stage, [small], 990)
  await fillFacts(stage, [large], 99_990)
  await stage.db.owner.query('VACUUM ANALYZE viewme.facts')
  const server = await stage.serve()
  const [ofSmall, ofLarge] = [await deltaOf(server, small), await deltaOf(server, large)]
  const row = await slowdown('delta pull of 10 facts: account of 100,000 facts beside one of 1,000', () => load(server.port, [ofLarge], 700), () => load(server.port, [ofSmall], 700))
  await server.stop()
  return row
}

async function betweenInstallations(stage: Stage): Promise<Row> {
  const few = { ...stage, db: await stage.copy('few') }
  await few.db.owner.query('TRUNCATE viewme.facts, viewme.subjects, viewme.heads, viewme.memberships, viewme.membership_periods, viewme.accounts')
  const ten = await makeMembers(few, 10)
  await fillFacts(few, ten, 100)
  const many = { ...stage, db: await stage.copy('many', 'few') }
  await fillCrowd(many, 9_990)
  for (const { owner } of [few.db, many.db]) await owner.query('VACUUM ANALYZE')
  const [fewServer, manyServer] = [await stage.serve('few'), await stage.serve('many')]
  const [ofFew, ofMany] = [await inTurn(fewServer, ten), await inTurn(manyServer, ten)]
  const row = await slowdown('delta pull of 10 facts: among 10,000 accounts beside among 10', () => load(manyServer.port, [ofMany], 700), () => load(fewServer.port, [ofFew], 700))
  await fewServer.stop()
  await manyServer.stop()
  return row
}

async function inTurn(server: Process, members: Member[]): Promise<() => Request> {
  const asks: (() => Request)[] = []
  for (const member of members) asks.push(await deltaOf(server, member))
  let at = 0
  return () => asks[at++ % asks.length]!()
}

/** What a phone asks that had everything before the last ten notes; each time another phone, so that each answer is written down first. */
async function deltaOf(server: Process, member: Member): Promise<() => Request> {
  const connection = await open(server.port)
  const push = async (facts: object[]) => {
    const { body } = await connection.ask({ method: 'POST', path: `/api/accounts/${member.account}/facts`, cookie: member.cookie, body: JSON.stringify({ facts }) })
    return JSON.parse(body.toString()) as { cursor: string; results: { result: string }[] }
  }
  const { cursor } = await push([])
  const { results } = await push(Array.from({ length: 10 }, () => noteOf(member, 300)))
  if (!results.every(({ result }) => result === 'accepted')) throw new Error('the ten notes were not accepted')
  const request = () => pulled(member, `after=${cursor}`, randomUUID())
  const { body } = await connection.ask(request())
  if (JSON.parse(body.toString()).facts.length !== 10) throw new Error('a delta of ten facts had another number')
  connection.close()
  return request
}

/** Times a request, turned around: more than 1 is slower. */
async function slowdown(name: string, large: () => Promise<number>, small: () => Promise<number>): Promise<Row> {
  const { ours, beside, ratio } = await compare(9, large, small)
  const slower = 1 / ratio
  return { name, ours: `${(1000 / ours).toFixed(2)} ms`, beside: `${(1000 / beside).toFixed(2)} ms`, ratio: slower.toFixed(2), goal: '≤ 1.3', met: slower <= 1.3 }
}

// Reading: a page of 500 facts beside the bare twin, and what a phone that is nearly up to date asks for all day.
import { randomUUID } from 'node:crypto'
import { fillFacts, makeMembers, noteOf, type Member } from './accounts.ts'
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

  const measured = async (name: string, workers: number, deviceEach: boolean, goal: number | null): Promise<Row> => {
    // A phone that asks again within the minute is written down already; another phone is a row of its own, durable before the answer.
    const ask = () => { const device = randomUUID(); return () => pulled(member, 'limit=500', deviceEach ? randomUUID() : device) }
    const { ours, beside, ratio } = await compare(rounds,
      () => load(server.port, Array.from({ length: workers }, ask), 700), () => load(twin.port, Array.from({ length: workers }, () => () => twins), 700))
    return { name, ours: `${ours.toFixed(0)}/s`, beside: `${beside.toFixed(0)}/s`, ratio: ratio.toFixed(2), goal: goal === null ? '' : `≥ ${goal}`, met: goal === null ? true : ratio >= goal }
  }
  const rows = [
    await measured('pull of 500 facts of 1.5 kB, one phone after the other', 1, true, 0.5),
    await measured('pull of 500 facts of 1.5 kB, four phones at once', 4, true, 0.5),
    await measured('the same, phones that ask again within the minute', 4, false, 0.5),
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
  const accounts = await betweenInstallations(stage)
  return [facts, ...accounts]
}

async function betweenAccounts(stage: Stage): Promise<Row> {
  const [small, large] = await makeMembers(stage, 2) as [Member, Member]
  await fillFacts(stage, [small], 990)
  await fillFacts(stage, [large], 99_990)
  await stage.db.owner.query('VACUUM ANALYZE viewme.facts')
  const server = await stage.serve()
  const [ofSmall, ofLarge] = [await deltaOf(server, small), await deltaOf(server, large)]
  const row = await slowdown('delta pull of 10 facts: account of 100,000 facts beside one of 1,000', () => load(server.port, [() => ofLarge], 500), () => load(server.port, [() => ofSmall], 500))
  await server.stop()
  return row
}

async function betweenInstallations(stage: Stage): Promise<Row[]> {
  const few = await stage.copy('few')
  await few.owner.query('TRUNCATE viewme.facts, viewme.subjects, viewme.heads, viewme.memberships, viewme.membership_periods, viewme.accounts')
  const fewParts = { ...stage, db: few }
  const ten = await makeMembers(fewParts, 10)
  await fillFacts(fewParts, ten, 100)
  const many = await stage.copy('many')
  await many.owner.query('TRUNCATE viewme.facts, viewme.subjects, viewme.heads, viewme.memberships, viewme.membership_periods, viewme.accounts')
  const manyParts = { ...stage, db: many }
  const thousands = await makeMembers(manyParts, 10_000)
  await fillFacts(manyParts, thousands, 10, 300)
  await fillFacts(manyParts, thousands.slice(0, 0), 0)
  for (const { owner } of [few, many]) await owner.query('VACUUM ANALYZE')
  const [fewServer, manyServer] = [await stage.serve('few'), await stage.serve('many')]
  const delta = async (server: Process, members: Member[]) => {
    const requests: Request[] = []
    for (const member of members) requests.push(await deltaOf(server, member))
    let at = 0
    return () => requests[at++ % requests.length]!
  }
  const fewAsk = await delta(fewServer, ten)
  const tenOfMany = await delta(manyServer, thousands.slice(0, 10))
  const anyOfMany = await delta(manyServer, thousands.slice(10, 510))
  const rows = [
    await slowdown('delta pull of 10 facts: among 10,000 accounts beside among 10', () => load(manyServer.port, [tenOfMany], 500), () => load(fewServer.port, [fewAsk], 500)),
    await slowdown('the same, each time another of 500 accounts among 10,000', () => load(manyServer.port, [anyOfMany], 500), () => load(fewServer.port, [fewAsk], 500)),
  ]
  await fewServer.stop()
  await manyServer.stop()
  return rows
}

/** What the phone asks that had everything before the last ten notes. */
async function deltaOf(server: Process, member: Member): Promise<Request> {
  const connection = await open(server.port)
  const push = async (facts: object[]) => {
    const { body } = await connection.ask({ method: 'POST', path: `/api/accounts/${member.account}/facts`, cookie: member.cookie, body: JSON.stringify({ facts }) })
    return JSON.parse(body.toString()) as { cursor: string; results: { result: string }[] }
  }
  const { cursor } = await push([])
  const { results } = await push(Array.from({ length: 10 }, () => noteOf(member, 300)))
  if (!results.every(({ result }) => result === 'accepted')) throw new Error('the ten notes were not accepted')
  const request = pulled(member, `after=${cursor}`, randomUUID())
  const { body } = await connection.ask(request)
  if (JSON.parse(body.toString()).facts.length !== 10) throw new Error('a delta of ten facts had another number')
  connection.close()
  return request
}

/** Times a request, turned around: more than 1 is slower. */
async function slowdown(name: string, large: () => Promise<number>, small: () => Promise<number>): Promise<Row> {
  const { ours, beside, ratio } = await compare(rounds, large, small)
  const slower = 1 / ratio
  return { name, ours: `${(1000 / ours).toFixed(2)} ms`, beside: `${(1000 / beside).toFixed(2)} ms`, ratio: slower.toFixed(2), goal: '≤ 1.3', met: slower <= 1.3 }
}

// The bare twin, a process of its own: node:http and pg, the same query or a single-row commit, and nothing else. No sign-in, no rights,
// no encryption, no validation, no audit.
import { createServer } from 'node:http'
import pg from 'pg'
import type { PoolConfig } from 'pg'

const { connection } = JSON.parse(process.argv[2]!) as { connection: PoolConfig }
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const pool = new pg.Pool({ max: 10, ...connection })

const page = {
  name: 'page', text: `SELECT seq, feed, id, kind, v, subject, based_on, author, device, written_at, clock_offset, received_at, depth, audience, readers, moved, body
    FROM bench.facts WHERE account_id = $1 AND feed > $2 AND (moved OR (kind = ANY ($4) AND (readers && $5::uuid[] OR author = $6))) ORDER BY feed LIMIT $3`,
}
const append = { name: 'append', text: 'INSERT INTO bench.appended (id, account_id, kind, subject, author, device, written_at, audience, body) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)' }

async function answer(url: URL, body: string): Promise<object> {
  if (url.pathname === '/page') {
    const { account, after, limit, group, author } = Object.fromEntries(url.searchParams)
    const { rows } = await pool.query({ ...page, values: [account, after, limit, ['note'], [group], author] })
    return { facts: rows }
  }
  const fact = JSON.parse(body)
  await pool.query({ ...append, values: [fact.id, fact.account, fact.kind, fact.subject, fact.author, fact.device, fact.writtenAt, fact.audience, JSON.stringify(fact.body)] })
  return { id: fact.id, result: 'accepted' }
}

const server = createServer((request, response) => {
  const parts: Buffer[] = []
  request.on('data', (bytes: Buffer) => parts.push(bytes))
  request.on('end', () => {
    answer(new URL(request.url!, 'http://twin'), Buffer.concat(parts).toString()).then((reply) => {
      const text = Buffer.from(JSON.stringify(reply))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length }).end(text)
    }, (error: Error) => { response.writeHead(500, { 'content-length': 0 }).end(); process.stderr.write(`${error.message}\n`) })
  })
})
server.listen(0, '127.0.0.1', () => process.send!({ port: (server.address() as { port: number }).port }))
process.on('disconnect', () => process.exit(0))

// What a request is told when the database is gone in the midst of it: to come back, never that something broke.
import Fastify from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testDatabase, type TestDatabase } from '../test-kit/postgres.ts'
import { registerProblems } from './http-rules.ts'
import { silentLog } from './log.ts'

let test: TestDatabase
beforeAll(async () => { test = await testDatabase() })
afterAll(() => test.drop())

it('asks to come back whether the database went while it answered, or between two questions', async () => {
  const server = Fastify()
  registerProblems(server, { log: silentLog })
  const killMine = async (pid: number) => { await test.db.owner.query('SELECT pg_terminate_backend($1, 5000)', [pid]) }
  server.get('/while', () => test.db.system(async (tx) => {
    const { rows: [{ pid }] } = await tx.query('SELECT pg_backend_pid() AS pid')
    await Promise.all([tx.query('SELECT pg_sleep(30)'), killMine(pid)])
  }))
  server.get('/between', () => test.db.system(async (tx) => {
    const { rows: [{ pid }] } = await tx.query('SELECT pg_backend_pid() AS pid')
    const ended = new Promise((resolve) => { tx.once('error', resolve) })
    await killMine(pid)
    await ended
    await tx.query('SELECT 1')
  }))
  for (const url of ['/while', '/between']) {
    const answer = await server.inject({ url })
    expect([url, answer.statusCode, answer.headers['retry-after'], answer.json().title]).toEqual([url, 503, '2', 'try-again'])
  }
  await server.close()
})

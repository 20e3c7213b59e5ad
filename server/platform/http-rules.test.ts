import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { afterAll, expect, it } from 'vitest'
import { sliceServer } from '../test-kit/slice-server.ts'
import { Problem } from './problem.ts'

const server = sliceServer((bare) => {
  bare.get('/file', async () => readFile('/nowhere/at-all'))
  bare.get('/lost', async () => { throw new Problem(410, 'file-lost', 'Borta.') })
  bare.get('/socket', () => new Promise((_, failed) => { connect('/nowhere/at-all.sock').on('error', failed) }))
})
afterAll(() => server.close())

it('a database that is not there yet is to be asked again; a file that is not there is a fault with a number', async () => {
  const [file, socket] = [await server.inject('/file'), await server.inject('/socket')]
  expect([socket.statusCode, socket.json().title, socket.headers['retry-after']]).toEqual([503, 'try-again', '2'])
  expect([file.statusCode, file.json().title]).toEqual([500, 'fault'])
  expect(file.body).not.toContain('nowhere')
})

it('no refusal is kept on the way: what is not here now may be here soon', async () => {
  for (const url of ['/file', '/lost']) expect((await server.inject(url)).headers['cache-control'], url).toBe('no-store')
})

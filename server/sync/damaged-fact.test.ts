// A stored fact that does not open any more, by a fault of the disk or by somebody's hand: it stands in nobody's way.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { uuidv7 } from '@viewme/contract/uuid.ts'
import { makeCast, type Cast } from '../test-kit/cast.ts'
import { testApp, type TestApp } from '../test-kit/test-app.ts'

let test: TestApp
let cast: Cast
const logged: string[] = []
beforeAll(async () => { test = await testApp({ logTo: (line) => { logged.push(line) } }) })
afterAll(() => test.close())
beforeEach(async () => { cast = await makeCast({ db: test.test.db, keys: test.keys, clock: test.clock }, { apart: true }) })

const at = () => `/api/accounts/${cast.tove.account}/facts`
const note = (text: string) => ({
  id: uuidv7(Date.now()), account: cast.tove.account, kind: 'note', v: 1, subject: crypto.randomUUID(), basedOn: [], author: cast.tove.members.omar, device: crypto.randomUUID(),
  writtenAt: test.clock.now().toISOString(), audience: { groups: [cast.tove.groups.home], members: [] }, body: { text, happenedAt: { wall: '2026-11-24T12:00', offset: 60, zone: 'Europe/Stockholm' } },
})
type Note = ReturnType<typeof note>
const offer = (...facts: Note[]) => test.app.server.inject({ method: 'POST', url: at(), headers: cast.as('omar'), payload: { facts } })
const pull = async (query = '') => {
  const answer = await test.app.server.inject({ url: at() + query, headers: cast.as('sara') })
  return { status: answer.statusCode, ...answer.json() as { facts: Note[]; gone: string[]; cursor: string; more: boolean } }
}
const damage = ({ id }: Note) => test.test.db.owner.query('UPDATE viewme.facts SET body = set_byte(body, 20, get_byte(body, 20) # 1) WHERE account_id = $1 AND id = $2', [cast.tove.account, id])

it('the others come, nobody is told to let go of it, and the operator is told which it is', async () => {
  const [first, broken, last] = [note('Först.'), note('Skadad.'), note('Sist.')]
  await offer(first)
  const { cursor } = await pull()
  await offer(broken, last)
  await damage(broken)
  logged.length = 0
  expect(await pull()).toMatchObject({ status: 200, facts: [{ id: first.id }, { id: last.id }], gone: [], more: false })
  expect(await pull(`?after=${cursor}`)).toMatchObject({ status: 200, facts: [{ id: last.id }], gone: [], more: false })
  expect(await pull(`?after=${cursor}&limit=1`)).toMatchObject({ status: 200, facts: [], gone: [], more: true })
  expect(await pull('?kind=note')).toMatchObject({ status: 200, facts: [{ id: last.id }, { id: first.id }] })
  expect(logged.map((line) => JSON.parse(line))[0]).toMatchObject({ level: 'error', event: 'a fact does not open', account: cast.tove.account, fact: broken.id })
})

it('offered again by its writer it is refused, so that it is written anew, and what is offered with it is taken', async () => {
  const [broken, next] = [note('Skadad.'), note('Nästa.')]
  await offer(broken)
  await damage(broken)
  const answer = await offer(broken, next)
  expect(answer.json().results).toMatchObject([{ id: broken.id, result: 'refused', reason: 'id-taken' }, { id: next.id, result: 'accepted' }])
})

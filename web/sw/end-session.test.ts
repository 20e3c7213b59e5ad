import { IDBFactory } from 'fake-indexeddb'
import { expect, it } from 'vitest'
import { openRegistry } from '../sync/registry.ts'
import { oweEnd, owesEnd } from '../sync/session-end.ts'
import { endHeldSession } from './end-session.ts'

it('ends a session that was ended without network while no tab is open, and asks nothing where none is owed', async () => {
  const disk = new IDBFactory()
  const registry = openRegistry(disk)
  const asked: string[] = []
  let answer = () => Response.json({ title: 'try-again' }, { status: 503 })
  const fetch = async (path: string, init?: RequestInit) => { asked.push(`${init?.method} ${path} ${init?.credentials}`); return answer() }
  expect(await endHeldSession(disk, fetch)).toBe(true)
  expect(asked).toEqual([])
  await oweEnd(registry)
  expect([await endHeldSession(disk, fetch), await owesEnd(registry)]).toEqual([false, true])
  answer = () => Response.json({ signedOut: true })
  expect([await endHeldSession(disk, fetch), await owesEnd(registry)]).toEqual([true, false])
  expect(asked).toEqual(Array.from({ length: 2 }, () => 'POST /api/auth/sign-out same-origin'))
  registry.close()
})

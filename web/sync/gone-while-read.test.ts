import { beforeEach, expect, it } from 'vitest'
import { destroyCopy } from './leave.ts'
import { makeLead } from './test-lead.ts'
import type { TestPhone } from './test-phone.ts'

let made: TestPhone
beforeEach(async () => { ({ made } = await makeLead(Date.now)) })

/** What a screen hears of a read that begins now and asks the copy when `until` has come. */
function follow(until: Promise<unknown>) {
  const heard: string[] = []
  let asked = () => {}
  const done = new Promise<void>((resolve) => { asked = resolve })
  made.phone.subscribe(async () => {
    await until
    try { return await made.phone.copy.store.facts.toArray() } finally { asked() }
  }, () => heard.push('given'), () => heard.push('broken'))
  return { heard, done }
}

it('a copy that goes while it is being read is no fault to the screen that reads it', async () => {
  const { heard, done } = follow(destroyCopy(made.phone.copy, 'ended'))
  await done
  await new Promise(setImmediate)
  expect(heard).toEqual([])
})

it('a copy that is closed from outside is one', async () => {
  const { heard, done } = follow(Promise.resolve(made.phone.copy.store.close()))
  await done
  await new Promise(setImmediate)
  expect(heard).toEqual(['broken'])
})

// The model test: any steps of three people, any failures of the network, any restore; afterwards every invariant holds.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { command, play, type Command } from './commands.ts'
import { brokenIn, settle } from './invariants.ts'
import { makeWorld } from './world.ts'

const runs = Number(process.env.VIEWME_MODEL_RUNS ?? 500)
const length = Number(process.env.VIEWME_MODEL_LENGTH ?? 25)
let test: TestApp
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())

export async function outcome(app: TestApp, commands: readonly Command[]) {
  const world = await makeWorld(app)
  try {
    await play(world, commands)
    await settle(world)
    return await brokenIn(world)
  } finally { world.close() }
}

it(`keeps every invariant over ${runs} runs of up to ${length} steps`, async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { maxLength: length }), async (commands) => {
    expect(await outcome(test, commands)).toEqual([])
  }), { numRuns: runs, endOnFailure: true, interruptAfterTimeLimit: Number(process.env.VIEWME_MODEL_MS ?? 1e9) })
}, 3_600_000)

// The model test, second half: any steps of three people, any failures of the network, any restore; afterwards every invariant holds.
// Two files with half of the runs each, so that both cores work. A counter-example becomes a line in known.ts, for ever.
import fc from 'fast-check'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { testApp, type TestApp } from '../server/test-kit/test-app.ts'
import { command } from './commands.ts'
import { outcome } from './outcome.ts'

let test: TestApp
beforeAll(async () => { test = await testApp() })
afterAll(() => test.close())

const { runs, length, seed } = inject('model')

it(`keeps every invariant over ${runs} runs of up to ${length} steps, second half`, async () => {
  await fc.assert(fc.asyncProperty(fc.array(command, { maxLength: length }), async (commands) => {
    expect(await outcome(test, commands)).toEqual([])
  }), { numRuns: runs, ...(seed === null ? {} : { seed: seed + 1 }) })
}, 24 * 3_600_000)

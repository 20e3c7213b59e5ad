// Killed without warning, in the middle of things. `npm run soak` does it five hundred times.
import { expect, test } from 'vitest'
import { killAndCount, type Victim } from './soak/kills.ts'

test('what was acknowledged before the server or the database is killed is there afterwards, exactly once and under its number', { timeout: 300_000 }, async () => {
  const victims = Array.from({ length: 20 }, (_, at): Victim => (at % 2 === 0 ? 'database' : at % 6 === 5 ? 'both' : 'server'))
  const { faults, acknowledged, present, offered } = await killAndCount({ victims, random: Math.random })
  expect(faults).toEqual([])
  expect(acknowledged).toBeGreaterThan(20 * 12)
  // Nothing appears that nobody wrote, and of what nobody was promised each is there once or not at all.
  expect(present).toBeGreaterThanOrEqual(acknowledged)
  expect(present).toBeLessThanOrEqual(offered)
})

// One run from start to end: what was broken when all had settled.
import type { TestApp } from '../server/test-kit/test-app.ts'
import { play, type Command } from './commands.ts'
import { brokenIn, settle, type Broken } from './invariants.ts'
import { makeWorld } from './world.ts'

export async function outcome(app: TestApp, commands: readonly Command[]): Promise<Broken[]> {
  const world = await makeWorld(app)
  try {
    await play(world, commands)
    await settle(world)
    return await brokenIn(world)
  } finally { world.close() }
}

declare module 'vitest' {
  export interface ProvidedContext { model: { runs: number; length: number; seed: number | null } }
}

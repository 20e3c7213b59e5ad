import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Small files that take the longest: begun last, one of them alone would keep all waiting. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files)
    const isLong = (file: TestSpecification) => /\/model\/|\/server\/(kill|main|every-route|operator\/restore|domain\/accounts\/sign-in|demo\/seed)\.test/.test(file.moduleId)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Apart from the others: `npm test` lets them run beside the browsers. */
const modelRuns = ['model/model.test.ts', 'model/model.second.test.ts']

// Tests lie beside their source. Only the server's need a database; it is started when one of them runs.
// Files share what they have imported (`isolate: false`): nothing of ours keeps what it has heard but in what it is handed, and loading it all
// anew for each file took a fifth of the time. What a file puts into the process itself (a clock, a global) it takes away again.
export default defineConfig({
  test: {
    // The runner itself keeps one core free, which of two is half: most of the time it waits.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    sequence: { sequencer: LongestFirst },
    projects: [
      { test: { name: 'contract', include: ['contract/**/*.test.ts'], environment: 'node', isolate: false } },
      {
        test: {
          name: 'server', include: ['server/**/*.test.ts'], environment: 'node', isolate: false,
          globalSetup: ['server/test-kit/postgres-for-tests.ts'], testTimeout: 20_000, hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'model', include: ['model/**/*.test.ts'], exclude: modelRuns, environment: 'node', isolate: false,
          globalSetup: ['server/test-kit/postgres-for-tests.ts'], testTimeout: 60_000, hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'runs', include: modelRuns, environment: 'node',
          // Each run goes through nearly everything once: what is compiled at once, plainly, takes less than what is first only read.
          execArgv: ['--always-sparkplug'],
          // 1,000 runs of up to 25 steps in all; `npm run soak` sets more.
          provide: { model: { runs: Number(process.env.VIEWME_MODEL_RUNS ?? 500), length: Number(process.env.VIEWME_MODEL_LENGTH ?? 25), seed: process.env.VIEWME_MODEL_SEED ? Number(process.env.VIEWME_MODEL_SEED) : null } },
          globalSetup: ['server/test-kit/postgres-for-tests.ts'], testTimeout: 60_000, hookTimeout: 30_000,
        },
      },
      { test: { name: 'web', include: ['web/**/*.test.{ts,tsx}'], environment: 'node', isolate: false, testTimeout: 20_000 } },
      { test: { name: 'setup', include: ['setup/**/*.test.mjs'], environment: 'node', globals: true, testTimeout: 60_000 } },
    ],
  },
})

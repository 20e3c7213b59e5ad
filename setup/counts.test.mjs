// Nothing of this folder imports what npm installs, its tests neither: `test` and `expect` are given by the runner.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { countPlaywright, countVitest } from './counts.mjs'

const dir = mkdtempSync(join(tmpdir(), 'viewme-counts-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

const written = (content) => { const file = join(dir, 'results.json'); writeFileSync(file, JSON.stringify(content)); return file }

test('a runner that wrote nothing, or ran nothing, has failed', () => {
  expect(countVitest(join(dir, 'nowhere.json')).failed).toBe(1)
  expect(countPlaywright(join(dir, 'nowhere.json')).failed).toBe(1)
  expect(countPlaywright(written({ suites: [], errors: [] })).failed).toBe(1)
})

test('a file that could not be read counts as a failure, and a skipped test is told by name', () => {
  const file = written({ success: false, testResults: [
    { status: 'passed', assertionResults: [{ status: 'passed', fullName: 'a' }, { status: 'pending', fullName: 'left out' }] },
    { status: 'failed', name: 'b.test.ts', message: 'Cannot read it', assertionResults: [] },
  ] })
  expect(countVitest(file)).toEqual({ passed: 1, failed: 1, skipped: ['left out'], why: [{ title: 'b.test.ts', message: 'Cannot read it' }] })
})

test('counts browser tests in nested suites; passed only when tried again is failed', () => {
  const spec = (title, status) => ({ title, tests: [{ status, results: [{ errors: status === 'flaky' ? [{ message: 'it was 2' }] : [] }] }] })
  const file = written({ errors: [], suites: [{ specs: [spec('a', 'expected')], suites: [{ specs: [spec('b', 'flaky'), spec('c', 'skipped')] }] }] })
  expect(countPlaywright(file)).toEqual({ passed: 1, failed: 1, skipped: ['c'], why: [{ title: 'b', message: 'it was 2' }] })
})

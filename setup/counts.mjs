// Reads how many tests passed, failed and were skipped, and why those failed, from what the two test runners wrote. No file, or none run, is a failure.
import { existsSync, readFileSync } from 'node:fs'

/** @returns {{ passed: number, failed: number, skipped: string[], why: { title: string, message: string }[] }} */
export function countVitest(file) {
  if (!existsSync(file)) return nothing
  const { testResults, success } = JSON.parse(readFileSync(file, 'utf8'))
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length
  // A file that could not even be read has no tests to count, and is a failure all the same.
  const brokenFiles = testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.every((test) => test.status !== 'failed')).length
  const skipped = tests.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ fullName }) => fullName)
  const why = [
    ...tests.filter(({ status }) => status === 'failed').map(({ fullName, failureMessages }) => ({ title: fullName, message: failureMessages.join('\n') })),
    ...testResults.filter(({ status, message }) => status === 'failed' && message).map(({ name, message }) => ({ title: name, message })),
  ]
  return { passed, failed: Math.max(failed + brokenFiles, success ? 0 : 1), skipped, why }
}

/** @returns {{ passed: number, failed: number, skipped: string[], why: { title: string, message: string }[] }} */
export function countPlaywright(file) {
  if (!existsSync(file)) return nothing
  const { suites, errors } = JSON.parse(readFileSync(file, 'utf8'))
  const specs = suites.flatMap(function inside(suite) { return [...suite.specs ?? [], ...(suite.suites ?? []).flatMap(inside)] })
  const tests = specs.flatMap(({ title, tests }) => tests.map(({ status, results }) => ({ title, status, results })))
  // Passed only when tried again is not passed.
  const failed = tests.filter(({ status }) => ['unexpected', 'flaky'].includes(status)).length
  return {
    passed: tests.filter(({ status }) => status === 'expected').length,
    failed: failed + (errors?.length ?? 0) + (tests.length === 0 ? 1 : 0),
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ title }) => title),
    why: [
      ...tests.filter(({ status }) => ['unexpected', 'flaky'].includes(status)).map(({ title, results }) => ({ title, message: results.flatMap(({ errors }) => errors.map(messageOf)).join('\n') })),
      ...(errors ?? []).map((error) => ({ title: 'the test runner', message: messageOf(error) })),
    ],
  }
}

const messageOf = ({ message, location }) => `${message ?? ''}${location ? `\n    at ${location.file}:${location.line}` : ''}`

const nothing = { passed: 0, failed: 1, skipped: [], why: [] }

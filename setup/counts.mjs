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

/** So many journeys of a run may have passed only when walked again: they are told by name and reason, and looked for. More than that is a failure. */
const mostAgain = 1

/** @returns {{ passed: number, failed: number, skipped: string[], why: { title: string, message: string }[], again: { title: string, message: string }[] }} */
export function countPlaywright(file) {
  if (!existsSync(file)) return nothing
  const { suites, errors } = JSON.parse(readFileSync(file, 'utf8'))
  const specs = suites.flatMap(function inside(suite) { return [...suite.specs ?? [], ...(suite.suites ?? []).flatMap(inside)] })
  const tests = specs.flatMap(({ title, tests }) => tests.map(({ status, results }) => ({ title, status, results })))
  const reasonOf = ({ title, results }) => ({ title, message: results.flatMap(({ errors }) => errors.map(messageOf)).join('\n') })
  const again = tests.filter(({ status }) => status === 'flaky')
  const isTooMany = again.length > mostAgain
  const failed = [...tests.filter(({ status }) => status === 'unexpected'), ...(isTooMany ? again : [])]
  return {
    passed: tests.filter(({ status }) => status === 'expected').length + (isTooMany ? 0 : again.length),
    failed: failed.length + (errors?.length ?? 0) + (tests.length === 0 ? 1 : 0),
    skipped: tests.filter(({ status }) => status === 'skipped').map(({ title }) => title),
    why: [
      ...failed.map(reasonOf),
      ...(errors ?? []).map((error) => ({ title: 'the test runner', message: messageOf(error) })),
    ],
    again: isTooMany ? [] : again.map(reasonOf),
  }
}

const messageOf = ({ message, location }) => `${message ?? ''}${location ? `\n    at ${location.file}:${location.line}` : ''}`

const nothing = { passed: 0, failed: 1, skipped: [], why: [] }

import { expect, test } from 'vitest'
import { openLog } from './log.ts'

test('keeps messages of faults, addresses and free text out of the log', () => {
  const lines: string[] = []
  const log = openLog('info', (line) => lines.push(line))
  const id = log.fault('note.failed', Object.assign(new TypeError('refused "Tove sover"'), { code: '23505', detail: 'Key (email)=(a@b.se)' }), { account: 'a-1' })
  log.warn('mail.refused', { to: 'tove@example.com', ms: 3 })
  log.debug('not.kept')
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toMatch(/Tove|example|a@b/)
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'error', event: 'note.failed', error: 'TypeError', code: '23505', fault: id, account: 'a-1' })
  expect(JSON.parse(lines[1]!)).toMatchObject({ to: '(left out)', ms: 3 })
})

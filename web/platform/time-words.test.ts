import { afterEach, expect, it, vi } from 'vitest'
import { localeOf, setLanguage } from './language.ts'
import { clockTime, dateWords } from './time-words.ts'

afterEach(() => { vi.unstubAllGlobals() })

it('says times and dates as the browser would, every day of the year, in both languages', () => {
  vi.stubGlobal('document', { documentElement: {} })
  const now = new Date(2026, 5, 1)
  for (const one of ['en', 'sv'] as const) {
    setLanguage(one)
    for (let day = 0; day < 800; day++) {
      const at = new Date(2025, 0, 1 + day, day % 24, (day * 7) % 60)
      const year = at.getFullYear() === 2026 ? {} : { year: 'numeric' as const }
      expect(dateWords(at, now)).toBe(at.toLocaleDateString(localeOf(one), { day: 'numeric', month: 'long', ...year }))
      expect(clockTime(at)).toBe(at.toLocaleTimeString('sv-SE', { hour: '2-digit', minute: '2-digit' }))
    }
  }
})

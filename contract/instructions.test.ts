import { expect, it } from 'vitest'
import { instructionVersionBody, type InstructionStep } from './instructions.ts'
import { plainOf } from './instructions.plain.ts'

const id = (n: number) => `0199c0de-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
const steps: InstructionStep[] = [
  { id: id(1), text: 'Starta klockan.', who: 'A', why: 'Tiden avgör.', symbol: 'stopwatch' },
  { id: id(2), text: 'Hämta röda påsen.', warning: 'Håll inte fast.', timerSeconds: 180, timerFrom: 'start', who: 'B' },
  { id: id(3), text: 'Vänta, ring sedan 112.', timerSeconds: 95, who: 'both' },
]
const whole = {
  title: 'Krampanfall', tenSeconds: 'Ta tid. Efter 5 min: 112.', steps, lifeSaving: true, safetyCritical: true, lifeAreas: [], competence: 'Delegering', placeOrAid: 'Röda påsen',
  approval: { by: 'Lotta Mönster', at: '2026-10-06' }, reviewBy: '2027-04-06',
}

it('tells a phone that understands no more of it all that must be known: who, warnings, times and numbers', () => {
  expect(plainOf(whole).split('\n')).toEqual([
    'Krampanfall', 'Livräddande.', 'På tio sekunder: Ta tid. Efter 5 min: 112.', 'Kräver: Delegering', 'Plats eller hjälpmedel: Röda påsen',
    '1. Den första (A): Starta klockan.',
    '2. Den andra (B): Hämta röda påsen. (Efter 3 min från början)', 'VARNING: Håll inte fast.',
    '3. Båda: Vänta, ring sedan 112. (Tid: 1 min 35 s)',
    'Godkänd av: Lotta Mönster, 2026-10-06', 'Gäller till: 2027-04-06',
  ])
  expect(plainOf({ title: 'Bed', steps: [{ id: id(1), text: 'Lie down.', who: 'both', warning: 'Brakes on.' }] }, 'en')).toBe('Bed\n1. Both: Lie down.\nWARNING: Brakes on.')
})

it('has room for the plain text of every version that is small enough to be kept', () => {
  const full = Array.from({ length: 33 }, (_, at) => ({ id: id(at + 10), text: 'a'.repeat(600), warning: 'b'.repeat(300), who: 'A' as const }))
  const body = { title: 'Lång', steps: full, lifeSaving: false, safetyCritical: false, lifeAreas: [], plain: plainOf({ title: 'Lång', steps: full }) }
  expect(instructionVersionBody.safeParse(body).success).toBe(true)
  expect(JSON.stringify(body).length).toBeGreaterThan(60_000)
})

it('takes any symbol’s id, also one that it does not know, and nothing else', () => {
  const step = (symbol: string) => instructionVersionBody.safeParse({ ...whole, plain: 'x', steps: [{ ...steps[0]!, symbol }] }).success
  expect(['spoon', 'lie-on-side', 'something-newer'].map(step)).toEqual([true, true, true])
  expect(['', 'Spoon', 'a b', '../x', 'a'.repeat(31)].map(step)).toEqual([false, false, false, false, false])
})

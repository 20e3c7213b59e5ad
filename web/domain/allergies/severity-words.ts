// How grave an allergy is, in words; the colour only helps.
import type { Severity } from '@viewme/contract/allergies.ts'
import { m } from '../../paraglide/messages.js'
import type { Tone } from '../../ui/parts.tsx'

const words: Record<Severity, () => string> = { 'life-threatening': m.allergy_life_threatening, serious: m.allergy_serious, unknown: m.allergy_unknown, mild: m.allergy_mild }
const tones: Record<Severity, Tone> = { 'life-threatening': 'red', serious: 'amber', unknown: 'amber', mild: 'plain' }

export const severityWord = (severity: Severity): string => words[severity]()
export const severityTone = (severity: Severity): Tone => tones[severity]

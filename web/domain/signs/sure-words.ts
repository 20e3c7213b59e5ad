// How sure a meaning is, in words; the colour only helps.
import type { Sure } from '@viewme/contract/signs.ts'
import { m } from '../../paraglide/messages.js'
import type { Tone } from '../../ui/parts.tsx'

const words: Record<Sure, () => string> = { known: m.sign_known, usual: m.sign_usual, possible: m.sign_possible }
const helps: Record<Sure, () => string> = { known: m.sign_known_help, usual: m.sign_usual_help, possible: m.sign_possible_help }
const tones: Record<Sure, Tone> = { known: 'green', usual: 'plain', possible: 'amber' }

export const sureWord = (sure: Sure): string => words[sure]()
export const sureHelp = (sure: Sure): string => helps[sure]()
export const sureTone = (sure: Sure): Tone => tones[sure]

// What is said when a screen that needs network could not ask.
import { m } from '../paraglide/messages.js'
import type { Trouble } from './ask-server.ts'

const words: Record<Trouble, () => string> = { offline: m.trouble_offline, captive: m.trouble_captive, broken: m.trouble_broken }
export const troubleWords = (trouble: Trouble): string => words[trouble]()

// What became of what somebody wanted kept, in words. The same after every form.
import { m } from '../paraglide/messages.js'

const words = { saved: m.note_saved, full: m.note_full, unwritable: m.note_unwritable, locked: m.note_locked, broken: m.note_broken }
/** Null when it is saved, else why not. */
export const faultWords = (saved: keyof typeof words): string | null => (saved === 'saved' ? null : words[saved]())
export const savedWords = (saved: keyof typeof words): string => words[saved]()

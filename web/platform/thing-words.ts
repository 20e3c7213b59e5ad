// What every list of things and every form over one of them says.
import { m } from '../paraglide/messages.js'
import type { State } from './state-words.ts'

export const thingWords = {
  back: m.back, cancel: m.cancel, save: m.save, change: m.allergy_change, rewriting: m.note_rewrite_words, rewrite: m.note_rewrite, stopped: m.note_stopped_words,
  two: m.allergy_two, twoShort: m.allergy_two_short, takesBoth: m.allergy_two_words, keep: m.note_withdraw_keep, remove: m.note_withdraw,
}

/** `name`: what is written anew, or changed; null for a new one, which has words of its own. */
export const formTitle = ({ rewritten, changed, isNew }: { rewritten: string | undefined; changed: string | undefined; isNew: string }): string =>
  rewritten !== undefined ? m.rewrite_title({ name: rewritten }) : changed !== undefined ? m.contact_change({ name: changed }) : isNew

export const removeTitle = (name: string): string => m.contact_remove_title({ name })

export const stoppedTitle = (name: string, { word }: State): string => (word === 'refused' ? m.allergy_refused({ name }) : m.allergy_held({ name }))

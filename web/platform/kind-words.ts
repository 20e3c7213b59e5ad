// What kind of thing it is, in words. A kind this app does not know is shown by its own name, never hidden.
import { m } from '../paraglide/messages.js'

const words: Record<string, () => string> = {
  note: m.kind_note, 'instruction-version': m.kind_instruction_version, alert: m.kind_alert, allergy: m.kind_allergy, competence: m.kind_competence, 'profile-part': m.search_about, expression: m.kind_expression, 'own-decision': m.kind_own_decision, contact: m.kind_contact, group: m.kind_group,
  sign: m.kind_sign, visibility: m.kind_visibility, withdrawal: m.kind_withdrawal,
}

export const kindWord = (kind: string): string => words[kind]?.() ?? kind

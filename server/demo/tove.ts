// Tove's client account, put together. See demo.content.ts for what each part means.
import type { DemoAccount } from './demo.content.ts'
import { toveDecisions, toveExpressions, toveParts } from './tove.about-me.ts'
import { toveAlerts } from './tove.alerts.ts'
import { toveAllergies } from './tove.allergies.ts'
import { toveCompetences } from './tove.competence.ts'
import { toveContacts } from './tove.contacts.ts'
import { toveInstructions } from './tove.instructions.ts'
import { toveNotes } from './tove.notes.ts'
import { toveGroups, toveMembers } from './tove.people.ts'
import { toveSigns } from './tove.signs.ts'

export const tove: DemoAccount = {
  key: 'tove', person: 'tove', bornOn: '2002-03-14', owners: ['ingrid', 'karin'], lead: 'sara',
  members: toveMembers, groups: toveGroups, alerts: toveAlerts, allergies: toveAllergies, signs: toveSigns, parts: toveParts, expressions: toveExpressions, decisions: toveDecisions,
  competences: toveCompetences, contacts: toveContacts, instructions: toveInstructions, notes: toveNotes,
}

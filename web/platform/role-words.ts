// Roles as the team says them.
import { m } from '../paraglide/messages.js'

const words: Record<string, () => string> = {
  owner: m.role_owner, lead: m.role_lead, assistant: m.role_assistant, substitute: m.role_substitute, relative: m.role_relative,
  therapist: m.role_therapist, person: m.role_person,
  'day-activity': m.role_day_activity, 'school': m.role_school, 'support': m.role_support, 'external-programmer': m.role_external_programmer, 'operator': m.role_operator,
  'privacy-officer': m.role_privacy_officer,
}

export const roleWord = (role: string): string => words[role]?.() ?? role
export const roleWords = (roles: readonly string[]): string => roles.map(roleWord).join(', ')

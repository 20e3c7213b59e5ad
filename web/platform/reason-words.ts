// Why something was refused or held back, in words. A reason this app does not know is shown by its own name, never hidden.
import { m } from '../paraglide/messages.js'

const words: Record<string, () => string> = {
  'only-writer-and-leads': m.reason_only_writer_and_leads, 'only-writer-leads-and-owners': m.reason_only_writer_leads_and_owners,
  'only-leads-and-owners': m.reason_only_leads_and_owners, 'only-the-team': m.reason_only_the_team,
  'base-missing': m.reason_base_missing, 'membership-ended': m.reason_membership_ended, 'written-while-out': m.reason_written_while_out,
  'consent-withdrawn': m.reason_consent_withdrawn, 'too-large': m.reason_too_large, 'outside-audience': m.reason_not_in_audience,
  'membership-not-begun': m.reason_not_begun, 'account-read-only': m.reason_account_read_only, 'account-ended': m.reason_account_ended,
  'thing-full': m.reason_thing_full, 'taken-back': m.reason_taken_back, 'protected-identity': m.reason_protected_identity, 'stays-narrow': m.reason_stays_narrow,
}

export const reasonWords = (reason: string): string => words[reason]?.() ?? m.reason_unknown({ reason })

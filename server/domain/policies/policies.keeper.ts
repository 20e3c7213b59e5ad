// Personal data kept so that it can be shown what somebody has agreed to, and that they have taken it back.
import type { Keeper } from '../../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'policies',
  tables: {
    'signin.policy_texts': {
      purpose: 'To show to the letter what somebody was asked, also when another text has taken its place.',
      retention: 'As long as anybody who answered to it can sign in. Holds no personal data.',
      columns: { sha256: 'Hash of the bytes that were served', kind: 'Terms, privacy notice or consent', version: 'Its number', language: 'Swedish or English', text: 'The whole text' },
    },
    'signin.policy_answers': {
      purpose: 'To show what somebody has accepted, seen, consented to and taken back, and when.',
      retention: 'As long as the human can sign in, and erased with them. Part of what they get out when they ask for their data.',
      columns: { id: 'Random id', human_id: 'Who answered', text_sha256: 'To which text', said: 'Accepted, seen, given or withdrawn', at: 'When' },
    },
  },
}

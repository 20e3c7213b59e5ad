// What is kept about who belongs to an account. No care content.
import type { Keeper } from '../../platform/keeper.ts'

const account = 'Which account: a random id'

export const keeper: Keeper = {
  slice: 'client-account',
  tables: {
    'viewme.accounts': {
      purpose: 'To gather everything about one person in one place with one owner.',
      retention: 'As long as the account.',
      columns: { account_id: account, person_name: 'What the person is called', zone: 'Time zone of everyday life', state: 'Active, read-only, erasing or erased', created_at: 'When it was made' },
    },
    'viewme.memberships': {
      purpose: 'To give each human the rights they have in this account, and to know for ever who wrote what.',
      retention: 'As long as the account: what somebody wrote needs an answerable writer.',
      columns: {
        account_id: account, id: 'Author of facts, for ever: a random id', human_id: 'Who', roles: 'What they are here', groups: 'Which groups they belong to: ids',
        protected: 'Whether their identity is protected', portrait: 'Which picture, if any: an id', created_at: 'When it was made', people_seq: 'When it last changed, as a number',
      },
    },
    'viewme.membership_periods': {
      purpose: 'To let somebody in and out at the right time.',
      retention: 'As long as the account.',
      columns: {
        account_id: account, id: 'Random id', membership_id: 'Whose', from_at: 'From when', until_at: 'Until when, as planned', ended_at: 'When it was ended early', ended_by: 'By which membership',
        provider: 'For which provider', confidentiality: 'What their duty of confidentiality rests on',
      },
    },
  },
}

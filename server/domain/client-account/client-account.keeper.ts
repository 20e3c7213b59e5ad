// Personal data kept so that it is known who is let in, who was, and on what ground. No care content.
import type { Keeper } from '../../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'client-account',
  tables: {
    'viewme.accounts': {
      purpose: 'To hold together everything about one person.',
      retention: 'As long as the agreement, then twelve months; sooner if the owner asks.',
      columns: { account_id: 'Random id', person_name: 'What the person is called', zone: 'Time zone of the account', state: 'Active, to end on a day, only read, or on its way to be erased', created_at: 'When opened' },
    },
    'viewme.memberships': {
      purpose: 'To know who is let in and to answer for who wrote what.',
      retention: 'As long as the account: former members stay as answerable writers.',
      columns: {
        account_id: 'The account', id: 'What stands as author, for ever', human_id: 'Who it is', roles: 'What they are here', title_sealed: 'What they are in the account’s own words, where that says more; sealed under the account’s key', groups: 'Visibility groups, by id',
        protected: 'Protected identity', portrait: 'Picture, by file id', created_at: 'When first let in', people_seq: 'The directory’s number at the last change',
      },
    },
    'viewme.membership_periods': {
      purpose: 'To know when somebody was let in, by whom it was ended and on what ground of confidentiality.',
      retention: 'As long as the account.',
      columns: {
        account_id: 'The account', id: 'Random id', membership_id: 'Whose period', from_at: 'When it begins', until_at: 'When it ends as planned',
        ended_at: 'When somebody ended it early', ended_by: 'Which membership ended it', provider_sealed: 'Employer or provider; sealed under the account’s key', confidentiality: 'Ground of confidentiality, or undertaking', told_at: 'When phones last heard of it',
      },
    },
  },
}

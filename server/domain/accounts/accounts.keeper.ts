// What is kept about those who sign in. No care content, no IP address.
import type { Keeper } from '../../platform/keeper.ts'

const asHuman = 'As long as the human has a sign-in here.'

export const keeper: Keeper = {
  slice: 'accounts',
  tables: {
    'signin.humans': {
      purpose: 'To let somebody sign in, and to say who it is.',
      retention: asHuman,
      columns: {
        id: 'Random id', name: 'Full name, as the sign-in library wants it', first_name: 'First name', last_name: 'Last name', email: 'E-mail address, lower case',
        email_verified: 'Whether the address has answered', image: 'Empty: the library wants the column', created_at: 'When it was made', updated_at: 'When it last changed',
      },
    },
    'signin.sessions': {
      purpose: 'To stay signed in.',
      retention: 'Until signing out or expiry.',
      columns: {
        id: 'Random id', human_id: 'Whose', token: 'The session’s secret', expires_at: 'When it ends', created_at: 'When it began', updated_at: 'Last seen, to the day',
        ip_address: 'Always empty: the library wants the column', user_agent: 'Always empty: the library wants the column',
      },
    },
    'signin.credentials': {
      purpose: 'To prove who it is.',
      retention: asHuman,
      columns: {
        id: 'Random id', human_id: 'Whose', account_id: 'The library’s word for the human at this way of signing in; no client account', provider_id: 'Which way of signing in',
        access_token: 'Empty with a password', refresh_token: 'Empty with a password', id_token: 'Empty with a password', access_token_expires_at: 'Empty with a password',
        refresh_token_expires_at: 'Empty with a password', scope: 'Empty with a password', password: 'The password’s argon2id hash', created_at: 'When it was made', updated_at: 'When it last changed',
      },
    },
    'signin.verifications': {
      purpose: 'To answer a link or code that was sent.',
      retention: 'Until used or expired.',
      columns: { id: 'Random id', identifier: 'What is to be proven', value: 'The secret', expires_at: 'When it ends', created_at: 'When it was made', updated_at: 'When it last changed' },
    },
    'signin.rate_limits': {
      purpose: 'To stop guessing of passwords from one place.',
      retention: 'Until the window of counting is over.',
      columns: { id: 'Random id', key: 'Keyed fingerprint of the caller, never the address', count: 'How many tries', last_request: 'When the last was' },
    },
    'signin.failed_tries': {
      purpose: 'To stop guessing of one human’s password from many places.',
      retention: 'Fifteen minutes.',
      columns: { address_hash: 'Keyed fingerprint of the e-mail address', at: 'When' },
    },
  },
}

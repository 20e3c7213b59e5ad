// Personal data kept so that a human can sign in. A session holds neither an address nor a browser's name.
import type { Keeper } from '../../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'accounts',
  tables: {
    'signin.humans': {
      purpose: 'To know who signs in and which name stands behind what they wrote.',
      retention: 'As long as the human has a membership or something they wrote needs an answerable writer.',
      columns: {
        id: 'Random id', name: 'First and last name together, as the sign-in library wants it', first_name: 'First name', last_name: 'Last name', name_proof: 'Keyed fingerprint of the name, so that one changed by hand is seen',
        email_index: 'Keyed hash of the e-mail address, to find the human who signs in with it', email_sealed: 'The e-mail address, sealed by the key store', email_verified: 'Whether the address has been proven', image: 'Never used',
        created_at: 'When the human was entered', updated_at: 'When last changed',
      },
    },
    'signin.sessions': {
      purpose: 'To know a browser that has signed in.',
      retention: '90 days from sign-in, or 14 days without being used, or until signed out.',
      columns: {
        id: 'Random id', human_id: 'Whose it is', token: 'Random; worthless without the signature in the cookie', expires_at: 'When it ends',
        created_at: 'When signed in', updated_at: 'The day it was last used', ip_address: 'Always empty', user_agent: 'Always empty',
      },
    },
    'signin.credentials': {
      purpose: 'To recognise a human by something only they know.',
      retention: 'As long as the human can sign in.',
      columns: {
        id: 'Random id', human_id: 'Whose it is', account_id: 'The human again, or the id at an e-ID provider', provider_id: 'Kind of credential',
        access_token: 'Never used', refresh_token: 'Never used', id_token: 'Never used', access_token_expires_at: 'Never used', refresh_token_expires_at: 'Never used',
        scope: 'Never used', password: 'Argon2id hash', created_at: 'When it was set', updated_at: 'When last changed',
      },
    },
    'signin.verifications': {
      purpose: 'To prove something once, such as an address.',
      retention: 'Minutes to days, as each says when it expires.',
      columns: { id: 'Random id', identifier: 'What is being proven', value: 'The secret or its hash', expires_at: 'When it is worthless', created_at: 'When asked for', updated_at: 'When last changed' },
    },
    'signin.rate_limits': {
      purpose: 'To slow down whoever guesses from one place.',
      retention: '15 minutes after the last try, swept every hour.',
      columns: { id: 'Random id', key: 'Keyed hash of the network address, and the path', count: 'Tries in the window', last_request: 'When the last try came, ms' },
    },
    'signin.failed_tries': {
      purpose: 'To slow down whoever guesses the password of one address.',
      retention: '15 minutes, swept when the next try fails and every hour.',
      columns: { address_hash: 'Keyed hash of the e-mail address that was tried, and of the browser if it had signed in with it before', at: 'When the try failed' },
    },
  },
}

// Personal data of those who have asked to be let in and have not yet pressed the link.
import type { Keeper } from '../../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'registration',
  tables: {
    'signin.registrations': {
      purpose: 'To make a human of whoever proves that the address is theirs.',
      retention: '24 hours, or until the link is pressed. In no export: nobody is known to have written it.',
      columns: {
        id: 'Random id', token_hash: 'Hash of what stands in the link', email_index: 'Keyed hash of the address, to end other links of the same', sealed: 'First name, last name and address, sealed by the key store',
        terms: 'Hash of the terms that were accepted', notice: 'Hash of the notice that was seen', consent: 'Hash of the consent, where it was given', expires_at: 'When the link is worthless',
      },
    },
    'signin.registration_tries': {
      purpose: 'To keep anybody from filling a mailbox that is not theirs, or the server.',
      retention: 'One hour, swept every hour.',
      columns: { caller_hash: 'Keyed hash of the address that was asked for, or of the network that asked', at: 'When it was asked' },
    },
  },
}

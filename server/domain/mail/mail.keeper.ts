// Personal data that waits to leave by mail.
import type { Keeper } from '../../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'mail',
  tables: {
    'signin.outgoing_mail': {
      purpose: 'To send a letter by mail though the mail server is away just then.',
      retention: 'Until it is sent or refused; a day at most. In no export and erased with its row: it holds nothing that is not told elsewhere.',
      columns: {
        id: 'Random id, and the letter’s number', letter: 'Which letter it is, by a name in the code', sealed: 'To whom, in which language and with which link; sealed by the key store',
        tries: 'How often it has been tried', next_try_at: 'When it is tried next', expires_at: 'When it is worth nothing any more',
      },
    },
  },
}

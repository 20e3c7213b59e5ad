// What the demo keeps about itself. Its people are invented.
import type { Keeper } from '../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'demo',
  tables: {
    'viewme.demo': {
      purpose: 'To seed the demo once.',
      retention: 'As long as the demo’s database.',
      columns: { id: 'Always true: there is one row', seed: 'Where the demo’s random ids begin', begun_at: 'When the seeding began', done_at: 'When it was done' },
    },
  },
}

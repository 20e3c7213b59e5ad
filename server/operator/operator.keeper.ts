// What the installation keeps about itself. Nothing about anybody.
import type { Keeper } from '../platform/keeper.ts'

export const keeper: Keeper = {
  slice: 'operator',
  tables: {
    'viewme.installation': {
      purpose: 'To refuse a key store that belongs to another database, and to let phones notice a restore.',
      retention: 'As long as the installation.',
      columns: { id: 'Always true: there is one row', keys: 'Fingerprint of the key store', history: 'Random id, new after each restore' },
    },
    'viewme.migrations': {
      purpose: 'To know which changes of shape this database has been through.',
      retention: 'As long as the installation.',
      columns: { name: 'Which change', sha256: 'Fingerprint of its text', applied_at: 'When' },
    },
    'viewme.restorations': {
      purpose: 'To make no restore silent.',
      retention: 'As long as the installation.',
      columns: { restored_at: 'When', restored_to: 'Back to which moment', history_before: 'Random id before', history_after: 'Random id after' },
    },
  },
}

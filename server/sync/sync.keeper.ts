// What sync keeps about anybody. Care content stands in two columns only, both sealed under the account's key, and in files that lie sealed too.
import type { Keeper } from '../platform/keeper.ts'

const account = 'Which account: a random id'
const asAccount = 'As long as the account.'

export const keeper: Keeper = {
  slice: 'sync',
  tables: {
    'viewme.heads': {
      purpose: 'To number the facts of an account, to chain its writes, and to tell phones that something is new.',
      retention: 'As long as the account; after an erasure it stays, without content, to prove what there was.',
      columns: {
        account_id: account, last_seq: 'The last running number given', last_feed: 'The last number given in the order of reading',
        rights_epoch: 'Raised when somebody’s rights change', rights_stamp: 'Random, another one when somebody’s rights change', people_seq: 'Raised when the directory of names changes', files_seq: 'Raised when a file comes',
        quarantined: 'How many facts lie in quarantine', writes_n: 'Length of the chain of writes', writes_hash: 'End of the chain of writes',
        changed_at: 'When any of it last changed',
      },
    },
    'viewme.facts': {
      purpose: 'To hold what the team writes about the person’s everyday life.',
      retention: 'As each kind of fact says; at most as long as the account.',
      columns: {
        account_id: account, seq: 'Running number, never changed', feed: 'Place in the order of reading', id: 'The fact: a random id with its writer’s time',
        kind: 'Coarse kind of fact, such as note', v: 'Number of the kind’s schema', subject: 'The thing it speaks of: a random id', based_on: 'Facts it builds on: ids',
        author: 'Membership that wrote it: an id, never a name', device: 'Device that wrote it: a random id', written_at: 'The device’s claim of when',
        clock_offset: 'How wrong the device’s clock was at its last contact', received_at: 'When the server got it', depth: 'How many facts of the kind it builds on, plus one',
        audience: 'Groups and memberships as the fact named them, where it names any: ids',
        readers: 'Groups and memberships that may hold it: ids', moved: 'Whether its audience has ever changed', superseded_at: 'When a later fact took its place or hid it',
        before_head: 'Whether it is the one before what stands', body: 'What it says: sealed; empty when destroyed',
      },
    },
    'viewme.subjects': {
      purpose: 'To know who may hold a thing.',
      retention: asAccount,
      columns: {
        account_id: account, subject: 'The thing: a random id', first_kind: 'Kind of its first fact', first_author: 'Membership that opened it',
        groups: 'Groups that may hold it: ids', members: 'Memberships that may hold it: ids',
      },
    },
    'viewme.quarantine': {
      purpose: 'To lose nothing that arrived without the right to be accepted yet.',
      retention: 'Until it is accepted; at most as long as the account. What its writer has written anew is shown to nobody any more and is never accepted.',
      columns: {
        account_id: account, id: 'The fact', place: 'Order of arrival', kind: 'Coarse kind of fact', header: 'Ids and times, as in facts', author: 'Membership that wrote it',
        body: 'What it says: sealed', reason: 'Why it waits, or that its writer took it back: a name from the contract', refused: 'Whether it has been found never to be right', received_at: 'When it arrived',
      },
    },
    'viewme.quarantine_awaits': {
      purpose: 'To judge again what waits in quarantine when what it builds on has come.',
      retention: 'As long as the fact waits.',
      columns: { account_id: account, awaited: 'A fact or thing that it names: an id', id: 'The fact that waits' },
    },
    'viewme.audit_writes': {
      purpose: 'To show that nobody has changed, removed or reordered what was written or set aside, who was let in, and by which rules and devices.',
      retention: 'As long as the account, and unreadable for 35 days after an erasure.',
      columns: {
        account_id: account, n: 'Number in the chain', id: 'Random id of the row', at: 'When', format: 'By which rule it is chained', fact_hash: 'Fingerprint of header and sealed body; empty where the row is about no fact',
        details: 'Who and what: sealed', hash: 'Fingerprint that holds the chain together',
      },
    },
    'viewme.audit_reads': {
      purpose: 'To let the person and the owner see who has fetched or opened what.',
      retention: 'As long as the account, and unreadable for 35 days after an erasure.',
      columns: {
        account_id: account, n: 'Number in the chain', id: 'Random id of the row', at: 'When', format: 'By which rule it is chained', details: 'Who, which device, how far: sealed', hash: 'Fingerprint that holds the chain together',
      },
    },
    'viewme.audit_read_heads': {
      purpose: 'To hold the chain of reads together.',
      retention: 'As long as that chain.',
      columns: { account_id: account, n: 'Length of the chain of reads', hash: 'End of the chain of reads' },
    },
    'viewme.audit_reads_waiting': {
      purpose: 'To record a reading before its answer is sent.',
      retention: 'Until its minute is over and it is in the chain of reads.',
      columns: {
        account_id: account, reader: 'Membership that reads: an id', device: 'Device: a random id', what: 'Pull, or another way of reading', minute: 'Which minute',
        id: 'Random id of the row', from_feed: 'From which place', to_feed: 'To which place',
      },
    },
    'viewme.doors': {
      purpose: 'To find the account behind a secret on a sticker, an invitation, a feed or a device.',
      retention: 'Until that secret is withdrawn or has been used.',
      columns: { secret_hash: 'Fingerprint of the secret', account_id: account, kind: 'What kind of door', id: 'What lies behind it: an id' },
    },
    'viewme.devices': {
      purpose: 'To know that what a phone delivers later comes from the phone its writer signed in on.',
      retention: asAccount,
      columns: { account_id: account, membership_id: 'Whose: an id', device: 'Random id that the browser made', signing_key: 'Public half of its signing key', registered_at: 'When it signed in' },
    },
    'viewme.openings': {
      purpose: 'To let the person and the owner see what was opened, by the devices’ own word.',
      retention: asAccount,
      columns: { account_id: account, membership_id: 'Who opened: an id', device: 'On which device: a random id', subject: 'What: a random id', minute: 'In which minute' },
    },
    'viewme.phone_rules': {
      purpose: 'To keep what the owner has decided about phones: how long they stay open, and what may be read without a code.',
      retention: asAccount,
      columns: {
        account_id: account, binder_hours: 'How long a phone stays open without contact', moment_hours: 'The same for what can save a life',
        moment_key: 'Whether the owner agrees that this is read without a code', device_lock: 'Whether a member’s own phone may rely on its own lock',
      },
    },
    'viewme.files': {
      purpose: 'To find the pictures that facts name, where they lie sealed.',
      retention: asAccount,
      columns: {
        account_id: account, id: 'The file: a random id', author: 'Membership that sent it: an id', place: 'Random name of the sealed file', bytes: 'Its size',
        details: 'Fingerprint, sort and measures: sealed', received_at: 'When it arrived',
      },
    },
    'viewme.file_uses': {
      purpose: 'To give a file only to whoever may hold something that uses it.',
      retention: asAccount,
      columns: { account_id: account, file: 'The file: an id', fact: 'The fact that names it: an id', subject: 'The thing the fact speaks of: an id' },
    },
    'viewme.todo': {
      purpose: 'To do later what follows from a fact.',
      retention: 'Until it has been handed to the job queue.',
      columns: { id: 'Number of the row', account_id: account, subject: 'About which thing: an id', fact: 'Because of which fact: an id', verb: 'What to do', due_at: 'When' },
    },
  },
}

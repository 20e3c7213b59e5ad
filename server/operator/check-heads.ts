// The numbers of an account's head that no chain of their own proves: counted anew from what they count.
import type { ClientBase } from 'pg'
import type { Change } from './check-changes.ts'

type Head = { quarantined: number; waiting: number; people_seq: number; rights_epoch: number; files_seq: number; files: number }

export async function headFaults(client: ClientBase, account: string, changes: readonly Change[], erasedFiles: number): Promise<Record<'quarantined' | 'people' | 'rights' | 'files', string | null>> {
  const { rows: [head] } = await client.query<Head>(`SELECT quarantined, people_seq, rights_epoch, files_seq,
      (SELECT count(*) FROM viewme.quarantine q WHERE q.account_id = $1) AS waiting, (SELECT count(*) FROM viewme.files f WHERE f.account_id = $1) AS files
    FROM viewme.heads WHERE account_id = $1`, [account])
  const { quarantined, waiting, people_seq: people, rights_epoch: rights, files_seq: filesSeq, files } = head!
  return {
    quarantined: quarantined === waiting ? null : `the account says that ${quarantined} facts wait in quarantine, there are ${waiting}`,
    people: peopleFault(people, changes),
    // Every change of who is let in moves both numbers, and every change of the account's state the second alone.
    rights: rights === people + Math.max(0, changes.filter((one) => one.opened).length - 1) ? null : 'the number of the account\'s rights has been changed',
    // A file that has been erased has come all the same; of one that the ledger names it cannot be told here whether it had.
    files: files <= filesSeq && filesSeq <= files + erasedFiles ? null : `the account says that ${filesSeq} files have come, there are ${files}`,
  }
}

/** The newest change of who is let in has the directory's newest number. Rows of before they said it say nothing. */
function peopleFault(people: number, changes: readonly Change[]): string | null {
  const rows = changes.filter((one) => one.membership)
  if (rows.some((one) => one.peopleSeq === undefined)) return null
  const newest = Math.max(0, ...rows.map((one) => one.peopleSeq!))
  return people === newest ? null : `the account says that its directory ends at ${people}, the chain of writes says ${newest}`
}

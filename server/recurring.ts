// All clocks of the server in one place, to be read aloud: every second what is due goes to the queue and reads are chained.
import type { Config } from './config.ts'
import { tendWalArchive } from './operator/wal-tending.ts'
import { forgetSpentSessions } from './domain/accounts/accounts.ts'
import { forgetSpentMail, sendMail, type Letters } from './domain/mail/mail.ts'
import { forgetSpentRegistrations } from './domain/registration/registration.ts'
import type { Mailer } from './platform/ports/mail.ts'
import { chainReads, moveDue, sweepStoredFiles, type SyncParts } from './sync/sync.ts'

/** Starts the loops; the returned function stops them and waits for the round that is running. `mail` null: this installation sends none. */
export function recurring(parts: SyncParts, config: Pick<Config, 'dataDir' | 'databaseUrl'>, mail: { mailer: Mailer; letters: Letters } | null): () => Promise<void> {
  const { db, keys, clock, log } = parts
  let stopped = false
  const every = (ms: number, name: string, round: () => Promise<unknown>) => {
    let running = Promise.resolve()
    const timer = setInterval(() => {
      // A round that takes longer than its interval is not run twice at once.
      running = running.then(async () => {
        if (stopped) return
        try { await round() } catch (error) { log.fault('a recurring round failed', error, { round: name }) }
      })
    }, ms)
    return async () => { clearInterval(timer); await running }
  }
  const stops = [
    every(1000, 'move what is due to the queue', () => moveDue(db, clock.now())),
    every(1000, 'chain reads', () => chainReads({ db, keys }, clock.now())),
    every(1000, 'send the mail that is due', async () => mail && sendMail({ db, keys, log, ...mail, now: clock.real })),
    every(3_600_000, 'forget mail, and registrations nobody has confirmed, after a day', async () => { await forgetSpentMail({ db, now: clock.real() }); await forgetSpentRegistrations({ db, now: clock.real() }) }),
    every(3_600_000, 'forget sessions that are spent', () => forgetSpentSessions({ db, now: clock.real() })),
    every(3_600_000, 'let go of files whose sending was cut off', () => sweepStoredFiles(parts, clock.real())),
    every(3_600_000, 'let go of WAL that no backup needs', async () => config.databaseUrl === undefined && tendWalArchive({ dataDir: config.dataDir, now: clock.real() })),
    every(3_600_000, 'tend the keys: a new epoch every 30 days, destroy what is past its time', () => keys.tend(clock.real())),
  ]
  return async () => {
    stopped = true
    await Promise.all(stops.map((stop) => stop()))
  }
}

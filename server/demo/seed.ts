// The demo: two client accounts and everyone around them, made once in an empty database and never beside real people.
// Called at every `npm start` and by `viewme demo seed`. What was cut off half-way is completed: the ids come from a seed that is kept.
import { randomUUID } from 'node:crypto'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'
import type { Log } from '../platform/log.ts'
import { createHuman, humanByEmail, hashPassword } from '../domain/accounts/accounts.ts'
import { addMember, createClientAccount } from '../domain/client-account/client-account.ts'
import { acceptAsSystem, filesFolder, setPhoneRules, type Wakes } from '../sync/sync.ts'
import { demoAccounts, demoHumans, demoPassword } from './cast.ts'
import { instantAt, storyDate } from './dates.ts'
import type { DemoAccount, DemoDay, DemoHuman, DemoMember } from './demo.content.ts'
import { beginDemo, finishDemo, hasAccount, type Begun } from './demo.queries.ts'
import { demoId } from './ids.ts'
import { factsOf, groupId } from './made-facts.ts'
import { seedPictures } from './pictures.ts'

export { castOf } from './cast.ts'
export { holdsDemo } from './demo.queries.ts'

export type SeedParts = { db: Db; keys: Keys; clock: Clock; log: Log; config: { mode: string; dataDir: string }; wakes?: Wakes }

/** Makes the demo, or completes it. Does nothing where it is whole and where somebody's account is already kept. */
export async function seedDemo(parts: SeedParts): Promise<void> {
  const { db, clock, log } = parts
  if (parts.config.mode === 'serve') throw new Error('the demo is never served')
  const begun = await beginDemo(db.app, randomUUID(), clock.now())
  if (!begun) return
  const humans = await makeHumans(parts, demoHumans, begun)
  for (const content of demoAccounts) await makeAccount(parts, content, humans, begun)
  await finishDemo(db.app, clock.now())
  log.info('demo.seeded', { accounts: demoAccounts.length, humans: humans.size })
}

async function makeHumans({ db, keys }: SeedParts, wanted: readonly DemoHuman[], begun: Begun): Promise<Map<string, string>> {
  // The password is known to everybody: hashed once. All are waited for, so that nothing goes on behind one that failed.
  const passwordHash = await hashPassword(demoPassword)
  const made = await Promise.allSettled(wanted.map(({ key, ...named }) => db.system(async (tx): Promise<[string, string]> => {
    const known = await humanByEmail({ tx, keys, email: named.email })
    return [key, known ?? (await createHuman({ tx, keys, ...named, passwordHash, now: begun.begunAt })).id]
  })))
  return new Map(made.map((one) => { if (one.status === 'rejected') throw one.reason; return one.value }))
}

async function makeAccount(parts: SeedParts, content: DemoAccount, humans: ReadonlyMap<string, string>, begun: Begun): Promise<void> {
  const { db, keys } = parts
  const { seed, begunAt: now } = begun
  const account = demoId(seed, `account ${content.key}`, now.getTime())
  if (!await hasAccount(db.app, account)) {
    await createClientAccount({ db, keys, id: account, personName: demoHumans.find((one) => one.key === content.person)!.firstName, now })
  }
  const memberships = new Map<string, string>()
  for (const member of content.members) {
    const id = demoId(seed, `membership ${content.key} ${member.human}`, now.getTime())
    await addMember({
      db, keys, account, id, now, human: humans.get(member.human)!, roles: member.roles, ...(member.title ? { title: member.title } : {}), groups: member.groups.map((key) => groupId(content, { seed, now }, key)),
      protected: member.protected ?? false, period: periodOf(member, now),
    })
    memberships.set(member.human, id)
  }
  // The demo's owners have agreed in words to the moment key, and to the phone's own lock on members' own phones.
  await setPhoneRules(parts, { account, by: 'system:demo', now, rules: { lease: { binderHours: 72, momentHours: 14 * 24 }, agreed: { momentKey: true, deviceLock: true } } })
  const pictures = await seedPictures({ db, keys, filesDir: filesFolder(parts.config.dataDir) }, content, { account, seed, now, memberships })
  await acceptAsSystem({ ...parts }, { account, facts: factsOf(content, { account, seed, now, memberships, pictures }), now })
}

function periodOf(member: DemoMember, now: Date) {
  const dayOf = (date: DemoDay) => new Date(instantAt(storyDate(date, now), '00:00'))
  return {
    from: dayOf(member.from), until: member.until ? dayOf(member.until) : null,
    provider: member.provider ?? null, confidentiality: member.basis,
  }
}

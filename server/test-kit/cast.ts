// The cast of the tests: Karin owns, Sara leads, Omar and Linnea assist, Elin is a relative who meets Tove elsewhere. A second
// account, Nils, has Alva as owner, and Sara is the only one who is in both. Ready sessions; nobody has a password unless asked for.
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import type { Actor, Role } from '@viewme/contract/actor.ts'
import { createHuman } from '../domain/accounts/accounts.ts'
import { addMember, createClientAccount } from '../domain/client-account/client-account.ts'
import type { Clock } from '../platform/clock.ts'
import type { Db } from '../platform/db.ts'
import type { Keys } from '../platform/keys/keys.ts'

const surnames = { karin: 'Exempelskog', sara: 'Mallqvist', omar: 'Testberg', linnea: 'Låtsén', elin: 'Exempelskog', alva: 'Demosson' }
export type Name = keyof typeof surnames
export const castPassword = 'ViewMe-demo-2026'
export const emailOf = (name: Name): string => `${name}@example.com`

const groupNames = ['everyone', 'home', 'dayActivity', 'otherPlace', 'private'] as const
export type Groups = Record<(typeof groupNames)[number], string>

const roles = {
  tove: {
    karin: { roles: ['owner', 'relative'], groups: ['everyone', 'home', 'dayActivity', 'otherPlace', 'private'] },
    sara: { roles: ['lead', 'assistant'], groups: ['everyone', 'home', 'dayActivity', 'otherPlace', 'private'] },
    omar: { roles: ['assistant'], groups: ['everyone', 'home'] },
    linnea: { roles: ['assistant'], groups: ['everyone', 'home'], protected: true },
    elin: { roles: ['relative'], groups: ['otherPlace'] },
  },
  nils: {
    alva: { roles: ['owner', 'relative'], groups: ['everyone', 'home'] },
    sara: { roles: ['lead', 'assistant'], groups: ['everyone', 'home'] },
  },
} satisfies Record<string, Partial<Record<Name, { roles: Role[]; groups: (typeof groupNames)[number][]; protected?: boolean }>>>

export type CastAccount<N extends string = string> = { account: string; groups: Groups; members: Record<N, string>; actor(name: N): Actor }
export type Cast = Awaited<ReturnType<typeof makeCast>>

export async function makeCast(parts: { db: Db; keys: Keys; clock: Clock }, options: { passwords?: boolean; /** Addresses of their own, for many casts in one database. */ apart?: boolean } = {}) {
  const { db, keys, clock } = parts
  const now = clock.now()
  const names = Object.keys(surnames) as Name[]
  const humans = Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>
  const password = options.passwords ? { password: castPassword } : {}
  await db.system(async (tx) => {
    for (const name of names) {
      const firstName = name[0]!.toUpperCase() + name.slice(1)
      await createHuman({ tx, keys, id: humans[name], email: options.apart ? `${name}-${humans[name]}@example.com` : emailOf(name), firstName, lastName: surnames[name], now, ...password })
    }
  })
  const [cookies, tove, nils] = await Promise.all([
    openSessions(parts, humans),
    makeAccount(parts, 'Tove', roles.tove, humans),
    makeAccount(parts, 'Nils', roles.nils, humans),
  ])
  return {
    humans, tove, nils,
    /** Headers for the framework's inject: `inject({ url, headers: cast.as('omar') })`. */
    as: (name: Name): { cookie: string } => ({ cookie: cookies[name] }),
    /** New sessions for all, on the database as it is now. */
    signInAgain: async (now: typeof parts): Promise<void> => { Object.assign(cookies, await openSessions(now, humans)) },
  }
}

async function makeAccount<N extends Name>(
  { db, keys, clock }: { db: Db; keys: Keys; clock: Clock }, personName: string,
  wanted: Record<N, { roles: Role[]; groups: (typeof groupNames)[number][]; protected?: boolean }>, humans: Record<Name, string>,
): Promise<CastAccount<N>> {
  const now = clock.now()
  const from = new Date(now.getTime() - 30 * 86_400_000)
  const { id: account } = await createClientAccount({ db, keys, personName, now })
  const groups = Object.fromEntries(groupNames.map((name) => [name, randomUUID()])) as Groups
  const members = {} as Record<N, string>
  for (const name of Object.keys(wanted) as N[]) {
    const { roles: held, groups: named, protected: isProtected = false } = wanted[name]
    const added = await addMember({
      db, keys, account, now, human: humans[name], roles: held, groups: named.map((one) => groups[one]), protected: isProtected, period: { from },
    })
    if ('refused' in added) throw new Error(added.refused)
    members[name] = added.id
  }
  return {
    account, groups, members,
    actor: (name) => ({
      human: humans[name], membership: members[name], account, roles: wanted[name].roles, groups: wanted[name].groups.map((one) => groups[one]), person: false,
    }),
  }
}

// Written beside the sign-in, in its own shape: a password takes longer than everything else here. `cast.test.ts` asks the real door.
async function openSessions({ db, keys, clock }: { db: Db; keys: Keys; clock: Clock }, humans: Record<Name, string>): Promise<Record<Name, string>> {
  const secret = (await keys.secret('auth')).toString('base64')
  const tokens = Object.entries(humans).map(([name, human]) => ({ name, human, token: randomBytes(24).toString('base64url') }))
  const now = clock.real()
  await db.app.query(
    'INSERT INTO signin.sessions (human_id, token, expires_at, created_at, updated_at) SELECT h, t, $3, $4, $4 FROM unnest($1::uuid[], $2::text[]) AS s (h, t)',
    [tokens.map((one) => one.human), tokens.map((one) => one.token), new Date(now.getTime() + 86_400_000), now])
  return Object.fromEntries(tokens.map(({ name, token }) => {
    const signature = createHmac('sha256', secret).update(token).digest('base64')
    return [name, `viewme.session_token=${encodeURIComponent(`${token}.${signature}`)}`]
  })) as Record<Name, string>
}

// One browser, several humans: who has a copy here, what each goes by before unlocking, and what happens when the phone becomes shared.
// Shared means: no binder key lies bare in the registry. Never decides a right; never shows one human what is another's.
import { people as peopleReply } from '@viewme/contract/people.ts'
import { ask } from './http.ts'
import type { Copy } from './copy.ts'
import { bareKeyOf } from './keys/binder-lock.ts'
import { giveUpKey } from './keys/giving-up.ts'
import { holdKey } from './keys/unlocked.ts'
import type { Parts } from './parts.ts'
import { readPeople } from './people.ts'
import type { HomeRow, Registry, Shown } from './registry.ts'

export const shownColours = ['green', 'blue', 'purple', 'rose', 'yellow', 'grey'] as const
export const shownSymbols = ['star', 'flower', 'tree', 'fish', 'bird', 'boat'] as const

/** `account`: the one of this human that was used last here. */
export type HumanHere = { human: string; account: string; shown: Shown | null }

const isHere = (home: HomeRow): boolean => home.state === 'in' && home.database !== null

/** Kept for all later sign-ins on this browser; null where nobody has said. */
export const sharedBefore = async (registry: Registry): Promise<boolean | null> => (await registry.setting<boolean>('shared')) ?? null

/** Everybody with a copy here, in an order that stays the same. */
export async function humansHere(registry: Registry): Promise<HumanHere[]> {
  const byHuman = Map.groupBy((await registry.homes()).filter(isHere), (home) => home.human)
  return [...byHuman].map(([human, homes]) => {
    const last = homes.toSorted((a, b) => b.lease.usedAt - a.lease.usedAt)[0]!
    return { human, account: last.account, shown: last.shown }
  }).toSorted((a, b) => ((a.shown?.name ?? '') < (b.shown?.name ?? '') ? -1 : 1))
}

/** Copies of others than `human`. */
export const othersHere = async (registry: Registry, human: string): Promise<HomeRow[]> => (await registry.homes()).filter((home) => isHere(home) && home.human !== human)

/** From now on no bare key opens anything here, in any tab, and all but that of `human` are given up. */
export const makeShared = (registry: Registry, human: string): Promise<void> => registry.changeAll((row) => { row.shared = true }, { shared: true, signedIn: human })
/** One human alone again: what has a PIN keeps it. */
export const makeOwn = (registry: Registry, human: string): Promise<void> => registry.changeAll((row) => { row.shared = false; row.shown = null }, { shared: false, signedIn: human })

/** A colour that nobody here has yet, while there are such; the symbol with it. */
function nextLook(here: readonly HumanHere[]): Pick<Shown, 'symbol' | 'colour'> {
  const free = shownColours.findIndex((colour) => here.every((one) => one.shown?.colour !== colour))
  const at = free === -1 ? here.length % shownColours.length : free
  return { colour: shownColours[at]!, symbol: shownSymbols[at]! }
}

/** What a human goes by until they choose: the first name, or a symbol alone where it is protected or not known. */
export async function giveLook(registry: Registry, human: string, name: string | null): Promise<void> {
  const here = await humansHere(registry)
  const look = nextLook(here)
  for (const home of await registry.homes()) {
    if (home.human === human) await registry.change(human, home.account, (row) => { row.shown ??= { name: name?.trim() || null, ...look } })
  }
}

/** Chosen on "Jag": the same for all this human's copies here. */
export async function chooseLook(registry: Registry, human: string, shown: Shown): Promise<void> {
  for (const home of await registry.homes()) if (home.human === human) await registry.change(human, home.account, (row) => { row.shown = shown })
}

/** Somebody else arrives: what this copy's human goes by is read while it can be, and then the bare key goes. Finishes what was interrupted. */
export async function leaveToOthers(copy: Copy): Promise<void> {
  const bare = bareKeyOf(copy.home.binder)
  if (bare) holdKey(copy.database, bare.label, bare.key)
  if (!copy.home.shown) {
    const own = (await readPeople(copy).catch(() => [])).find((one) => one.id === copy.home.membership)
    await giveLook(copy.registry, copy.home.human, own && !own.protected ? own.name.split(' ')[0]! : null)
    copy.home = (await copy.registry.home(copy.home.human, copy.home.account)) ?? copy.home
  }
  await giveUpKey(copy)
}

/** The first name for the choice before unlocking; null where it is protected, or the directory could not be asked. */
export async function nameToShow(parts: Parts, home: { account: string; membership: string }, firstName: string): Promise<string | null> {
  const answer = await ask(parts, `/api/accounts/${home.account}/people`, peopleReply)
  const own = answer.is === 'ok' ? answer.value.people.find((one) => one.id === home.membership) : undefined
  return own && !own.protected ? firstName : null
}

// Copies that went away by themselves: whose each was, why, and what became of what its writer had written. Never a text of it.
import { destroyedHere } from './leave.ts'
import { nameIn } from './moment-reader.ts'
import { idOf, type Destroyed, type LeftBehind, type Registry, type Shown } from './registry.ts'

/** Of a membership that has ended: one's own facts that had not been taken in by then, the first written first. */
export type LeftFact = Pick<LeftBehind, 'writtenAt' | 'reason' | 'state'>
/** `person`: first name of the one it was about; null where it cannot be said. `shown`: what its human went by on a shared phone. */
export type Gone = Pick<Destroyed, 'human' | 'account' | 'why' | 'lost'> & { person: string | null; shown: Shown | null; facts: LeftFact[] }

export async function goneHere(registry: Registry): Promise<Gone[]> {
  const [homes, lines, all] = await Promise.all([registry.homes(), registry.leftBehind(), destroyedHere(registry)])
  return Promise.all(all.map(async ({ human, account, why, lost, name }): Promise<Gone> => {
    const own = why === 'ended' ? lines.filter((row) => row.human === human && row.account === account).toSorted((a, b) => (a.writtenAt < b.writtenAt ? -1 : 1)) : []
    return {
      human, account, why, lost, person: await nameIn({ name }), shown: homes.find((home) => home.id === idOf(human, account))?.shown ?? null,
      facts: own.map(({ writtenAt, reason, state }) => ({ writtenAt, reason, state })),
    }
  }))
}

/** What this human is not told of any more. The line of a fact that still waits to be delivered stays, and with it what it belongs to. */
export async function readGone(registry: Registry, human: string): Promise<void> {
  const waiting = new Set((await registry.leftBehind()).filter((row) => row.state === 'waiting').map((row) => idOf(row.human, row.account)))
  await registry.set('destroyed', (await destroyedHere(registry)).filter((one) => one.human !== human || waiting.has(idOf(one.human, one.account))))
}

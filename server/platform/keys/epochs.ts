// Epoch keys: random, wrapped by the root key, each in use for 30 days. They wrap the account keys, so that every copy of a
// wrapped account key dies with its epoch. An epoch is destroyed 35 days after it was replaced, never while a key needs it.
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { destroyFile, namesWithEnding, writeDurably, writeOnce } from './durable-files.ts'
import { KeyFileBroken } from './key-faults.ts'
import { readKeyFile, unwrap, wrappedLine } from './key-file.ts'

export const epochDays = 30
export const epochKeptDays = 35
const day = 86_400_000
const aad = (id: string) => `epoch|${id}`

export type Epoch = { id: string; createdAt: Date }

export function epochStore(dir: string, root: Buffer) {
  const fileOf = (id: string) => join(dir, `${id}.key`)
  const wantedFile = join(dir, 'cut.wanted')

  /** Oldest first, by the number in the name: a clock that was set back must not make an old epoch the current one. */
  const list = async (): Promise<Epoch[]> => {
    const ids = (await namesWithEnding(dir, '.key')).sort()
    const epochs: Epoch[] = []
    for (const id of ids) {
      const found = await readKeyFile(fileOf(id))
      if (found) epochs.push({ id, createdAt: new Date(String(found.createdAt)) })
    }
    return epochs
  }

  const create = async (now: Date): Promise<Epoch> => {
    const last = (await namesWithEnding(dir, '.key')).sort().at(-1)
    const number = last ? Number(last.slice(1, 7)) + 1 : 1
    const id = `e${String(number).padStart(6, '0')}-${randomBytes(4).toString('hex')}`
    const key = randomBytes(32)
    await writeOnce(fileOf(id), wrappedLine(root, key, aad(id), { id, createdAt: now.toISOString() }))
    return { id, createdAt: now }
  }

  /** The key of one epoch, read each time: none is kept in memory after its file is gone. Null when it has been destroyed. */
  const key = async (id: string): Promise<Buffer | null> => {
    if (!/^e\d{6}-[0-9a-f]{8}$/.test(id)) throw new KeyFileBroken(fileOf('?'))
    const found = await readKeyFile(fileOf(id))
    return found && unwrap(root, found, aad(id), fileOf(id))
  }

  const destroyReplaced = async (now: Date, stillUsed: Set<string>): Promise<string[]> => {
    const epochs = await list()
    const destroyed: string[] = []
    for (const [index, epoch] of epochs.entries()) {
      const next = epochs[index + 1]
      if (!next || stillUsed.has(epoch.id) || now.getTime() - next.createdAt.getTime() < epochKeptDays * day) continue
      await destroyFile(fileOf(epoch.id))
      destroyed.push(epoch.id)
    }
    return destroyed
  }

  return {
    list, create, key, destroyReplaced,
    current: async (): Promise<Epoch | null> => (await list()).at(-1) ?? null,
    /** An erasure asked for a cut less than a day after the last one: remembered until it may be made. */
    wantCut: () => writeDurably(wantedFile, 'an erasure waits for a new epoch\n'),
    cutWanted: async () => (await namesWithEnding(dir, '.wanted')).length > 0,
    cutDone: () => destroyFile(wantedFile),
  }
}

export type EpochStore = ReturnType<typeof epochStore>
export const olderThan = (epoch: Epoch, days: number, now: Date) => now.getTime() - epoch.createdAt.getTime() >= days * day

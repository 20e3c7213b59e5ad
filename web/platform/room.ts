// Whether the browser will keep what lies here, and how much more has room. What it says is repeated in words, never promised further.

/**
 * `kept`: the browser has said that it clears nothing by itself. `left`: bytes that still have room. Null: it does not say.
 * Chromium always says ten gigabytes, so that no site can know a phone by it: there only what finds no room tells.
 */
export type Room = { kept: boolean | null; left: number | null }

/** Under this the phone is said to be short of room. */
export const littleRoom = 100_000_000

const storage = (): StorageManager | undefined => ('storage' in navigator ? navigator.storage : undefined)

export async function readRoom(): Promise<Room> {
  const kept = await storage()?.persisted?.().catch(() => null) ?? null
  const { quota, usage } = await storage()?.estimate?.().catch(() => undefined) ?? {}
  return { kept, left: quota === undefined || usage === undefined ? null : Math.max(0, quota - usage) }
}

/** Asks the browser to keep what lies here. Some ask the human in turn, so only when there is something to keep. */
export const askToKeep = async (): Promise<boolean> => await storage()?.persist?.().catch(() => false) ?? false

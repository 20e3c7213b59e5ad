// What the phone stands on, handed in so that the same code runs in a browser and in Node's tests. The network is the only part tests fake.
export type Parts = {
  indexedDB: IDBFactory
  IDBKeyRange: typeof IDBKeyRange
  /** Paths begin with /api. Carries the browser's session by itself. */
  fetch(path: string, init?: RequestInit): Promise<Response>
  /** The device's clock, in ms; never trusted alone. */
  now(): number
  /** Null: no other tab can exist. */
  locks: Pick<LockManager, 'request'> | null
  channel: ((name: string) => Pick<BroadcastChannel, 'postMessage' | 'onmessage' | 'close'>) | null
  eventSource: ((path: string) => EventSource) | null
  /** A few numbers beside the databases, for when these have been cleared. Null: the browser has none, or does not let us. */
  notes: Pick<Storage, 'getItem' | 'setItem'> | null
  /** 0 to just under 1: jitter only, never a secret. */
  chance(): number
}

export function browserParts(): Parts {
  return {
    indexedDB, IDBKeyRange,
    fetch: (path, init) => fetch(path, init),
    now: () => Date.now(),
    locks: navigator.locks ?? null,
    channel: typeof BroadcastChannel === 'undefined' ? null : (name) => new BroadcastChannel(name),
    eventSource: typeof EventSource === 'undefined' ? null : (path) => new EventSource(path),
    notes: notesOf(),
    chance: () => Math.random(),
  }
}

function notesOf(): Parts['notes'] {
  try { return localStorage } catch { return null }
}

// Why something was not saved on this phone.

/** `too-large` … are the contract's names; `full`: no room; `locked`: no key; `audience-missing`; `ended`; `picture-unreadable`: not what it should be. */
export class NotSaved extends Error {
  readonly reason: string
  constructor(reason: string, cause?: unknown) {
    super(`not saved: ${reason}`, { cause })
    this.reason = reason
  }
}

/** Dexie wraps the browser's error, sometimes twice. */
export function isFull(fault: unknown): boolean {
  for (let at = fault as { name?: string; inner?: unknown } | undefined, deep = 0; at && deep < 5; at = at.inner as typeof at, deep++) {
    if (at.name === 'QuotaExceededError') return true
  }
  return false
}

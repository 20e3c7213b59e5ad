// The page's half of the service worker: registers it, tries again when its files could not be fetched, and knows whether an offline start would work.

/** `missing`: null while it is not known. `failed`: the last try did not get every file; another is planned. */
export type Shell = { ready: boolean; missing: number | null; failed: boolean; newer: boolean }

const firstRetryMs = 60_000
const slowestRetryMs = 30 * 60_000

/**
 * `told`: called at every change. `halfWritten`: true while something typed is not saved; a newer version then waits.
 * Does nothing where there are no service workers (private windows, old browsers): told once with ready false.
 */
export function registerShell(options: { address?: string; told(shell: Shell): void; halfWritten(): boolean }): { check(): void } {
  const container = 'serviceWorker' in navigator ? navigator.serviceWorker : null
  let shell: Shell = { ready: false, missing: null, failed: false, newer: false }
  const tell = (change: Partial<Shell>) => { shell = { ...shell, ...change }; options.told(shell) }
  if (!container) { tell({}); return { check() {} } }
  let tries = 0
  let again: ReturnType<typeof setTimeout> | null = null

  const later = () => {
    if (again) clearTimeout(again)
    again = setTimeout(() => void start(), Math.min(slowestRetryMs, firstRetryMs * 2 ** tries++))
  }
  const failed = () => { tell({ failed: true }); later() }

  const check = async (): Promise<void> => {
    const registration = await container.getRegistration()
    const worker = registration?.active
    if (!worker) { tell({ ready: false }); return }
    const channel = new MessageChannel()
    const answer = await new Promise<{ missing: string[] } | null>((resolve) => {
      setTimeout(() => resolve(null), 60_000)
      channel.port1.onmessage = ({ data }) => {
        if (data.filling) tell({ ready: false, missing: data.missing.length })
        else resolve(data)
      }
      worker.postMessage('check', [channel.port2])
    })
    tell({ ready: answer?.missing.length === 0, missing: answer?.missing.length ?? null, ...(answer?.missing.length === 0 ? { failed: false } : {}) })
    if (answer?.missing.length !== 0) later()
  }
  const takeOver = (worker: ServiceWorker) => {
    tell({ newer: true })
    if (!options.halfWritten()) worker.postMessage('take-over')
  }
  const follow = (worker: ServiceWorker) => {
    worker.addEventListener('statechange', () => {
      // Also said of a version that a newer one has replaced: trying again is then harmless.
      if (worker.state === 'redundant' && !shell.ready) failed()
      if (worker.state === 'installed' && container.controller) takeOver(worker)
      if (worker.state === 'activated') { tries = 0; tell({ newer: false, failed: false }); void check() }
    })
  }
  const start = async (): Promise<void> => {
    try {
      const registration = await container.register(options.address ?? '/service-worker.js', { updateViaCache: 'none' })
      if (registration.installing) follow(registration.installing)
      registration.onupdatefound = () => { if (registration.installing) follow(registration.installing) }
      if (registration.waiting && container.controller) takeOver(registration.waiting)
      await check()
    } catch { failed() }
  }
  void start()
  return { check: () => void check() }
}

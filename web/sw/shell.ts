// The app's own files in the browser's cache, one cache a build. "Ready for offline" is only said when every file is there, looked at now.
// Nothing is taken on trust: a file that failed, came as something else, or stands twice in the list is dealt with one by one.

export type ShellFile = { url: string; revision: string | null }
const prefix = 'viewme-shell-'

/** Names the build: the same files, the same name. */
export function buildOf(files: readonly ShellFile[]): string {
  let hash = 0x811c9dc5
  for (const char of JSON.stringify(files)) hash = Math.imul(hash ^ char.codePointAt(0)!, 0x01000193)
  return (hash >>> 0).toString(16)
}
export const cacheOf = (build: string) => `${prefix}${build}`

/** Each address once; a file listed twice is one file. */
export const addressesOf = (files: readonly ShellFile[], origin: string): string[] => [...new Set(files.map((file) => new URL(file.url, `${origin}/`).href))]

export async function missingOf(cache: Pick<Cache, 'match'>, addresses: readonly string[]): Promise<string[]> {
  const held = await Promise.all(addresses.map(async (address) => (await cache.match(address)) !== undefined))
  return addresses.filter((_, at) => !held[at])
}

const kinds: [RegExp, RegExp][] = [[/\.m?js$/, /javascript/], [/\.css$/, /css/], [/\.html$/, /html/], [/\.svg$/, /svg/], [/\.png$/, /png/], [/\.webmanifest$/, /json/], [/\.woff2$/, /font|octet-stream/]]

/** A server that answers every unknown address with the start page would otherwise fill the cache with it. */
export function isTheFile(address: string, response: Response): boolean {
  if (!response.ok || response.redirected || response.type === 'opaque') return false
  const kind = kinds.find(([name]) => name.test(new URL(address).pathname))
  return !kind || kind[1].test(response.headers.get('content-type') ?? '')
}

/** The start page of this build: every file of the app that it names is among `addresses`. A network's login page is not, nor the start page of another build, whose files are not here. */
export function isOurStart(text: string, addresses: readonly string[]): boolean {
  const named = [...text.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path]) => path!)
  return named.some((path) => path.endsWith('.js')) && named.every((path) => addresses.some((address) => new URL(address).pathname === path))
}

export type Filling = {
  cache: Pick<Cache, 'match' | 'put'>
  /** Earlier builds: a file whose name carries its own hash is not fetched twice. */
  earlier: readonly Pick<Cache, 'match'>[]
  fetch(address: string): Promise<Response>
  wait(ms: number): Promise<void>
}

/** Fetches what is missing, each file up to four times. Returns what is still missing: [] = every file is in the cache. */
export async function fillShell(files: readonly ShellFile[], origin: string, parts: Filling): Promise<string[]> {
  const addresses = addressesOf(files, origin)
  const unchanging = new Set(files.filter((file) => file.revision === null).map((file) => new URL(file.url, `${origin}/`).href))
  for (let attempt = 0; attempt < 4; attempt++) {
    const missing = await missingOf(parts.cache, addresses)
    if (missing.length === 0) return []
    if (attempt > 0) await parts.wait(1000 * 2 ** attempt)
    const fetchOne = async (address: string): Promise<void> => {
      try {
        const had = unchanging.has(address) ? (await Promise.all(parts.earlier.map((cache) => cache.match(address)))).find((one) => one !== undefined) : undefined
        const response = had ?? await parts.fetch(address)
        if (!isTheFile(address, response)) return
        if (address.endsWith('.html') && !isOurStart(await response.clone().text(), addresses)) return
        await parts.cache.put(address, response)
      } catch { /* counted as missing in the next round */ }
    }
    // On a slow net what is only looked at does not stand in the way of what runs.
    const drawn = Map.groupBy(missing, (address) => /\.(svg|png)$/.test(address))
    for (const some of [drawn.get(false), drawn.get(true)]) await Promise.all((some ?? []).map(fetchOne))
  }
  return missingOf(parts.cache, addresses)
}

/** Caches to let go of: all of ours but this build's and the one before it, whose open pages may still ask for their files. */
export function outlived(names: readonly string[], build: string): string[] {
  const others = names.filter((name) => name.startsWith(prefix) && name !== cacheOf(build))
  return others.slice(0, -1)
}
export const isShellCache = (name: string) => name.startsWith(prefix)

/** Addresses of the server's own pages: never answered with the app. */
const serverPages = /^\/(api|support|demo|healthz|readyz|metrics|files)(\/|$)/
export const isAppRoute = (pathname: string) => !serverPages.test(pathname)

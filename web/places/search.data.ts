// The search over all that this phone holds, opened for one screen and ended with it. The only file here that reaches the phone.
import { watchOf, type Watch } from '../platform/watch.ts'
import { openCurrent, openSearch, type Answer, type Search, type Source } from '../sync/sync.ts'

export type { Answer, Source } from '../sync/sync.ts'
/** `locked`: only what lies under the moment key can be found now. */
export type Reach = 'all' | 'locked' | 'not-yet'

export const watchReach: Watch<Reach> = watchOf(openCurrent)(async (phone) => {
  const { binder, copyAt } = await phone.status()
  return binder !== 'open' ? 'locked' : copyAt === null ? 'not-yet' : 'all'
})

export type OpenedSearch = { /** Null where there is no copy here. */ ask(text: string, most: number): Promise<Answer | null>; end(): void }

/** `changed`: told when another answer than the last may be true. */
export function openSearchHere(sources: readonly Source[], changed: () => void): OpenedSearch {
  let ended = false
  const opening = openCurrent().then((phone): Search | null => {
    if (!phone || ended) return null
    return openSearch(phone, sources, changed)
  })
  return {
    ask: async (text, most) => (await opening)?.ask(text, most) ?? null,
    end() {
      ended = true
      void opening.then((search) => search?.end()).catch(() => {})
    },
  }
}

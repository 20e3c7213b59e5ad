import { describe, expect, it } from 'vitest'
import { buildOf, cacheOf, fillShell, isAppRoute, isOurStart, missingOf, outlived, type ShellFile } from './shell.ts'

const origin = 'https://viewme.example'
function makeCache(held: Record<string, string> = {}) {
  const files = new Map(Object.entries(held).map(([path, text]) => [`${origin}${path}`, new Response(text)]))
  return { files, match: async (address: RequestInfo | URL) => files.get(String(address))?.clone(), put: async (address: RequestInfo | URL, response: Response) => { files.set(String(address), response) } }
}
const files: ShellFile[] = [{ url: 'index.html', revision: 'a' }, { url: 'assets/app-1.js', revision: null }, { url: 'assets/app-1.js', revision: null }]
const startPage = '<html><script type="module" src="/assets/app-1.js"></script>'
const html = (text = startPage) => new Response(text, { headers: { 'content-type': 'text/html' } })
const script = () => new Response('1', { headers: { 'content-type': 'text/javascript' } })
const served = (address: string) => (address.endsWith('.js') ? script() : html())
const wait = async () => {}

describe('the app’s files for an offline start', () => {
  it('is not stopped by a file that stands twice in the list', async () => {
    const cache = makeCache()
    expect(await fillShell(files, origin, { cache, earlier: [], fetch: async (address) => served(address), wait })).toEqual([])
    expect(cache.files.size).toBe(2)
  })
  it('tries a file again that failed, and is whole in the end', async () => {
    const cache = makeCache()
    let failures = 2
    const fetch = async (address: string) => { if (address.endsWith('.js') && failures-- > 0) throw new TypeError('network'); return served(address) }
    expect(await fillShell(files, origin, { cache, earlier: [], fetch, wait })).toEqual([])
  })
  it('says which file is missing and never that all is there', async () => {
    const cache = makeCache()
    const fetch = async (address: string) => (address.endsWith('.js') ? new Response('', { status: 404 }) : served(address))
    expect(await fillShell(files, origin, { cache, earlier: [], fetch, wait })).toEqual([`${origin}/assets/app-1.js`])
    expect(await missingOf(cache, [`${origin}/index.html`, `${origin}/assets/app-1.js`])).toEqual([`${origin}/assets/app-1.js`])
  })
  it('does not take the start page, or a hotel’s login page, for a script', async () => {
    const cache = makeCache()
    expect(await fillShell(files, origin, { cache, earlier: [], fetch: async () => html(), wait })).toEqual([`${origin}/assets/app-1.js`])
  })
  it('does not take a login page for the start page, nor the start page of another build', async () => {
    const cache = makeCache()
    const login = '<html><form action="/login"><script src="/portal.js"></script>'
    const fetch = (text: string) => async (address: string) => (address.endsWith('.js') ? script() : html(text))
    expect(await fillShell(files, origin, { cache, earlier: [], fetch: fetch(login), wait })).toEqual([`${origin}/index.html`])
    expect(await fillShell(files, origin, { cache, earlier: [], fetch: fetch(startPage.replace('app-1', 'app-2')), wait })).toEqual([`${origin}/index.html`])
    expect(await fillShell(files, origin, { cache, earlier: [], fetch: fetch(startPage), wait })).toEqual([])
  })
  it('knows its start page by every file that it names', () => {
    const addresses = [`${origin}/assets/app-1.js`, `${origin}/assets/look-1.css`]
    expect(isOurStart(`${startPage}<link href="/assets/look-1.css">`, addresses)).toBe(true)
    expect(isOurStart(`${startPage}<link href="/assets/look-2.css">`, addresses)).toBe(false)
    expect(isOurStart('<link href="/assets/look-1.css">', addresses)).toBe(false)
  })
  it('does not take a login page for a picture or the manifest', async () => {
    const more: ShellFile[] = [{ url: 'icons/icon-192.png', revision: 'a' }, { url: 'manifest.webmanifest', revision: 'b' }]
    expect(await fillShell(more, origin, { cache: makeCache(), earlier: [], fetch: async () => html(), wait })).toHaveLength(2)
    const right = (address: string) => new Response('x', { headers: { 'content-type': address.endsWith('png') ? 'image/png' : 'application/manifest+json' } })
    expect(await fillShell(more, origin, { cache: makeCache(), earlier: [], fetch: async (address) => right(address), wait })).toEqual([])
  })
  it('takes unchanged files from the build before and fetches the start page anew', async () => {
    const cache = makeCache()
    const earlier = { match: async (address: RequestInfo | URL) => (String(address).endsWith('.js') ? script() : html()) }
    const fetched: string[] = []
    await fillShell(files, origin, { cache, earlier: [earlier], fetch: async (address) => { fetched.push(address); return served(address) }, wait })
    expect(fetched).toEqual([`${origin}/index.html`])
  })
  it('fetches drawings when everything that runs is here', async () => {
    const cache = makeCache()
    const heldWhenAsked: number[] = []
    const fetch = async (address: string) => {
      if (!address.endsWith('.svg')) return served(address)
      heldWhenAsked.push(cache.files.size)
      return new Response('<svg/>', { headers: { 'content-type': 'image/svg+xml' } })
    }
    expect(await fillShell([{ url: 'assets/symbols-1.svg', revision: null }, ...files], origin, { cache, earlier: [], fetch, wait })).toEqual([])
    expect(heldWhenAsked).toEqual([2])
  })
  it('keeps the build before until the one after, and nothing of other caches is touched', () => {
    const build = buildOf(files)
    expect(outlived(['other', cacheOf('old'), cacheOf('before'), cacheOf(build)], build)).toEqual([cacheOf('old')])
    expect(outlived([cacheOf('before'), cacheOf(build)], build)).toEqual([])
  })
  it('starts the app offline at any of its own addresses, never at the server’s', () => {
    expect(['/', '/instruction/42', '/journal/7', '/demonstration'].map(isAppRoute)).toEqual([true, true, true, true])
    expect(['/api/me', '/support/9', '/demo/post', '/healthz'].map(isAppRoute)).toEqual([false, false, false, false])
  })
})

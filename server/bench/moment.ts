// The moment, on an installed phone without a network: from an address to a step that can be read, beside a bare page in the same browser.
// Times are those of the page's slowed main thread; a busy machine lengthens both sides, so the ratio is what to trust.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { repository } from '../config.ts'
import { serveBarePage } from './bare-page.ts'
import { findChromium, openChromium, type Chromium, type Page } from './chromium.ts'
import { serveDemo } from './demo-server.ts'
import { compare, median, type Row } from './rounds.ts'
import { noNetwork, pressedUntil, seenAfter, slow4g, until, watchFor } from './seen.ts'
import { heaviestMoment, momentWeight } from './weight.ts'

const rounds = 5
const step = `document.querySelector('h1.step-text')?.textContent`
const tile = `[...document.querySelectorAll('a.tile')].find((one) => one.textContent.includes('Krampanfall'))`
const button = `[...document.querySelectorAll('button')].find((one) => one.textContent.startsWith('OOmar') || one.textContent.startsWith('Omar'))`
const offlineReady = `document.body?.textContent.includes('redo för offline')`
const slowed = (page: Page, rate: number) => page.call('Emulation.setCPUThrottlingRate', { rate })
const ms = (time: number) => `${time.toFixed(0)} ms`
const load = () => `load ${loadavg()[0]!.toFixed(1)}`
const within = (name: string, times: number[], goal: number): Row => ({ name: `${name}, ${load()}`, ours: ms(median(times)), beside: '', ratio: '', goal: `≤ ${goal.toLocaleString('en')} ms`, met: median(times) <= goal })

export async function momentRows(): Promise<Row[]> {
  const { bytes } = momentWeight(join(repository, 'web/dist'))
  const rows: Row[] = [{ name: 'JavaScript of the moment path, gzip', ours: `${(bytes / 1000).toFixed(1)} kB`, beside: '', ratio: '', goal: `≤ ${heaviestMoment / 1000} kB`, met: bytes <= heaviestMoment }]
  const program = findChromium()
  if (!program) return [...rows, { name: 'the moment in a browser', ours: 'no Chromium here', beside: '', ratio: '', goal: '', met: null }]
  const profile = mkdtempSync(join(tmpdir(), 'viewme-bench-phone-'))
  const demo = await serveDemo()
  const bare = await serveBarePage()
  try {
    const phone: Phone = { program, profile, app: demo.address, bare: bare.address, subject: '' }
    rows.push(...await signedIn(phone))
    phone.subject = await install(phone)
    rows.push(await coldFiles(phone))
    // From here on there is nobody to ask.
    await Promise.all([demo.stop(), bare.stop()])
    rows.push(...await restarted(phone, 4, 400), ...await restarted(phone, 6), await reloaded(phone), await tapped(phone))
  } finally {
    await Promise.all([demo.stop(), bare.stop()])
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  }
  return rows
}

type Phone = { program: string; profile: string; app: string; bare: string; subject: string }

async function opened<T>({ program, profile }: Phone, use: (browser: Chromium) => Promise<T>): Promise<T> {
  const browser = await openChromium(program, profile)
  try { return await use(browser) } finally { await browser.close() }
}

/** Signs in as an assistant, waits until the phone says that all is there, and installs the bare page beside it. Gives the instruction's address. */
const install = (phone: Phone): Promise<string> => opened(phone, async (browser) => {
  const page = await browser.tab()
  await page.call('Page.enable')
  await page.call('Page.navigate', { url: `${phone.app}/sign-in` })
  await page.run(until(button))
  await page.run(`${button}.click()`)
  await page.run(until(`${tile} && ${offlineReady}`))
  const subject = await page.run<string>(`${tile}.href.match(/instruction\\/([0-9a-f-]{36})/)[1]`)
  await page.call('Page.navigate', { url: phone.bare })
  await page.run(`(async () => { while (!window.install) await new Promise((resolve) => { setTimeout(resolve, 20) }); await install() })()`)
  return subject
})

/** Somebody new on a browser that has never seen the app: until the sign-in can be used, and from the press on one's name to the tiles. */
async function signedIn(phone: Phone): Promise<Row[]> {
  const [before, after]: number[][] = [[], []]
  for (let round = -1; round < rounds; round++) {
    const browser = await openChromium(phone.program)
    const page = await browser.tab()
    await watchFor(page, button)
    await page.call('Network.emulateNetworkConditions', slow4g)
    await slowed(page, 4)
    const stood = await seenAfter(page, () => page.call('Page.navigate', { url: `${phone.app}/` }))
    const tiles = await pressedUntil(page, button, tile)
    if (round >= 0) { before!.push(stood); after!.push(tiles) }
    await browser.close()
  }
  return [
    { ...within('a new browser: address → sign-in usable, 4×, slow 4G', before!, 0), goal: '', met: null },
    within('a new browser: pressed one\'s name → tiles usable, 4×, slow 4G', after!, 2500),
  ]
}

/** Signed in, but every file of the app is fetched anew: a first load of the start screen. */
const coldFiles = (phone: Phone): Promise<Row> => opened(phone, async (browser) => {
  const times: number[] = []
  for (let round = -1; round < rounds; round++) {
    const page = await browser.tab()
    await watchFor(page, tile)
    await page.call('Storage.clearDataForOrigin', { origin: phone.app, storageTypes: 'service_workers,cache_storage' })
    await page.call('Network.clearBrowserCache')
    await page.call('Network.emulateNetworkConditions', slow4g)
    await slowed(page, 4)
    const time = await seenAfter(page, () => page.call('Page.navigate', { url: `${phone.app}/` }))
    if (round >= 0) times.push(time)
    await page.call('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    await slowed(page, 1)
    // The words alone still speak of the files that were thrown away, until the phone has looked.
    await page.run('navigator.serviceWorker.ready.then(() => true)')
    await page.run(until(offlineReady))
    await page.close()
  }
  return within('first load, signed in, no file of the app here → tiles usable, 4×, slow 4G', times, 2500)
})

async function restarted(phone: Phone, rate: number, goal?: number): Promise<Row[]> {
  const at = (url: string) => () => opened(phone, async (browser) => {
    const page = await browser.tab()
    await watchFor(page, step)
    await page.call('Network.emulateNetworkConditions', noNetwork)
    await slowed(page, rate)
    return seenAfter(page, () => page.call('Page.navigate', { url }))
  })
  const { ours, beside, ratio } = await compare(rounds, at(`${phone.app}/instruction/${phone.subject}?step=1`), at(phone.bare))
  const name = `browser restarted, no network → step one, ${rate}×`
  return [
    { name: `${name}, beside a bare page, ${load()}`, ours: ms(ours), beside: ms(beside), ratio: ratio.toFixed(2), goal: '≤ 1.5', met: ratio <= 1.5 },
    ...(goal ? [{ name, ours: ms(ours), beside: '', ratio: '', goal: `≤ ${goal} ms`, met: ours <= goal }] : []),
  ]
}

const reloaded = (phone: Phone): Promise<Row> => opened(phone, async (browser) => {
  const page = await browser.tab()
  await watchFor(page, step)
  await page.call('Network.emulateNetworkConditions', noNetwork)
  await slowed(page, 4)
  const times = [await seenAfter(page, () => page.call('Page.navigate', { url: `${phone.app}/instruction/${phone.subject}?step=1` }))]
  for (let round = 0; round < 15; round++) {
    // As a person does: after the page has come to rest.
    await pause(1000)
    times.push(await seenAfter(page, () => page.call('Page.reload')))
  }
  return within('reloaded, no network → step one, 4×', times.slice(1), 160)
})

const tapped = (phone: Phone): Promise<Row> => opened(phone, async (browser) => {
  const times: number[] = []
  for (let round = -1; round < rounds * 2; round++) {
    const page = await browser.tab()
    await watchFor(page, tile)
    await page.call('Network.emulateNetworkConditions', noNetwork)
    await slowed(page, 4)
    await seenAfter(page, () => page.call('Page.navigate', { url: `${phone.app}/` }))
    // Nobody finds the tile and presses it in less.
    await pause(1000)
    const time = await pressedUntil(page, tile, step)
    if (round >= 0) times.push(time)
    await page.close()
  }
  return within('tile → step one, no network, 4×', times, 100)
})

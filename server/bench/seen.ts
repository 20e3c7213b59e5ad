// When something can be read on a page: looked for at every change of the page, and told when the picture that shows it has been drawn.
import type { Page } from './chromium.ts'

/** Slow 4G, as the phone's own tools simulate it. */
export const slow4g = { offline: false, latency: 562, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 }
export const noNetwork = { offline: true, latency: 0, downloadThroughput: 0, uploadThroughput: 0 }

/** `find`: an expression that is true when it stands there. To be called once a page, before it goes anywhere. */
export async function watchFor(page: Page, find: string): Promise<void> {
  await page.call('Runtime.enable')
  await page.call('Page.enable')
  await page.call('Network.enable')
  await page.call('Runtime.addBinding', { name: 'benchSeen' })
  await page.call('Page.addScriptToEvaluateOnNewDocument', { source: `{
    const drawn = () => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => benchSeen(String(performance.now())); port2.postMessage(0) })
    const look = () => { if (${find}) { observer.disconnect(); drawn() } }
    const observer = new MutationObserver(look)
    observer.observe(document, { childList: true, subtree: true, characterData: true })
  }` })
}

/** Milliseconds from the beginning of the navigation until it could be read. */
export async function seenAfter(page: Page, act: () => Promise<unknown>): Promise<number> {
  const seen = page.heard('Runtime.bindingCalled')
  await act()
  return Number((await seen as { payload: string }).payload)
}

/** Milliseconds from a press on what `pressed` finds until `find` can be read. */
export const pressedUntil = (page: Page, pressed: string, find: string): Promise<number> => page.run(`new Promise((resolve) => {
  const began = performance.now()
  const drawn = () => requestAnimationFrame(() => { const { port1, port2 } = new MessageChannel(); port1.onmessage = () => resolve(performance.now() - began); port2.postMessage(0) })
  const observer = new MutationObserver(() => { if (${find}) { observer.disconnect(); drawn() } })
  observer.observe(document, { childList: true, subtree: true, characterData: true })
  ;(${pressed}).click()
})`)

/** An expression that resolves when `find` is true. */
export const until = (find: string) => `new Promise((resolve) => { const look = () => { if (${find}) { resolve(true); return true } }; if (!look()) new MutationObserver((_, observer) => { if (look()) observer.disconnect() }).observe(document, { childList: true, subtree: true, characterData: true }) })`

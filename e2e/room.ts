// What large text and a reader's own colours can take away: room to read in between the bars, and the ring around what has focus.
import type { Page } from '@playwright/test'

/** One line a finding. At the page's end the last words stand clear of the bar under them, what sticks leaves most of the window, and the alerts lie under nothing. */
export const coveredWords = (page: Page): Promise<string[]> => page.evaluate(lookAtBars)

/** One line a finding: what can have focus has a ring of 3:1 that nothing cuts or covers. */
export async function lostFocus(page: Page): Promise<string[]> {
  // From here on the browser shows the ring, as for whoever presses keys.
  await page.keyboard.press('Tab')
  return page.evaluate(lookAtRings)
}

// Both run in the page.
function lookAtBars(): string[] {
  const found: string[] = []
  scrollTo(0, document.documentElement.scrollHeight)
  const sticking = [...document.querySelectorAll('.alerts, .actions, .places')].filter((one) => getComputedStyle(one).position === 'sticky').map((one) => ({ one, box: one.getBoundingClientRect() }))
  const floor = Math.min(innerHeight, ...sticking.filter(({ box }) => box.top > innerHeight / 2).map(({ box }) => box.top))
  const roof = Math.max(0, ...sticking.filter(({ box }) => box.bottom < innerHeight / 2).map(({ box }) => box.bottom))
  // Alerts that somebody has opened are what is read.
  if (floor - roof < innerHeight * 0.55 && !document.querySelector('.alerts details[open]')) found.push(`only ${Math.round(floor - roof)} of ${innerHeight} px are left to read in`)
  const words = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT)
  let last: DOMRect | null = null
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    if (!text.textContent!.trim() || !text.parentElement!.checkVisibility() || text.parentElement!.closest('.actions, .visually-hidden')) continue
    const range = document.createRange()
    range.selectNodeContents(text)
    const box = range.getBoundingClientRect()
    if (!last || box.bottom > last.bottom) last = box
  }
  if (last && last.bottom > floor + 1) found.push(`the last words lie ${Math.round(last.bottom - floor)} px under the bar`)
  const alerts = document.querySelector('.alerts')!
  const { left, top, bottom } = alerts.getBoundingClientRect()
  for (const at of [top + 4, (top + bottom) / 2, bottom - 4]) {
    const upon = at > 0 && at < innerHeight ? document.elementFromPoint(left + 30, at) : null
    if (upon && !alerts.contains(upon)) found.push(`the alerts lie under ${upon.tagName.toLowerCase()}.${upon.className}`)
  }
  scrollTo(0, 0)
  return found
}

async function lookAtRings(): Promise<string[]> {
  const found: string[] = []
  const light = (colour: string) => {
    const [red, green, blue] = colour.match(/[\d.]+/g)!.map((part) => Number(part) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)) as [number, number, number]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: string, other: string) => { const [dark, pale] = [light(one), light(other)].toSorted((a, b) => a - b) as [number, number]; return (pale + 0.05) / (dark + 0.05) }
  const behind = (from: Element | null): string => {
    for (let one = from; one; one = one.parentElement) { const { backgroundColor } = getComputedStyle(one); if (!/, 0\)$|transparent/.test(backgroundColor)) return backgroundColor }
    return getComputedStyle(document.documentElement).backgroundColor
  }
  const groups = new Set<Element>()
  for (const one of document.querySelectorAll<HTMLElement>('a[href], button, summary, input, textarea, select, h1.step-text')) {
    if (!one.checkVisibility() || one.matches('.skip')) continue
    one.focus()
    if (document.activeElement !== one) continue
    const target = one.matches('[type="radio"], [type="checkbox"]') ? one.closest('label')! : one.matches('[type="file"]') ? one.parentElement! : one
    // The row of a box or a dot is told by the component library, at its next drawing. One of each group is enough.
    if (target !== one) {
      if (groups.has(target.parentElement!)) continue
      groups.add(target.parentElement!)
      await new Promise(requestAnimationFrame)
    }
    const style = getComputedStyle(target)
    const called = `${target.tagName.toLowerCase()}.${target.className} "${target.textContent!.trim().slice(0, 30)}"`
    const [width, offset] = [Number.parseFloat(style.outlineWidth), Number.parseFloat(style.outlineOffset)]
    if (style.outlineStyle === 'none' || width < 2) { found.push(`no ring: ${called}`); continue }
    const ratio = contrast(style.outlineColor, behind(offset < 0 ? target : target.parentElement))
    if (ratio < 3) found.push(`a ring of ${ratio.toFixed(1)}:1: ${called}`)
    // Alerts that somebody has opened are what is read.
    const bars = [...document.querySelectorAll('.alerts:not(:has(details[open])), .actions, .places')].filter((each) => getComputedStyle(each).position === 'sticky' && !each.contains(target))
    const barOver = () => bars.find((each) => {
      const [bar, { top, bottom, height }] = [each.getBoundingClientRect(), target.getBoundingClientRect()]
      // Of a field with many lines the browser brings forth the one that is written in.
      return Math.min(bottom, bar.bottom) - Math.max(top, bar.top) > (target.matches('textarea') ? height / 2 : 1) && height < innerHeight / 3
    })
    // A picture above that has just come may have moved it: asked for once more.
    if (barOver()) {
      one.blur()
      await new Promise(requestAnimationFrame)
      one.focus()
    }
    const bar = barOver()
    if (bar) found.push(`focus under ${bar.className}: ${called}`)
    const box = target.getBoundingClientRect()
    const grown = Math.max(0, offset + width)
    for (let around = target.parentElement; around && around !== document.body; around = around.parentElement) {
      if (getComputedStyle(around).overflowX === 'visible') continue
      const edge = around.getBoundingClientRect()
      if (box.left - grown < edge.left - 1 || box.right + grown > edge.right + 1 || box.top - grown < edge.top - 1) found.push(`a ring that is cut off: ${called}`)
    }
  }
  scrollTo(0, 0)
  return found
}

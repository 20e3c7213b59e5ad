// What a machine can find on the screen that is shown: axe's rules, targets a thumb misses, and text that runs out at the side.
import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const smallest = 44

/** One line a finding; empty when there is none. What the bar at the bottom covers just now is none: the window is made as high as the page. */
export async function findings(page: Page): Promise<string[]> {
  const seen = page.viewportSize()!
  for (let left = 5; ; left--) {
    const height = Math.max(seen.height, await heightOf(page))
    await page.setViewportSize({ width: seen.width, height })
    await page.waitForFunction((set) => innerHeight === set, height)
    // There are no frames to look into: the legacy mode spares a second page for each look. Nor are the rules brought in again where they are.
    const isThere = await page.evaluate(() => 'axe' in window)
    const { violations } = await new AxeBuilder({ page, ...(isThere ? { axeSource: 'true' } : {}) }).options({ runOnly: { type: 'tag', values: rules }, resultTypes: ['violations'] }).setLegacyMode(true).analyze()
    const sizes = await measured(page)
    // A page that grew meanwhile (a note came in) was looked at with the bar over it: look again.
    const grown = await heightOf(page) > height
    if (grown && left > 0) continue
    await page.setViewportSize(seen)
    return [...grown ? ['higher than the window, however high that is'] : [], ...violations.map((one) => `${one.id} ${one.nodes[0]?.target}: ${one.nodes[0]?.failureSummary}`), ...sizes]
  }
}

/** As `findings`, without axe's rules: where the same screen is looked at again in another size or other colours. */
export const measured = (page: Page): Promise<string[]> => page.evaluate(outOfMeasure, smallest)

/** One line a finding, in the window as high as it is: a target that a bar leaves too little of. */
export async function halfHidden(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).options({ runOnly: { type: 'rule', values: ['target-size'] }, resultTypes: ['violations'] }).setLegacyMode(true).analyze()
  return violations.flatMap((one) => one.nodes.map((node) => `${one.id} ${node.target}: ${node.failureSummary}`))
}

/** One line a finding, in the window as it stands when a step has come: its first and last line, what it asks one to press and the way on lie under nothing. */
export const behindBars = (page: Page): Promise<string[]> => page.evaluate(hiddenOfStep)

const heightOf = (page: Page): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight)

// Both run in the page.
function hiddenOfStep(): string[] {
  const found: string[] = []
  const isSeen = (one: Element, { left, right, top, bottom }: DOMRect) => [[left + 4, (top + bottom) / 2], [right - 4, (top + bottom) / 2], [(left + right) / 2, top + 4], [(left + right) / 2, bottom - 4]].every(([x, y]) => one.contains(document.elementFromPoint(x!, y!)))
  const title = document.querySelector('h1')!
  const range = document.createRange()
  range.selectNodeContents(title)
  const lines = [...range.getClientRects()].filter(({ width }) => width > 8)
  const roof = Math.max(0, document.querySelector('.alerts')!.getBoundingClientRect().bottom)
  const floor = document.querySelector('.actions')!.getBoundingClientRect().top
  // Longer than all there is between the bars: it begins at once under the alerts, and its last line is scrolled to.
  const isLong = title.getBoundingClientRect().height > floor - roof - 40
  if (!isSeen(title, lines[0]!)) found.push(`the first line is covered: ${Math.round(lines[0]!.top)}, the alerts end at ${Math.round(roof)}`)
  if (isLong ? lines[0]!.top > roof + 40 : !isSeen(title, lines.at(-1)!)) found.push(`the last line is covered: ${Math.round(lines.at(-1)!.bottom)}, the buttons begin at ${Math.round(floor)}`)
  const presses = [...document.querySelectorAll('.actions > *'), ...isLong ? [] : document.querySelectorAll('.doing > .button')]
  for (const one of presses) if (!isSeen(one, one.getBoundingClientRect())) found.push(`covered: "${one.textContent}" at ${Math.round(one.getBoundingClientRect().top)}–${Math.round(one.getBoundingClientRect().bottom)} of ${innerHeight}`)
  if (!isSeen(document.querySelector('.alerts-row')!, document.querySelector('.alerts-line')!.getBoundingClientRect())) found.push('the alerts are covered')
  return found
}

function outOfMeasure(least: number): string[] {
  const found: string[] = []
  const called = (one: Element) => `${one.tagName.toLowerCase()}.${one.className} "${one.textContent!.trim().slice(0, 40)}"`
  for (const one of document.querySelectorAll('a[href], button, summary, input, textarea, select, [role="button"]')) {
    // A box or a dot is touched by its whole row.
    const target = one.matches('[type="radio"], [type="checkbox"]') ? one.closest('label')! : one
    const { width, height } = target.getBoundingClientRect()
    const isSeen = width > 1 && height > 1
    if (isSeen && (width < least - 0.5 || height < least - 0.5)) found.push(`small target ${Math.round(width)}×${Math.round(height)}: ${called(target)}`)
  }
  // In the bars one hurries: a thumb that misses one meets nothing.
  for (const bar of document.querySelectorAll('.places ul, .actions')) {
    const boxes = [...bar.children].map((one) => one.getBoundingClientRect())
    const near = boxes.find((one, at) => boxes.slice(at + 1).some((other) => Math.max(other.left - one.right, other.top - one.bottom, one.top - other.bottom) < 7.5))
    if (near) found.push(`less than 8 px between targets: ${called(bar)}`)
  }
  const { scrollWidth, clientWidth } = document.documentElement
  const out = [...document.body.querySelectorAll('*')].find((one) => one.getBoundingClientRect().right > clientWidth + 1)
  if (scrollWidth > clientWidth) found.push(`scrolls sideways by ${scrollWidth - clientWidth} px${out ? `: ${called(out)}` : ''}`)
  // A box with an edge, or one that cuts off, holds all that stands in it.
  const isBox = (one: Element) => { const style = getComputedStyle(one); return style.display !== 'inline' && (Number.parseFloat(style.borderLeftWidth) > 0 || style.overflowX !== 'visible') }
  const boxAround = (from: Element | null): Element | null => { let one = from; while (one && one !== document.body && !isBox(one)) one = one.parentElement; return one }
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let text = words.nextNode(); text; text = words.nextNode()) {
    const parent = text.parentElement!
    if (!text.textContent!.trim() || !parent.checkVisibility() || parent.closest('.visually-hidden, .skip, option, textarea')) continue
    // By words: the space that a kept line break hangs out at its end shows nothing.
    const lines = [...text.textContent!.matchAll(/\S+/g)].flatMap((word) => {
      const range = document.createRange()
      range.setStart(text, word.index)
      range.setEnd(text, word.index + word[0].length)
      return [...range.getClientRects()]
    })
    const around = boxAround(parent)!
    const box = around.getBoundingClientRect()
    // Words for a screen reader alone.
    if (box.width <= 1) continue
    // A note in a list shows its first lines, and says so.
    const cutBelow = getComputedStyle(around).overflowY === 'hidden' && getComputedStyle(around).webkitLineClamp === 'none'
    if (lines.some((line) => line.right > box.right + 1 || line.left < box.left - 1 || (cutBelow && line.bottom > box.bottom + 1))) found.push(`sticks out of its box: ${called(parent)}`)
  }
  for (const one of document.querySelectorAll('main a[href], main button, main img, main input:not([type="radio"], [type="checkbox"]), main textarea, main select, main section, main li')) {
    const box = boxAround(one.parentElement)?.getBoundingClientRect()
    const { left, right, width } = one.getBoundingClientRect()
    if (box && width > 1 && one.checkVisibility() && (right > box.right + 1 || left < box.left - 1)) found.push(`sticks out of its box: ${called(one)}`)
  }
  return found
}

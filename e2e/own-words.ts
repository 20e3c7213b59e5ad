// What people have written is in Swedish on an English screen too: a screen reader must be told so, or it reads it in an English voice.
import type { Page } from '@playwright/test'

/** What of the page is Swedish and stands as if it were English; [] as it should be. Names need no language. */
export const swedishAsEnglish = (page: Page): Promise<string[]> => page.evaluate(() => {
  const names = /(?<!\p{L})(Svenska|Björn|Övning|Mönster|Neurén|Låtsén|Påhittović|Wilhelmina-Alexandrinaförlängd)(?!\p{L})/gu
  const swedish = /[åäö]|\b(och|inte|att|hon|henne|som|till|med|av|det|den|ett|har|vid|eller|ring|krampanfall|taklyften|hemma|badrummet|mens|sked|lyft|epilepsi|mamma|pappa|syster|verksamhet)\b/iu
  const isSwedish = (text: string) => swedish.test(text.replace(names, ''))
  const standsAsEnglish = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === 'en'
  const found = new Set<string>()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const around = node.parentElement!
    // What is dragged is announced by the component library, in one text of both.
    if (around.closest('script, style, noscript, textarea, option, [data-live-announcer], [style*="display: none"]') || !standsAsEnglish(around)) continue
    if (isSwedish(node.textContent!)) found.add(`${around.tagName.toLowerCase()} ${around.className}: ${node.textContent!.trim()}`)
  }
  for (const image of document.querySelectorAll('img[alt]')) if (standsAsEnglish(image) && isSwedish(image.getAttribute('alt')!)) found.add(`img: ${image.getAttribute('alt')}`)
  return [...found]
})

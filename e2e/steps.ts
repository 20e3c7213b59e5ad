// From one step to the next, as somebody does who reads it.
import { expect, type Page } from '@playwright/test'

/** A press in the moment that a step comes is taken for a thumb that shakes: pressed anew until it counts. */
export async function goOn(page: Page, press: () => Promise<void>): Promise<void> {
  const from = page.url()
  await expect(async () => {
    if (page.url() === from) await press()
    expect(page.url()).not.toBe(from)
  }).toPass({ intervals: [100] })
}

// The browsers of the journeys: Chromium, and its headless shell, which has the same engine and storage without windows, settings and offers
// around them: it starts in less than half of the time, and a journey takes a quarter less of the machine.
import { existsSync } from 'node:fs'
import type { LaunchOptions } from '@playwright/test'

const told = process.env.CHROMIUM
const chromium = told ?? ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
// Who says which Chromium says the other too, or means that one alone.
const shell = process.env.CHROMIUM_SHELL ?? (told ? undefined : ['/usr/bin/chromium-headless-shell'].find(existsSync)) ?? chromium

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']

/** `isWhole`: Chromium with all that a human sees around a page. Where none was found, the test runner's own: its shell, if nothing else is said. */
export const launching = (isWhole: boolean): LaunchOptions => {
  const program = isWhole ? chromium : shell
  return { args, ...program ? { executablePath: program } : isWhole ? { channel: 'chromium' } : {} }
}

// Journeys in a real browser against the real server: one for each lane (served.ts).
import { defineConfig } from '@playwright/test'

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  // Whichever lane is free takes the next journey: none asks for what another has left behind.
  workers: Number(process.env.E2E_LANES ?? 1),
  fullyParallel: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    viewport: { width: 390, height: 844 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
    // A recording of every step costs as much as the steps: asked for when a failure is to be understood.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
  },
})

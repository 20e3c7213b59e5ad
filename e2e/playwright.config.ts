// Journeys in a real browser against the real server, started on a data directory of its own.
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const port = Number(process.env.E2E_PORT ?? 3217)
const address = `http://localhost:${port}`
const found = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find(existsSync)
const chromium = process.env.CHROMIUM ?? found
process.env.E2E_DIR ??= mkdtempSync(join(tmpdir(), 'viewme-e2e-'))

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `../${process.env.E2E_RESULTS ?? 'test-results'}`,
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  reporter: 'list',
  use: {
    baseURL: address,
    actionTimeout: 20_000,
    navigationTimeout: 20_000,
    viewport: { width: 390, height: 844 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    screenshot: 'only-on-failure',
    // A recording of every step costs as much as the steps: asked for when a failure is to be understood.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
    },
  },
  webServer: {
    // What the server says lies with its data: the canary must not stand there either.
    command: `exec ${process.execPath} server/main.ts start > "${join(process.env.E2E_DIR, 'server.log')}" 2>&1`,
    cwd: join(import.meta.dirname, '..'),
    url: `${address}/readyz`,
    reuseExistingServer: false,
    timeout: 60_000,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    env: { PORT: String(port), DATA_DIR: join(process.env.E2E_DIR, 'data'), KEYS_DIR: join(process.env.E2E_DIR, 'keys'), LOG_LEVEL: 'debug' },
  },
})

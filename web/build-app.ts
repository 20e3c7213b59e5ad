// Builds the web for good, as `vite build` does, and ends. The compiler of the texts leaves a timer of half a minute behind: not waited for.
// A folder's name as argument: the same sources as other files (nothing is made small), put there.
import { fileURLToPath } from 'node:url'
import { build } from 'vite'

const [beside] = process.argv.slice(2)
await build({
  configFile: fileURLToPath(new URL('vite.config.ts', import.meta.url)), logLevel: beside ? 'error' : 'warn',
  ...beside ? { build: { minify: false, outDir: beside } } : {},
})
process.exit()

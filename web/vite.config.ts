import { paraglideVitePlugin } from '@inlang/paraglide-js'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import react from '@vitejs/plugin-react'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { classic } from './vite.classic.ts'
import { light } from './vite.light.ts'
import { startPage } from './vite.start-page.ts'
import { paraglideOptions } from './paraglide.config.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** Beside each built text file, the same packed: the server gives it to whoever can read it. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  writeBundle({ dir }) {
    for (const folder of [`${dir}/assets`, dir!]) {
      for (const name of existsSync(folder) ? readdirSync(folder) : []) {
        if (!/\.(js|css|svg|html)$/.test(name)) continue
        const text = readFileSync(`${folder}/${name}`)
        writeFileSync(`${folder}/${name}.br`, brotliCompressSync(text))
        writeFileSync(`${folder}/${name}.gz`, gzipSync(text, { level: 9 }))
      }
    }
  },
}

/** The typeface is asked for with the page itself: text is laid out once, not first in another face and then again. */
const firstFont: Plugin = {
  name: 'first-font',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle }) => {
      const font = Object.keys(bundle ?? {}).find((name) => /latin-wght-normal.*\.woff2$/.test(name))
      if (!font) throw new Error('The typeface is not in what is built.')
      return [{ tag: 'link', attrs: { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${font}`, crossorigin: true }, injectTo: 'head' }]
    },
  },
}

export default defineConfig({
  root: here('.'),
  plugins: [
    light(here('main.tsx')),
    react(),
    paraglideVitePlugin(paraglideOptions(here('.'))),
    // Without this every language of the component library is downloaded. With it, components crash outside an
    // I18nProvider of these: app.tsx always sets one. British English has no words of its own in it and borrows the American.
    { ...optimizeLocales.vite({ locales: ['sv-SE', 'en-GB', 'en-US'] }), enforce: 'pre' } as Plugin,
    firstFont,
    classic,
    startPage(here('moment/first-read.data.ts')),
    packed,
    existsSync(here('sw/service-worker.ts')) && VitePWA({
      strategies: 'injectManifest',
      srcDir: 'sw',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: { globPatterns: ['**/*.{js,css,html,woff2,svg,png,webmanifest}'] },
    }),
  ],
  build: {
    outDir: here('dist'),
    emptyOutDir: true,
    target: 'es2022',
    // Inlined files would need data: in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // The moment path downloads React and its own files, nothing else.
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler)\//, priority: 20 },
            // What one screen alone needs (dragging) stays with it.
            { name: 'components', minShareCount: 2, test: /node_modules\/(react-aria|react-aria-components|react-stately|@react-aria|@react-stately|@internationalized|@react-types)\//, priority: 10 },
            { name: 'router', test: /node_modules\/@tanstack\//, priority: 10 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173, proxy: { '/api': `http://127.0.0.1:${process.env.PORT ?? 3000}` } },
})

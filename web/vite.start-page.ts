// What stands in the start page itself, so that a phone that opens it has it at once: the first reading of its copy, and the looks.
import { build, type Plugin } from 'vite'

const place = '<!-- first-read -->'
/** Named in the page's policy by what it says (server/platform/shell.ts), so that no other script in a page can run. */
const scriptOf = async (file: string): Promise<string> => {
  const built = await build({ configFile: false, logLevel: 'silent', build: { write: false, target: 'es2022', modulePreload: false, rolldownOptions: { input: file, output: { format: 'iife', codeSplitting: false } } } })
  const [made] = Array.isArray(built) ? built : [built]
  const [chunk] = 'output' in made! ? made.output : []
  if (chunk?.type !== 'chunk') throw new Error(`${file} cannot be built.`)
  // In ASCII, whatever the page is read as.
  return chunk.code.trim().replaceAll('</', '<\\/').replace(/[^\n\t -~]/g, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export const startPage = (firstRead: string): Plugin => ({
  name: 'start-page',
  apply: 'build',
  generateBundle: {
    order: 'post',
    async handler(_, bundle) {
      const page = bundle['index.html']
      if (page?.type !== 'asset') return
      let text = String(page.source)
      const script = await scriptOf(firstRead)
      if (!text.includes(place)) this.error('The start page has no place for its first reading.')
      text = text.replace(place, () => `<script>${script}</script>`)
      const [link, file] = /<link rel="stylesheet"[^>]* href="\/([^"]+)">/.exec(text) ?? []
      const looks = file ? bundle[file] : undefined
      if (!link || looks?.type !== 'asset') return this.error('The start page names no looks.')
      page.source = text.replace(link, () => `<style>${String(looks.source).trim()}</style>`)
      // Parts of the app that come later name it among what they need: it is there, and so is the file that is named in its place.
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const first = chunks.find((one) => one.isEntry)!
      for (const chunk of chunks) chunk.code = chunk.code.replaceAll(`"${file}"`, `"${first.fileName}"`)
      delete bundle[file!]
    },
  },
})

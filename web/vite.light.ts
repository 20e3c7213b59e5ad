// The moment path is drawn by Preact: React takes longer to start on a slow phone than everything else there together.
// The same screens are used by the rest of the app, which needs React for its component library. So in what is built, the screens and hooks
// that main.tsx imports at once exist twice: as themselves, and as a light copy in which 'react' means 'preact/compat'.
// Only what draws is copied. What remembers anything (where we are, the language, what was told) is a module without 'react' in it, and exists once.
// In development, and in tests of single parts, there is React alone.
import { readFileSync } from 'node:fs'
import type { Plugin } from 'vite'

const mark = '?light'
const libraries: Record<string, string> = { 'react': 'preact/compat', 'react/jsx-runtime': 'preact/jsx-runtime', 'react-dom/client': 'preact/compat/client' }
const usesReact = (file: string): boolean => file.endsWith('.tsx') || /\bfrom\s*['"]react['"]/.test(readFileSync(file, 'utf8'))
/** At the top of a module: would be there twice, and one half would not know what the other remembers. */
const remembers = /^(?:export )?(?:let |const \w+(?:: [^=]+)? = new (?:Set|Map|WeakMap|WeakSet)\b)/m

export function light(entry: string): Plugin {
  const isLight = (id: string | undefined) => id === entry || id?.endsWith(mark) === true
  return {
    name: 'light',
    apply: 'build',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      // Behind an import(…) is the rest of the app.
      if (!importer || !isLight(importer) || options.kind === 'dynamic-import') return null
      const library = libraries[source]
      const found = await this.resolve(library ?? source, importer.replace(mark, ''), { ...options, skipSelf: true })
      if (library || !found || found.external) return found
      const copied = /^\/.*\.(tsx?|m?js)$/.test(found.id) && (found.id.includes('/lucide-react/') || (!found.id.includes('/node_modules/') && usesReact(found.id)))
      return copied ? { ...found, id: found.id + mark } : found
    },
    load(id) {
      if (!id.endsWith(mark)) return null
      const file = id.slice(0, -mark.length)
      const code = readFileSync(file, 'utf8')
      if (!file.includes('/node_modules/') && remembers.test(code)) this.error(`${file} is built twice and remembers something: move what it remembers to a module without react.`)
      return { code, moduleType: file.endsWith('.tsx') ? 'tsx' : file.endsWith('.ts') ? 'ts' : 'js' }
    },
    generateBundle(_, bundle) {
      const first = Object.values(bundle).find((one) => one.type === 'chunk' && one.isEntry && one.facadeModuleId?.endsWith('index.html'))
      if (first?.type === 'chunk' && first.moduleIds.some((id) => /node_modules\/react(-dom)?\//.test(id))) this.error('What runs first must not hold React.')
    },
  }
}

// What runs first is a classic script. A browser keeps the compiled form of a classic script beside the file that the service worker holds, from
// the installation on; Chromium compiles a module anew at every start instead, a function at a time, which on a slow phone is a quarter of what
// the first screen takes. The rest of the app is modules, and imports from what ran first as before: what stands under its name hands over the same things.
import { hash } from 'node:crypto'
import type { Plugin } from 'vite'

const shared = 'viewmeFirst'
type Chunk = { fileName: string; imports: string[]; isEntry: boolean; facadeModuleId: string | null }
const isFirst = (chunk: Chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('index.html') === true
const exported = /\bexport\s*\{([^}]*)\};?\s*$/
const imported = /^import\s*(?:\{([^}]*)\}\s*from\s*)?["']\.\/([^"']+)["'];?/gm

/** What runs first, and what it imports at once: the bundler may lay a part of it in a file of its own. Imported ones before those that import them. */
function partsOfFirst<C extends Chunk>(chunks: readonly C[]): C[] {
  const found = new Set<C>()
  const add = (chunk: C | undefined): void => {
    if (!chunk || found.has(chunk)) return
    for (const name of chunk.imports) add(chunks.find((one) => one.fileName === name))
    found.add(chunk)
  }
  add(chunks.find(isFirst))
  return [...found]
}

/** "a as b, c" → [["a", "b"], ["c", "c"]] */
const namesOf = (list: string): [local: string, name: string][] =>
  list.split(',').map((one) => one.trim()).filter(Boolean).map((one) => { const [local, name = local] = one.split(/\s+as\s+/) as [string, string?]; return [local, name] })

type Node = { type: string; name?: string; [part: string]: unknown }
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string'
const partsOf = (node: Node): Node[] => Object.values(node).flat().filter(isNode)
const isFunction = ({ type }: Node) => /Function/.test(type)
/** Names that a function declares anywhere in it, its parameters too: those are its own. */
const declaredIn = (node: Node, of = node): string[] => {
  const bound = (pattern: Node): string[] => (pattern.type === 'Identifier' ? [pattern.name!] : partsOf(pattern).flatMap(bound))
  const own = node === of ? (node.params as Node[]).flatMap(bound) : node.type === 'VariableDeclarator' || node.type === 'CatchClause' ? bound((node.id ?? node.param ?? { type: '' }) as Node) : []
  return [...own, ...(isFunction(node) && node !== of ? [] : partsOf(node).flatMap((part) => declaredIn(part, of)))]
}

/** The names among `wanted` that anything assigns to after they were made. A module that imports one sees every later value; what is handed over is the value when the script has run. */
function assignedIn(program: Node, wanted: ReadonlySet<string>): string[] {
  const found = new Set<string>()
  const look = (node: Node, shadowed: ReadonlySet<string>): void => {
    const inner = isFunction(node) ? new Set([...shadowed, ...declaredIn(node)]) : shadowed
    const target = (node.type === 'AssignmentExpression' ? node.left : node.type === 'UpdateExpression' ? node.argument : null) as Node | null
    if (target?.type === 'Identifier' && wanted.has(target.name!) && !inner.has(target.name!)) found.add(target.name!)
    for (const part of partsOf(node)) look(part, inner)
  }
  look(program, new Set())
  return [...found]
}

export const classic: Plugin = {
  name: 'classic',
  apply: 'build',
  renderChunk: {
    order: 'post',
    handler(code, chunk, _, { chunks }) {
      if (!partsOfFirst(Object.values(chunks)).some((one) => one.fileName === chunk.fileName)) return null
      const [whole, list] = exported.exec(code) ?? []
      if (!whole) this.error(`${chunk.fileName} exports nothing that the rest could use.`)
      const names = namesOf(list!)
      const [changing] = assignedIn(this.parse(code) as unknown as Node, new Set(names.map(([local]) => local)))
      if (changing) this.error(`${changing} changes after it has been handed over: export a function that reads it.`)
      const body = code.slice(0, -whole.length).replaceAll('import.meta', 'meta')
        .replace(imported, (_line, taken: string | undefined, file: string) => (taken ? `const { ${namesOf(taken).map(([name, local]) => `'${name}': ${local}`).join(', ')} } = ${shared}['assets/${file}'];` : ''))
      return { code: `(() => { 'use strict'; const meta = { url: document.currentScript.src };\n${body}\n(globalThis.${shared} ??= {})['${chunk.fileName}'] = { ${names.map(([local, name]) => `'${name}': ${local}`).join(', ')} } })();`, map: null }
    },
  },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const parts = partsOfFirst(Object.values(bundle).filter((one) => one.type === 'chunk'))
      const page = bundle['index.html']
      if (parts.length === 0 || page?.type !== 'asset') return
      const code = parts.map((one) => one.code).join('\n')
      const fileName = `assets/first-${hash('sha256', code, 'base64url').slice(0, 8)}.js`
      this.emitFile({ type: 'asset', fileName, source: code })
      if (code.split('const __vite__mapDeps=').length > 2) this.error('Two parts of what runs first fetch the rest: they would take each other\'s list for their own.')
      for (const part of parts) {
        part.code = `const first=${shared}[${JSON.stringify(part.fileName)}];${part.exports.map((name, at) => `const _${at}=first[${JSON.stringify(name)}]`).join(';')};export{${part.exports.map((name, at) => `_${at} as ${name}`).join(',')}}`
      }
      let text = String(page.source)
      const asModule = new RegExp(`<script type="module"[^>]*src="/${parts.at(-1)!.fileName}"></script>`)
      if (!asModule.test(text)) this.error('The start page does not name what runs first.')
      text = text.replace(asModule, `<script defer src="/${fileName}"></script>`)
      // Nor is what is in it asked for by itself.
      for (const part of parts) text = text.replace(new RegExp(`\\s*<link rel="modulepreload"[^>]*href="/${part.fileName}">`), '')
      page.source = text
    },
  },
}

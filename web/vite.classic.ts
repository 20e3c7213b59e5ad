// What runs first is a classic script. A browser keeps the compiled form of a classic script beside the file that the service worker holds, from
// the installation on; Chromium compiles a module anew at every start instead, a function at a time, which on a slow phone is a quarter of what
// the first screen takes. The rest of the app is modules, and imports from what ran first as before: what stands under its name hands over the same things.
import { hash } from 'node:crypto'
import type { Plugin } from 'vite'

const shared = 'viewmeFirst'
const isFirst = (chunk: { isEntry: boolean; facadeModuleId: string | null }) => chunk.isEntry && chunk.facadeModuleId?.endsWith('index.html') === true
const exported = /\bexport\s*\{([^}]*)\};?\s*$/

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
    handler(code, chunk) {
      if (!isFirst(chunk)) return null
      if (chunk.imports.length > 0) this.error(`What runs first must stand alone: it imports ${chunk.imports.join(', ')}.`)
      const [whole, list] = exported.exec(code) ?? []
      if (!whole) this.error('What runs first exports nothing that the rest could use.')
      const names = namesOf(list!)
      const [changing] = assignedIn(this.parse(code) as unknown as Node, new Set(names.map(([local]) => local)))
      if (changing) this.error(`${changing} changes after it has been handed over: export a function that reads it.`)
      const body = code.slice(0, -whole.length).replaceAll('import.meta', 'meta')
      return { code: `(() => { 'use strict'; const meta = { url: document.currentScript.src };\n${body}\nglobalThis.${shared} = { ${names.map(([local, name]) => `'${name}': ${local}`).join(', ')} } })()`, map: null }
    },
  },
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const chunk = Object.values(bundle).find((one) => one.type === 'chunk' && isFirst(one))
      const page = bundle['index.html']
      if (chunk?.type !== 'chunk' || page?.type !== 'asset') return
      const fileName = `assets/first-${hash('sha256', chunk.code, 'base64url').slice(0, 8)}.js`
      this.emitFile({ type: 'asset', fileName, source: chunk.code })
      chunk.code = `const first=${shared};${chunk.exports.map((name, at) => `const _${at}=first[${JSON.stringify(name)}]`).join(';')};export{${chunk.exports.map((name, at) => `_${at} as ${name}`).join(',')}}`
      const asModule = new RegExp(`<script type="module"[^>]*src="/${chunk.fileName}"></script>`)
      const text = String(page.source)
      if (!asModule.test(text)) this.error('The start page does not name what runs first.')
      page.source = text.replace(asModule, `<script defer src="/${fileName}"></script>`)
    },
  },
}

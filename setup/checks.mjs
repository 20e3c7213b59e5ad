// The static checks: types, lint, import rules. Each is a name and what to run, which says how it went when it has ended.
import { existsSync } from 'node:fs'
import { at, packageFile } from './place.mjs'
import { runHeld, runNode24 } from './run.mjs'

const tsc = (project) => runHeld([packageFile('.', 'typescript', 'bin/tsc'), '--noEmit', '-p', project])

/** The web's texts are compiled to code that the checks need; a build has done it too. The compiler leaves a timer of half a minute behind: not waited for. */
export const compileTexts = () => runNode24(['--input-type=module', '-e', "await import('./web/compile-texts.ts'); process.exit()"])

export function checks() {
  const all = []
  const add = (name, work) => all.push({ name, work })
  add('types of contract and server', () => tsc('tsconfig.json'))
  for (const workspace of ['web', 'e2e']) {
    if (existsSync(at(workspace, 'tsconfig.json'))) add(`types of ${workspace}`, () => tsc(`${workspace}/tsconfig.json`))
  }
  add('lint', () => runHeld([packageFile('.', 'oxlint', 'bin/oxlint'), '--deny-warnings']))
  if (existsSync(at('.dependency-cruiser.cjs'))) {
    const folders = ['contract', 'server', 'web', 'model', 'e2e', 'setup'].filter((folder) => existsSync(at(folder)))
    add('import rules', () => runHeld([packageFile('.', 'dependency-cruiser', 'bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', ...folders]))
  }
  if (['knip.json', 'knip.jsonc', 'knip.ts'].some((file) => existsSync(at(file)))) add('nothing unused', () => runHeld([packageFile('.', 'knip', 'bin/knip.js')]))
  return all
}

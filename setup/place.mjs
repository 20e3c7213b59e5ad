// Where things are, and the Node that everything runs on. The files of this folder run on the system's own Node (18 or later) and
// need nothing installed: they are what installs.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const at = (...path) => join(root, ...path)

/** Node 24 from npm, or the system's own where npm has none for this machine. */
export function node24() {
  const own = at('node_modules/.bin/node')
  if (existsSync(own)) return own
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  throw new Error('Node 24 is not installed by npm on this machine, and the Node that runs this is older. Install Node 24 and try again.')
}

/** The file of a package's command, found as the workspace that depends on it would find it. */
export function packageFile(workspace, name, file) {
  for (const folder of [at(workspace), root]) {
    const path = join(folder, 'node_modules', name, file)
    if (existsSync(path)) return path
  }
  throw new Error(`${name} is not installed. Remove the folder node_modules and try again.`)
}

export const say = (line) => { process.stdout.write(`${line}\n`) }

// Whoever reads our output may be gone before us.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

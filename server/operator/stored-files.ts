// Stored files are sealed and never changed, each under a random id: copying means copying what is missing.
import { copyFile, readdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { isNotFound, makePrivateFolder } from '../platform/keys/durable-files.ts'

export const filesFolder = (dir: string) => join(dir, 'files')

export async function copyMissingFiles(from: string, to: string): Promise<number> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true }).catch((error) => { if (isNotFound(error)) return []; throw error })
  const there = new Set(await readdir(to, { recursive: true }).catch(() => []))
  let copied = 0
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const name = path.slice(from.length + 1)
    if (!entry.isFile() || there.has(name) || name.includes('.tmp')) continue
    await makePrivateFolder(dirname(join(to, name)))
    await copyFile(path, join(to, `${name}.tmp`))
    await rename(join(to, `${name}.tmp`), join(to, name))
    copied += 1
  }
  return copied
}

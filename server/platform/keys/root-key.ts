// The root key: 32 bytes as hexadecimal text in a file that only the server's user may read. It wraps everything else here.
// Never made anew while something wrapped by an older one exists: that would make the loss final.
import { randomBytes } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isNotFound, makePrivateFolder, writeOnce } from './durable-files.ts'
import { KeyStoreMissing, RootKeyMalformed, RootKeyMissing, RootKeyUnsafe } from './key-faults.ts'

export async function readRootKey(options: { file: string; dir: string; mayCreate: boolean; wrappedKeysExist: boolean }): Promise<Buffer> {
  const { file } = options
  let info = await stat(file).catch((error) => { if (isNotFound(error)) return null; throw error })
  if (!info) {
    if (options.wrappedKeysExist) throw new RootKeyMissing(file)
    if (!options.mayCreate) throw new KeyStoreMissing(options.dir)
    await makePrivateFolder(dirname(file))
    await writeOnce(file, randomBytes(32).toString('hex') + '\n')
    info = await stat(file)
  }
  if (!info.isFile()) throw new RootKeyUnsafe(file, 'is not an ordinary file')
  if ((info.mode & 0o077) !== 0) throw new RootKeyUnsafe(file, `can be read by others than its owner (permissions ${(info.mode & 0o777).toString(8)})`)
  const me = process.getuid?.()
  if (me !== undefined && me !== 0 && info.uid !== me) throw new RootKeyUnsafe(file, 'belongs to another user')
  const text = (await readFile(file, 'utf8')).trim()
  if (!/^[0-9a-f]{64}$/i.test(text)) throw new RootKeyMalformed(file)
  return Buffer.from(text, 'hex')
}

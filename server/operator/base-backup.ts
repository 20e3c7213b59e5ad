// A base backup of the embedded cluster by PostgreSQL's backup API: pg_backup_start, copy, pg_backup_stop. The server may be working.
// One archive, packed, sealed with a key of the key store, flushed before it is called done. Copies no WAL: wal-copies.ts does.
import { createWriteStream } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type { ClientBase } from 'pg'
import { pack } from 'tar-stream'
import type { Pack } from 'tar-stream'
import { isNotFound } from '../platform/keys/durable-files.ts'
import { packing, sealing } from './sealed-stream.ts'

/** Made anew by every start, or belonging to a running one: PostgreSQL's manual says to leave the content out. */
const foldersLeftEmpty = new Set(['pg_wal', 'pg_replslot', 'pg_dynshmem', 'pg_notify', 'pg_serial', 'pg_snapshots', 'pg_stat_tmp', 'pg_subtrans'])
const filesLeftOut = new Set(['postmaster.pid', 'postmaster.opts', 'backup_label', 'tablespace_map', 'recovery.signal', 'standby.signal', 'backup_manifest'])

export type BasePosition = { start: string; startFile: string; stop: string; stopFile: string; stoppedAt: string }

/** `client` must be one connection of its own: the backup belongs to its session. */
export async function copyBase(client: ClientBase, pgData: string, target: { file: string; key: Buffer; name: string; label: string }): Promise<BasePosition> {
  const { rows: [begun] } = await client.query('SELECT lsn::text AS lsn, pg_walfile_name(lsn) AS file FROM pg_backup_start($1, true) AS lsn', [target.label])
  const archive = pack()
  const writing = pipeline(archive, createGzip({ level: 1, ...packing }), sealing(target.key, target.name), createWriteStream(target.file, { flags: 'wx', mode: 0o600, flush: true }))
  // A target that fills up must end the packing, not leave it waiting.
  let stopped: unknown
  writing.catch((error) => { stopped = error; archive.destroy() })
  const check = () => { if (stopped) throw stopped }
  try {
    await packFolder(archive, pgData, '', check)
    // The control file goes last: it must not be older than what was copied before it.
    await packFile(archive, join(pgData, 'global', 'pg_control'), 'global/pg_control')
    const { rows: [ended] } = await client.query(`SELECT lsn::text AS lsn, pg_walfile_name(lsn) AS file, labelfile, to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS at FROM pg_backup_stop(false)`)
    archive.entry({ name: 'backup_label', mode: 0o600 }, ended.labelfile as string)
    archive.finalize()
    await writing
    return { start: begun.lsn, startFile: begun.file, stop: ended.lsn, stopFile: ended.file, stoppedAt: ended.at }
  } catch (error) {
    archive.destroy()
    await writing.catch(() => {})
    throw stopped ?? error
  }
}

async function packFolder(archive: Pack, root: string, under: string, check: () => void): Promise<void> {
  const entries = await readdir(join(root, under), { withFileTypes: true })
  for (const entry of entries) {
    check()
    const name = under ? `${under}/${entry.name}` : entry.name
    if (entry.isDirectory()) {
      archive.entry({ name: `${name}/`, type: 'directory', mode: 0o700 })
      if (name === 'pg_wal') archive.entry({ name: 'pg_wal/archive_status/', type: 'directory', mode: 0o700 })
      if (!foldersLeftEmpty.has(name) && !entry.name.startsWith('pgsql_tmp')) await packFolder(archive, root, name, check)
    } else if (entry.isFile() && name !== 'global/pg_control' && !filesLeftOut.has(entry.name) && !entry.name.startsWith('pgsql_tmp') && !entry.name.startsWith('pg_internal.init')) {
      await packFile(archive, join(root, name), name)
    }
  }
}

/** A file may grow, shrink or vanish while it is read; the WAL puts it right. The archive needs the length it was told. */
async function packFile(archive: Pack, path: string, name: string): Promise<void> {
  const file = await open(path, 'r').catch((error) => { if (isNotFound(error)) return null; throw error })
  if (!file) return
  try {
    const { size, mode } = await file.stat()
    await pipeline(exactly(file, size), archive.entry({ name, size, mode: mode & 0o700 }))
  } finally {
    await file.close()
  }
}

async function* exactly(file: FileHandle, size: number): AsyncGenerator<Buffer> {
  const piece = 256 * 1024
  for (let at = 0; at < size; at += piece) {
    const buffer = Buffer.alloc(Math.min(piece, size - at))
    await file.read(buffer, 0, buffer.length, at)
    yield buffer
  }
}

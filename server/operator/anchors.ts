// Where each chain ended when it was last proven, kept in the key store, out of reach of whoever holds the database: a chain that was
// cut at its end together with its head, or written anew from the start, does not lead there any more. Ids, numbers and hashes only.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { isNotFound, writeDurably } from '../platform/keys/durable-files.ts'
import type { Link } from './chains.ts'

export type AccountAnchor = { writes: Link; reads: Link }
export type Anchor = { at: string; history: string; accounts: Map<string, AccountAnchor> }

const anchorFile = (keysDir: string) => join(keysDir, 'anchor.json')
type Written = { format: 1; at: string; history: string; accounts: Record<string, [number, string, number, string]> }

export async function readAnchor(keysDir: string): Promise<Anchor | null> {
  const text = await readFile(anchorFile(keysDir), 'utf8').catch((error) => { if (isNotFound(error)) return null; throw error })
  if (!text) return null
  const { at, history, accounts } = JSON.parse(text) as Written
  const link = (n: number, hash: string): Link => ({ n, hash: Buffer.from(hash, 'base64') })
  return { at, history, accounts: new Map(Object.entries(accounts).map(([account, [w, wh, r, rh]]) => [account, { writes: link(w, wh), reads: link(r, rh) }])) }
}

export async function dropAnchor(keysDir: string, anchor: Anchor): Promise<void> {
  const accounts = Object.fromEntries([...anchor.accounts].map(([account, { writes, reads }]) =>
    [account, [writes.n, writes.hash.toString('base64'), reads.n, reads.hash.toString('base64')] as [number, string, number, string]]))
  await writeDurably(anchorFile(keysDir), JSON.stringify({ format: 1, at: anchor.at, history: anchor.history, accounts } satisfies Written) + '\n')
}

/** Null when the anchor speaks of this history; else what to make of it: an earlier history that a restore has led away from, or not. */
export async function anchorFits(client: ClientBase, anchor: Anchor, history: string): Promise<'fits' | 'restored-since' | 'unexplained'> {
  if (anchor.history === history) return 'fits'
  const { rows } = await client.query('SELECT history_before, history_after FROM viewme.restorations')
  const before = new Map(rows.map((row) => [row.history_after as string, row.history_before as string]))
  for (let at: string | undefined = history, steps = 0; at && steps <= rows.length; at = before.get(at), steps++) if (at === anchor.history) return 'restored-since'
  return 'unexplained'
}

/** The chain at the anchored number must say what it said then. */
export function missesAnchor(row: Link, anchored: Link | undefined): string | null {
  return anchored && row.n === anchored.n && !row.hash.equals(anchored.hash) ? `number ${row.n} is not the one that was proven before` : null
}
export function endsBeforeAnchor(last: Link, anchored: Link | undefined): string | null {
  return anchored && last.n < anchored.n ? `the end has been cut: number ${anchored.n} was there when it was last proven` : null
}

// Change notices. No NOTIFY inside an appending transaction (it holds a database-wide lock until after the commit): after the commit
// the process notifies on a connection of its own, gathered per 50 ms, and every process also asks once a second what changed,
// so that a lost notice costs at most two seconds. A notice carries numbers only.
import pg from 'pg'
import type { PoolConfig } from 'pg'
import type { Db } from '../platform/db.ts'
import type { Log } from '../platform/log.ts'

export type Change = { account: string; feed: number; people: number; epoch: number }
export type Hub = {
  /** Said after a commit. */
  told(account: string): void
  listen(account: string, hear: (change: Change) => void): () => void
  start(): Promise<void>
  stop(): Promise<void>
}

const channel = 'viewme_changes'

export function openHub(options: { db: Db; listen: PoolConfig; log: Log }): Hub {
  const { db } = options
  const listeners = new Map<string, Set<(change: Change) => void>>()
  const last = new Map<string, string>()
  const toTell = new Set<string>()
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | undefined
  let telling: NodeJS.Timeout | undefined
  let stopped = false
  let asking = Promise.resolve()

  const ask = async (accounts: string[] | null) => {
    if (listeners.size === 0) return
    const wanted = (accounts ?? [...listeners.keys()]).filter((one) => listeners.has(one))
    if (wanted.length === 0) return
    const { rows } = await db.app.query({ name: 'changed', text: 'SELECT account_id, last_feed, people_seq, files_seq, rights_epoch FROM viewme.heads WHERE account_id = ANY ($1::uuid[])', values: [wanted] })
    for (const row of rows) {
      const change: Change = { account: row.account_id, feed: row.last_feed, people: row.people_seq, epoch: row.rights_epoch }
      const name = `${change.feed}/${change.people}/${change.epoch}/${row.files_seq}`
      if (last.get(change.account) === name) continue
      last.set(change.account, name)
      for (const hear of listeners.get(change.account) ?? []) hear(change)
    }
  }
  const askSoon = (accounts: string[] | null) => { asking = asking.then(() => ask(accounts)).catch(() => {}) }

  const connect = async () => {
    if (stopped) return
    const next = new pg.Client(options.listen)
    next.on('error', () => {})
    next.on('end', () => { if (client === next) client = null })
    next.on('notification', ({ payload }) => askSoon(payload ? payload.split(',') : null))
    try {
      await next.connect()
      await next.query(`LISTEN ${channel}`)
      client = next
    } catch { await next.end().catch(() => {}) }
  }

  const tell = async () => {
    telling = undefined
    const accounts = [...toTell]
    toTell.clear()
    if (accounts.length === 0) return
    askSoon(accounts)
    // A notice holds at most 8000 bytes: 200 ids.
    for (let at = 0; at < accounts.length; at += 200) {
      await client?.query('SELECT pg_notify($1, $2)', [channel, accounts.slice(at, at + 200).join(',')]).catch(() => {})
    }
  }

  return {
    told: (account) => { toTell.add(account); telling ??= setTimeout(() => void tell(), 50) },
    listen: (account, hear) => {
      const own = listeners.get(account) ?? new Set()
      listeners.set(account, own.add(hear))
      return () => {
        own.delete(hear)
        if (own.size === 0) { listeners.delete(account); last.delete(account) }
      }
    },
    start: async () => {
      await connect()
      timer = setInterval(() => {
        if (!client) void connect()
        askSoon(null)
      }, 1000)
    },
    stop: async () => {
      stopped = true
      clearInterval(timer)
      clearTimeout(telling)
      await asking
      await client?.end().catch(() => {})
    },
  }
}

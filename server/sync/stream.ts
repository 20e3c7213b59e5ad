// Server-sent change notices: one stream a browser, numbers only. Ends with the session; says when access to an account has ended.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Access, Standing } from '../platform/access.ts'
import type { Clock } from '../platform/clock.ts'
import type { Change, Hub } from './changes.ts'

const heartbeatMs = 25_000
// Ending a membership must be heard within seconds, also when it ends by the clock alone.
const recheckMs = 5_000

/** As many browsers of one human listen at a time; with one more the oldest line is ended, and opens itself again if somebody is there. */
export const mostOfOne = 30

/** `streams`: how each open line is ended, and whose it is. In the order they were opened. */
export type StreamParts = { access: Access; clock: Clock; hub: Hub; streams: Map<() => void, string> }

export async function stream(parts: StreamParts, request: FastifyRequest, reply: FastifyReply, human: string, accounts: readonly { account: string }[]): Promise<void> {
  const { access, clock, hub } = parts
  // One after the other: somebody with many accounts must not take every connection at once.
  const standings: { account: string; standing: Standing | null }[] = []
  for (const { account } of accounts) standings.push({ account, standing: await access.standingOf(human, account, clock.now()) })
  reply.hijack()
  const out = reply.raw
  out.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', connection: 'keep-alive' })
  const send = (event: object) => { out.write(`data: ${JSON.stringify(event)}\n\n`) }

  const stops = new Map<string, () => void>()
  const check = async (account: string): Promise<boolean> => {
    const standing = await access.standingOf(human, account, clock.now())
    if (standing?.state === 'member') return true
    if (stops.has(account)) {
      stops.get(account)!()
      stops.delete(account)
      send({ account, access: 'ended' })
    }
    return false
  }
  const hear = async (change: Change) => {
    try {
      if (await check(change.account)) send({ account: change.account, cursor: change.feed, people: change.people })
    } catch { end() }
  }
  // Whoever hears that the line is open asks for what is new: from that moment on no change may go unheard.
  for (const { account, standing } of standings) if (standing?.state === 'member') stops.set(account, hub.listen(account, (change) => void hear(change)))
  out.write(': listening\n\n')
  for (const { account, standing } of standings) if (standing && standing.state !== 'member') send({ account, access: 'ended' })

  const heartbeat = setInterval(() => out.write(': still here\n\n'), heartbeatMs)
  const recheck = setInterval(() => {
    void (async () => {
      if (!await access.sessionOf(request)) return end()
      for (const account of [...stops.keys()]) await check(account)
    })().catch(() => end())
  }, recheckMs)
  function end() {
    clearInterval(heartbeat)
    clearInterval(recheck)
    for (const stop of stops.values()) stop()
    stops.clear()
    parts.streams.delete(end)
    out.end()
  }
  parts.streams.set(end, human)
  const own = [...parts.streams].filter(([, whose]) => whose === human)
  if (own.length > mostOfOne) own[0]![0]()
  out.on('close', end)
  // Hung up while it was asked whom this is.
  if (out.destroyed) end()
}

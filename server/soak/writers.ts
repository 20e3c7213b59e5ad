// Writers that push notes until they are told to stop, the way a phone does: what got no answer is offered again with the same ids.
// Some never offer it again: what nobody was promised may be there or not.
import { setTimeout as pause } from 'node:timers/promises'
import type { OfferedFact } from '@viewme/contract/fact.ts'
import type { FactResult } from '@viewme/contract/sync.ts'
import { noteOf, type Member } from '../bench/accounts.ts'

export type Promises = {
  /** What the server has said is there, and under which number. */
  acknowledged: Map<string, number>
  /** Everything that was ever sent, and to which account. */
  offered: Map<string, string>
  /** How often somebody was told that the disk is full. */
  full: number
  /** Answers that no writer should get, whatever is being killed. */
  faults: string[]
}

export async function write(member: Member, url: () => string, random: () => number, promises: Promises, stopped: AbortSignal): Promise<void> {
  while (!stopped.aborted) {
    const facts = Array.from({ length: 1 + Math.floor(random() * 5) }, () => noteOf(member, 150 + Math.floor(random() * 2000)))
    for (const fact of facts) promises.offered.set(fact.id, member.account)
    const givesUp = random() < 0.3
    for (;;) {
      const results = await push(member, url(), facts, promises)
      if (results) {
        for (const result of results) acknowledge(result, promises)
        break
      }
      if (givesUp) break
      await pause(10 + random() * 40)
    }
  }
}

/** Null when there was no answer, or one that asks to come back. */
async function push(member: Member, url: string, facts: OfferedFact[], promises: Promises): Promise<FactResult[] | null> {
  const { faults } = promises
  try {
    const answer = await fetch(`${url}/api/accounts/${member.account}/facts`, {
      method: 'POST', headers: { cookie: member.cookie, 'content-type': 'application/json' }, body: JSON.stringify({ facts }), signal: AbortSignal.timeout(30_000),
    })
    const text = await answer.text()
    if (answer.status === 200) return (JSON.parse(text) as { results: FactResult[] }).results
    if (answer.status === 507) promises.full += 1
    if (![503, 429, 507].includes(answer.status)) faults.push(`answered ${answer.status}: ${text.slice(0, 200)}`)
    else if (!answer.headers.get('retry-after')) faults.push(`answered ${answer.status} without saying when to come back`)
    return null
  } catch { return null }
}

function acknowledge({ id, result, seq, reason }: FactResult, { acknowledged, faults }: Promises): void {
  if ((result !== 'accepted' && result !== 'already') || !id || seq === undefined) { faults.push(`a note was ${result}: ${reason}`); return }
  const before = acknowledged.get(id)
  if (before !== undefined && before !== seq) faults.push(`${id} was number ${before} and is now said to be ${seq}`)
  acknowledged.set(id, seq)
}

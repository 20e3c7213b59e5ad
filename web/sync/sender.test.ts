import { IDBFactory } from 'fake-indexeddb'
import { describe, expect, it } from 'vitest'
import { openRegistry } from './registry.ts'
import { beatEveryMs, takeTurns, type Timers } from './sender.ts'

/** Web Locks as the standard says, for one lock, in memory. */
function makeLocks(): Pick<LockManager, 'request'> {
  let holder: { reject(fault: unknown): void } | null = null
  const queue: (() => void)[] = []
  const grant = (callback: () => Promise<unknown>, resolve: (value: unknown) => void, reject: (fault: unknown) => void) => {
    const mine = { reject }
    holder = mine
    void Promise.resolve().then(callback).then(resolve, reject).finally(() => { if (holder === mine) { holder = null; queue.shift()?.() } })
  }
  return {
    request: (_name: string, ...rest: unknown[]) => new Promise<any>((resolve, reject) => {
      const callback = rest.at(-1) as () => Promise<unknown>
      const steal = rest.length > 1 && (rest[0] as { steal?: boolean }).steal === true
      if (steal) { holder?.reject(new DOMException('stolen', 'AbortError')); grant(callback, resolve, reject); return }
      if (holder) queue.push(() => grant(callback, resolve, reject))
      else grant(callback, resolve, reject)
    }),
  } as Pick<LockManager, 'request'>
}
const settle = async () => { for (let at = 0; at < 20; at++) await new Promise((resolve) => setTimeout(resolve)) }

function makeTabs() {
  const locks = makeLocks()
  const registry = openRegistry(new IDBFactory())
  let now = 1_000_000
  const tab = () => {
    const state = { frozen: false, gained: 0, over: 0 }
    const acts: (() => void)[] = []
    const timers: Timers = { every: (_ms, act) => { acts.push(act); return () => { acts.length = 0 } } }
    const sender = takeTurns({ locks, now: () => now }, registry, () => { state.gained++; return () => { state.over++ } }, timers)
    return { state, sender, tick: () => { if (!state.frozen) for (const act of acts) act() } }
  }
  const tabs = [tab(), tab()] as const
  const beat = async (times: number) => { for (let at = 0; at < times; at++) { now += beatEveryMs; for (const one of tabs) one.tick(); await settle() } }
  return { tabs, beat }
}

describe('one sender for all tabs', () => {
  it('lets one tab send and the next one take over when it is closed', async () => {
    const { tabs: [one, two] } = makeTabs()
    await settle()
    expect([one.sender.holding(), two.sender.holding()]).toEqual([true, false])
    one.sender.stop()
    await settle()
    expect([one.sender.holding(), two.sender.holding(), one.state.over, two.state.gained]).toEqual([false, true, 1, 1])
  })
  it('never steals from a tab whose heart beats', async () => {
    const { tabs: [one, two], beat } = makeTabs()
    await settle()
    await beat(12)
    expect([one.sender.holding(), two.sender.holding()]).toEqual([true, false])
  })
  it('steals the lock of a tab that has been frozen for 30 s, and that tab stops sending when it wakes', async () => {
    const { tabs: [one, two], beat } = makeTabs()
    await settle()
    one.state.frozen = true
    await beat(2)
    expect(two.sender.holding()).toBe(false)
    await beat(4)
    expect([one.sender.holding(), two.sender.holding()]).toEqual([false, true])
    one.state.frozen = false
    await beat(6)
    expect([one.sender.holding(), two.sender.holding()]).toEqual([false, true])
    two.sender.stop()
    await settle()
    expect(one.sender.holding()).toBe(true)
  })
})

it('asks once and no more where the browser gives no locks: the tab must go on answering', async () => {
  let asked = 0
  const locks = { request: async () => { asked++; throw new DOMException('denied', 'SecurityError') } } as unknown as Pick<LockManager, 'request'>
  const sender = takeTurns({ locks, now: () => 0 }, openRegistry(new IDBFactory()), () => () => {}, { every: () => () => {} })
  await settle()
  expect(asked).toBe(1)
  expect(sender.holding()).toBe(false)
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import { notesOf } from '@viewme/contract/journal.ts'
import { happenedAtOf } from '@viewme/contract/time.ts'
import { answering, type ToSearch } from './search-messages.ts'
import { keepSearch, type Search, type Source, type WorkerLike } from './search.ts'
import { audience, makeLead, seizure } from './test-lead.ts'

const now = Date.parse('2026-11-24T12:00:00Z')
const cheap = { memory: 256, iterations: 1 }
let lead: Awaited<ReturnType<typeof makeLead>>
let threads: { ended: boolean; messages: ToSearch[] }[]
beforeEach(async () => {
  lead = await makeLead(() => now)
  threads = []
})

/** What a browser's worker is, in this thread. */
function makeThread(): WorkerLike {
  const answer = answering()
  const thread = { ended: false, messages: [] as ToSearch[] }
  threads.push(thread)
  const worker: WorkerLike = {
    onmessage: null,
    postMessage(message: ToSearch) {
      if (thread.ended) throw new Error('posted to a thread that has ended')
      thread.messages.push(structuredClone(message))
      const reply = answer(message)
      if (reply) queueMicrotask(() => worker.onmessage?.call(worker as Worker, { data: reply } as MessageEvent))
    },
    terminate() { thread.ended = true },
  }
  return worker
}
const notes: Source = {
  kind: 'note',
  read: async (phone) => notesOf((await phone.facts({ kind: 'note' })).filter((fact) => !fact.unread)).flatMap(({ id, current, withdrawal }) => (withdrawal ? [] : [{
    fact: current.id, subject: id, kind: 'note', title: '', parts: [{ where: 'text', weight: 'running' as const, text: current.body.text }], at: current.receivedAt ?? '', show: null,
  }])),
}
const titles: Source = {
  kind: 'instruction-version',
  read: async (phone) => (await phone.facts({ kind: 'instruction-version' })).map((fact) => ({ fact: fact.id, subject: fact.subject, kind: 'instruction-version', title: fact.body.title, parts: [], at: '', show: null })),
}
const note = (text: string) => ({ kind: 'note', body: { text, happenedAt: happenedAtOf(now) }, audience })
const begin = (phone = lead.made.phone) => keepSearch(phone, [titles, notes], makeThread, () => {})
const counts = async (search: Search, ...asked: string[]) => Promise.all(asked.map(async (one) => (await search.ask(one, 10)).count))

describe('the search that is kept', () => {
  it('finds what waits here, in the text that stands, and nothing that has been removed', async () => {
    const { phone } = lead.made
    await phone.append(seizure)
    const written = await phone.append(note('Hostade vid frukosten.'))
    const search = begin()
    await vi.waitFor(async () => expect(await counts(search, 'hostade', 'krampanfall')).toEqual([1, 1]))
    await phone.append({ ...note('Nöste vid frukosten.'), audience: undefined, subject: written.subject, basedOn: [written.id] } as never)
    await vi.waitFor(async () => expect(await counts(search, 'nöste', 'hostade', 'frukosten')).toEqual([1, 0, 1]))
    const facts = await phone.facts({ subject: written.subject })
    await phone.append({ kind: 'withdrawal', subject: written.subject, basedOn: facts.map((fact) => fact.id), body: {} })
    await vi.waitFor(async () => expect(await counts(search, 'nöste', 'frukosten', 'krampanfall')).toEqual([0, 0, 1]))
    search.end()
    expect(threads.map((one) => one.ended)).toEqual([true])
  })
  it('tells the thread in the same message what is gone, also where it is being read just then', async () => {
    const { phone } = lead.made
    const written = await phone.append(note('Hostade vid frukosten.'))
    const waiting: (() => void)[] = []
    const slow: Source = { kind: 'note', async read(of) {
      const documents = await notes.read(of)
      await new Promise<void>((resolve) => { waiting.push(resolve) })
      return documents
    } }
    const search = keepSearch(phone, [slow], makeThread, () => {})
    const release = async (which: number) => { await vi.waitFor(() => expect(waiting).toHaveLength(which)); waiting[which - 1]!() }
    const { messages } = threads[0]!
    await release(1)
    await vi.waitFor(() => expect(messages).toHaveLength(1))
    phone.copy.tell()
    await vi.waitFor(() => expect(waiting).toHaveLength(2))
    phone.copy.tell([written.id])
    expect(messages.at(-1)).toEqual({ add: [], gone: [written.id] })
    await release(2)
    // What was being read then is not handed over; what is read after it is.
    await vi.waitFor(() => expect(waiting).toHaveLength(3))
    expect(messages).toHaveLength(2)
    await release(3)
    await vi.waitFor(() => expect(messages).toHaveLength(3))
    search.end()
  })
  it('ends the thread when the binder locks, and gives a new one only what can still be read', async () => {
    const { phone } = lead.made
    await phone.sync()
    await phone.append(seizure)
    await phone.append(note('Hostade vid frukosten.'))
    await phone.setPin('482915', cheap)
    const search = begin()
    await vi.waitFor(async () => expect(await counts(search, 'hostade', 'krampanfall')).toEqual([1, 1]))
    phone.lock()
    expect(threads.map((one) => one.ended)).toEqual([true, false])
    await vi.waitFor(async () => expect(await counts(search, 'hostade', 'krampanfall')).toEqual([0, 1]))
    expect(JSON.stringify(threads[1]!.messages)).not.toContain('Hostade')
    await phone.unlock('482915')
    await vi.waitFor(async () => expect(await counts(search, 'hostade', 'krampanfall')).toEqual([1, 1]))
    search.end()
  })
  it('hands over a document once, and again only where something in it has changed', async () => {
    const { phone } = lead.made
    await phone.append(note('Hostade vid frukosten.'))
    const search = begin()
    await vi.waitFor(async () => expect(await counts(search, 'hostade')).toEqual([1]))
    await phone.append(note('Sov gott.'))
    await vi.waitFor(async () => expect(await counts(search, 'gott')).toEqual([1]))
    expect(JSON.stringify(threads[0]!.messages.filter((message) => 'add' in message)).match(/Hostade/g)).toHaveLength(1)
    search.end()
  })
})

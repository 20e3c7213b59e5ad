// Files on their way: those made here out, those that the facts here name in. Beside the rounds of facts, never in front of them.
import { fileReply, type FileRef } from '@viewme/contract/files.ts'
import { readPicture } from '@viewme/contract/picture-bytes.ts'
import { isFull } from '../not-saved.ts'
import type { Bytes } from '../cipher.ts'
import { rightedNow, type Copy } from '../copy.ts'
import { answerOf, type Answer, type Trouble } from '../http.ts'
import { storeUnderTodaysKey } from '../keys/todays-key.ts'
import { countFiles, lookAtFiles } from './count-files.ts'
import { fileRow, openRow, sha256 } from './kept-files.ts'

const timeoutMs = 60_000
const atOnce = 3
const running = new WeakMap<Copy, Promise<Trouble | null>>()

/** One run at a time for each copy; whoever asks meanwhile is answered by the one that runs. Null: nothing is left for now. */
export function moveFiles(copy: Copy, holding: () => boolean): Promise<Trouble | null> {
  const known = running.get(copy)
  if (known) return known
  const on = () => holding() && copy.home.state === 'in'
  const run = (async () => {
    const sent = await sendFiles(copy, on)
    if (sent && !isOnlyFull(sent)) return sent
    const { trouble, full } = await fetchFiles(copy, on)
    if (on()) {
      await countFiles(copy, full)
      copy.tell()
    }
    return trouble ?? sent
  })().finally(() => running.delete(copy))
  running.set(copy, run)
  return run
}

/** Nothing more is taken in for now. What others have sent is still given out, and what a human needs in haste is among it. */
const isOnlyFull = (sent: Trouble): boolean => sent.is === 'fault' && ['files-full', 'account-read-only'].includes(reasonOf(sent) ?? '')
const reasonOf = ({ problem }: { problem: string | null }): string | undefined => problem?.split(':').at(-1)

const addressOf = ({ home }: Copy, id: string) => `/api/accounts/${home.account}/files/${id}`

/** In the order they were made. One that is locked now waits and blocks no other. */
async function sendFiles(copy: Copy, on: () => boolean): Promise<Trouble | null> {
  const { store } = copy
  for (const upload of await store.uploads.where('state').equals('waiting').sortBy('at')) {
    if (!on()) return null
    const row = await store.files.get(upload.id)
    const bytes = row && await openRow(copy, row).catch(() => null)
    const read = bytes && readPicture(bytes)
    // Gone or damaged here: it can never be sent, and the words of what it shows are with the fact.
    if (!row || bytes === null || (bytes && !read)) await store.uploads.update(upload.id, { state: 'refused', reason: 'picture-unreadable' })
    if (!bytes || !read) continue
    const answer = await send(copy, upload.id, bytes, { author: copy.home.membership, hash: await sha256(bytes), width: read.width, height: read.height }, read.type)
    if (answer.is === 'ok') await store.uploads.update(upload.id, { state: 'sent', at: rightedNow(copy) })
    else if (answer.is !== 'fault') return answer
    else {
      const reason = reasonOf(answer) ?? 'not-understood'
      // No room, or somebody else's session: not the picture's fault.
      if (answer.status === 403 || answer.status === 404) return answer
      await store.uploads.update(upload.id, { state: 'refused', reason, at: rightedNow(copy) })
    }
    copy.tell()
  }
  return null
}

async function send(copy: Copy, id: string, bytes: Bytes, said: object, type: string): Promise<Answer<unknown>> {
  try {
    const response = await copy.parts.fetch(addressOf(copy, id), {
      method: 'PUT', credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), body: bytes,
      headers: { accept: 'application/json', 'content-type': type, 'viewme-device': copy.home.device, 'viewme-file': JSON.stringify(said) },
    })
    return answerOf(response, await response.text(), fileReply)
  } catch { return { is: 'offline' } }
}

/** What stands here names it, it can be read, and it is not here: what the moment set needs first. Stops at the first trouble that is not one file's own. */
async function fetchFiles(copy: Copy, on: () => boolean): Promise<{ trouble: Trouble | null; full: boolean }> {
  const { wanted, here } = await lookAtFiles(copy)
  const missing = [...wanted.values()].filter(({ ref }) => !here.has(ref.file)).sort((a, b) => Number(b.moment) - Number(a.moment))
  let trouble: Trouble | null = null
  let full = false
  const next = async (): Promise<void> => {
    for (let one = missing.shift(); one && !trouble && on(); one = missing.shift()) {
      const answer = await fetchOne(copy, one.ref)
      // Not there: its sender's phone still has it. The server tells when it has come.
      if (answer.is === 'fault') continue
      if (answer.is !== 'ok') trouble = answer
      else if (on()) {
        const kept = await take(copy, one.ref, answer.value, one.moment)
        full ||= kept === 'full'
        if (kept !== 'kept') trouble = { is: 'wait', ms: 0 }
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, next))
  return { trouble, full }
}

async function fetchOne(copy: Copy, ref: FileRef): Promise<Answer<Bytes>> {
  try {
    const response = await copy.parts.fetch(addressOf(copy, ref.file), {
      method: 'GET', credentials: 'same-origin', cache: 'no-store', redirect: 'manual', signal: AbortSignal.timeout(timeoutMs), headers: { 'viewme-device': copy.home.device },
    })
    if (!response.ok || response.headers.get('content-type') !== ref.type) return answerOf(response, await response.text(), null)
    return { is: 'ok', value: new Uint8Array(await response.arrayBuffer()) }
  } catch { return { is: 'offline' } }
}

/** `full`: no room. `no-key`: nothing to write with. What is not the picture that the fact names is let go of. */
async function take(copy: Copy, ref: FileRef, bytes: Bytes, moment: boolean): Promise<'kept' | 'full' | 'no-key'> {
  const { store } = copy
  if (await sha256(bytes) !== ref.hash) return 'kept'
  try {
    const kept = await storeUnderTodaysKey(copy, [store.files], async () => {
      const row = await fileRow(copy, ref.file, bytes, moment ? 'moment' : 'binder')
      return row && [row]
    }, async ([row]) => { await store.files.put(row!) })
    if (kept) copy.tell()
    return kept ? 'kept' : 'no-key'
  } catch (fault) {
    if (isFull(fault)) return 'full'
    throw fault
  }
}

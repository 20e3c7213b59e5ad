// A binder key that lies bare in the registry is given up when somebody else begins to use the phone. Nobody can read what lies under it any more,
// so its rows go, but for their headers where what stands is folded from them. What waits to be sent is sealed to the server and stays; so does the
// moment set. The rest is fetched again once its human has set a PIN (see pull.ts).
import { changeHome, type Copy } from '../copy.ts'
import { dropFiles, noteStale } from '../files/count-files.ts'
import { encryptEverythingAnew } from './encrypt-anew.ts'
import { refold } from '../in-force.ts'
import { sealNow } from '../leave.ts'
import { isFolded, keepingOf, withoutBody } from '../rows.ts'
import { stoppedRows, waitingRows, type CopyMeta, type FactRow } from '../store.ts'
import { bareKeyOf, hasKey, labelAfter } from './binder-lock.ts'
import { forget, keyMustGo } from './binder.ts'
import { noInbox, type InboxMeta } from './inbox.ts'
import { dropKey, holdKey } from './unlocked.ts'

/** How many texts and pictures of this human would be lost with the bare key: what the server has refused, what is half written, pictures not sent. Nothing, where no key lies bare. */
export async function lostWithKey({ store, home }: Copy): Promise<number> {
  if (!bareKeyOf(home.binder)) return 0
  const refused = (await stoppedRows(store)).filter((row) => row.result === 'refused')
  return refused.length + await store.drafts.count() + await store.uploads.where('state').anyOf('waiting', 'refused').count()
}

/**
 * Gives the bare key up, where there is one on a shared phone. Interrupted at any step it is finished by the next call, and nothing is readable meanwhile:
 * what waits is sealed before the key goes, and the registry says which rows are to be cleared until they are.
 */
export async function giveUpKey(copy: Copy): Promise<void> {
  const bare = keyMustGo(copy) ? bareKeyOf(copy.home.binder) : null
  if (bare) {
    holdKey(copy.database, bare.label, bare.key)
    await sealWhatWaits(copy)
    // A change of key that was cut short can be finished where the new one takes in while it is locked.
    const inbox = await copy.store.meta.get('inbox') as InboxMeta | undefined
    if (copy.home.binder!.old && inbox?.label === copy.home.binder!.label) await encryptEverythingAnew(copy, bare.label)
    await changeHome(copy, (row) => {
      if (!row.binder || bareKeyOf(row.binder)?.label !== bare.label) return
      row.binder = row.binder.device ? { label: labelAfter(row.binder), device: null, pin: null, passkey: null, old: null } : { ...row.binder, old: null }
      row.givenUp = bare.label
    })
    dropKey(copy.database, bare.label)
    forget(copy)
  }
  const { givenUp } = copy.home
  if (givenUp) {
    await clearRows(copy, givenUp)
    await changeHome(copy, (row) => { if (row.givenUp === givenUp) delete row.givenUp })
  }
  if (bare || givenUp) copy.tell()
}

/** What was written before the server's delivery key was known could not be sealed then. */
async function sealWhatWaits(copy: Copy): Promise<void> {
  const { store } = copy
  for (const row of (await waitingRows(store)).filter((one) => one.sealed === null)) {
    const sealed = await sealNow(copy, row)
    if (sealed) await store.outbox.update(row.place!, { sealed })
  }
}

async function clearRows(copy: Copy, label: string): Promise<void> {
  const { store } = copy
  await store.transaction('rw', [store.facts, store.packs, store.people, store.drafts, store.pageKeys, store.inForce, store.files, store.uploads, store.meta], async () => {
    const pages = new Set(await store.pageKeys.filter((row) => row.key === label).primaryKeys())
    const isLost = (row: { key: string }) => row.key === label || pages.has(row.key)
    const lost: FactRow[] = await store.facts.filter(isLost).toArray()
    // What waits keeps its row: it is counted and told of, and its envelope lies in the outbox.
    const isKept = (row: FactRow) => keepingOf(row.kind) !== 'log' || row.seq === null
    await store.facts.bulkDelete(lost.filter((row) => !isKept(row)).map((row) => row.id))
    await store.facts.bulkPut(lost.filter(isKept).map(withoutBody))
    await store.packs.clear()
    await store.people.filter(isLost).delete()
    await store.drafts.filter(isLost).delete()
    const files = await store.files.where('key').anyOf([label, ...pages]).primaryKeys()
    await dropFiles(store, files)
    await store.uploads.bulkDelete(files)
    if (files.length > 0) await noteStale(store)
    await store.pageKeys.bulkDelete([...pages])
    for (const at of ['person', 'momentNames', 'listed']) if (isLost((await store.meta.get(at) as { key: string } | undefined) ?? { key: '' })) await store.meta.delete(at)
    await store.meta.bulkDelete(['inboxBefore', 'peopleCursor', 'peopleAt'])
    // A tab that still holds the old key in memory can store nothing more under it.
    const inbox = await store.meta.get('inbox') as InboxMeta | undefined
    if (!inbox || inbox.label === label) await store.meta.put(noInbox(labelAfter({ label })), 'inbox')
    await store.meta.put(true, 'withoutBodies')
    const before = await store.meta.get('copy') as CopyMeta | undefined
    if (before) await store.meta.put({ ...before, complete: false } satisfies CopyMeta, 'copy')
    await refold(store, [...new Set(lost.filter((row) => isFolded(row.kind) || keepingOf(row.kind) !== 'log').map((row) => row.subject))])
  })
  copy.bodies.clear()
}

/** Once there is a key: everything that lies here without its text is fetched again, from the start. What the server no longer has is swept at the end. */
export async function fetchBodiesAgain(copy: Copy): Promise<void> {
  const { store } = copy
  if (!hasKey(copy.home.binder) || !await store.meta.get('withoutBodies')) return
  await store.transaction('rw', [store.facts, store.meta], async () => {
    await store.meta.put(await store.facts.toCollection().primaryKeys(), 'unseen')
    await store.meta.bulkDelete(['cursor', 'withoutBodies'])
  })
}

// The directory of names as this member may see it, encrypted beside the binder.
import { people as peopleReply, type DirectoryEntry, type People } from '@viewme/contract/people.ts'
import { decryptValue, encryptValue } from './cipher.ts'
import { momentAllowed, momentLabelOf, readingKey, writingKey, type Copy } from './copy.ts'
import { ask, type Trouble } from './http.ts'
import { bareKeyOf } from './keys/binder-lock.ts'
import { storeUnderTodaysKey } from './keys/todays-key.ts'
import type { PersonRow } from './store.ts'

export async function pullPeople(copy: Copy): Promise<Trouble | null> {
  const { store } = copy
  const after = await store.meta.get('peopleCursor') as string | undefined
  const answer = await ask(copy.parts, `/api/accounts/${copy.home.account}/people${after ? `?after=${encodeURIComponent(after)}` : ''}`, peopleReply, { device: copy.home.device })
  if (answer.is !== 'ok') return answer
  const { people, gone, cursor, reset } = answer.value
  // Before the rows: whom a list may not show any more must not be shown in between.
  if (people.length > 0 || gone.length > 0) await keepListed(copy, answer.value)
  const stored = await storeUnderTodaysKey(copy, [store.people], () => encryptPeople(copy, people), async (rows) => {
    if (reset) await store.people.clear()
    await store.people.bulkPut(rows)
    await store.people.bulkDelete(gone)
    await store.meta.put(cursor, 'peopleCursor')
    await store.meta.put(copy.parts.now(), 'peopleAt')
  })
  if (people.length > 0 || gone.length > 0) {
    await keepMomentNames(copy, answer.value)
    if (stored) copy.tell()
  }
  return null
}

const idOf = (membership: string) => `person ${membership}`

async function encryptPeople(copy: Copy, people: readonly DirectoryEntry[]) {
  const writing = people.length === 0 ? null : await writingKey(copy, false)
  if (people.length > 0 && !writing) return null

  return Promise.all(people.map(async (person) => ({ id: person.id, key: writing!.label, data: await encryptValue(writing!.key, idOf(person.id), person) })))
}

/** Everyone in the directory; those whose row is locked are left out. */
export async function readPeople(copy: Copy): Promise<DirectoryEntry[]> {
  const rows = await copy.store.people.toArray()
  const read = await Promise.all(rows.map(async (row): Promise<DirectoryEntry | null> => {
    const key = await readingKey(copy, row.key)
    return key ? decryptValue(key, idOf(row.id), row.data) : null
  }))
  return read.filter((one) => one !== null)
}

type MomentNames = { names: Record<string, string>; chooser: string | null }

/**
 * Names of those who wrote what lies under the moment key, and who chooses between two versions: nothing more of the directory is laid there.
 * `heard`: what the server has just said, readable also while the directory is locked.
 */
export async function keepMomentNames(copy: Copy, { people, gone }: Pick<People, 'people' | 'gone'> = { people: [], gone: [] }): Promise<void> {
  const known = new Map([...await readPeople(copy), ...people].map((one) => [one.id, one]))
  if (known.size === 0) return
  const whole = known.size >= await copy.store.people.count()
  const before = whole ? null : await readKept<MomentNames>(copy, 'momentNames')
  const nameOf = (id: string) => known.get(id)?.name ?? (gone.includes(id) ? undefined : before?.names[id])
  const names = Object.fromEntries([...await momentWriters(copy)].flatMap((id) => { const name = nameOf(id); return name === undefined ? [] : [[id, name]] }))
  const all = [...known.values()]
  const chooser = all.find((one) => one.roles.includes('lead') && !one.until) ?? all.find((one) => one.roles.includes('owner'))
  await keepMeta(copy, 'momentNames', { names, chooser: before?.chooser ?? chooser?.name ?? null } satisfies MomentNames)
}

async function momentWriters({ store }: Copy, subjects?: readonly string[]): Promise<Set<string>> {
  const standing = await (subjects ? store.inForce.where('subject').anyOf([...subjects]) : store.inForce).toArray()
  return new Set(standing.flatMap((row) => row.heads.filter((head) => head.moment).map((head) => head.author)))
}

/**
 * After something has come to stand, written here or pulled: whoever wrote it is named. One who is not in this phone's directory, or whose row is
 * locked, is asked for at the next round, from the start of the directory. Never throws: a name does not hold up what it stands under.
 */
export async function nameWriters(copy: Copy, subjects: readonly string[]): Promise<void> {
  try {
    const writers = await momentWriters(copy, subjects)
    if (await areNamed(copy, writers)) return
    await keepMomentNames(copy)
    if (await areNamed(copy, writers)) copy.tell()
    else await copy.store.meta.bulkDelete(['peopleCursor', 'peopleAt'])
  } catch { /* The next change of the directory names them. */ }
}

async function areNamed(copy: Copy, writers: ReadonlySet<string>): Promise<boolean> {
  if (writers.size === 0) return true
  const kept = await readKept<MomentNames>(copy, 'momentNames')
  return kept !== null && [...writers].every((id) => Object.hasOwn(kept.names, id))
}

/**
 * Whom a list may show with a number: members that this phone knows and whose identity is not protected. Kept under the moment key, for the
 * call ladder stands there while the directory is locked.
 */
async function keepListed(copy: Copy, { people, gone, reset }: Pick<People, 'people' | 'gone' | 'reset'>): Promise<void> {
  const listed = new Set(reset ? [] : await readKept<string[]>(copy, 'listed') ?? [])
  for (const one of people) if (one.protected) listed.delete(one.id); else listed.add(one.id)
  for (const id of gone) listed.delete(id)
  await keepMeta(copy, 'listed', [...listed])
}

/** See `keepListed`. Whoever is not in it is never listed: a number shown by mistake cannot be taken back. */
export async function readListed(copy: Copy): Promise<Set<string>> {
  const people = await readPeople(copy)
  if (people.length > 0 && people.length === await copy.store.people.count()) return new Set(people.filter((one) => !one.protected).map((one) => one.id))
  const hidden = new Set(people.filter((one) => one.protected).map((one) => one.id))
  return new Set((await readKept<string[]>(copy, 'listed') ?? []).filter((id) => !hidden.has(id)))
}

/** What is read beside what stands while the binder is locked, and what each is bound to. */
export const momentMeta = { momentNames: 'names', person: 'person', listed: 'listed' } as const

async function keepMeta(copy: Copy, at: keyof typeof momentMeta, value: unknown): Promise<void> {
  const { store } = copy
  await storeUnderTodaysKey(copy, [store.meta], async () => {
    const writing = await writingKey(copy, true)
    // What can be read at once is never replaced by what waits for an unlocking.
    return !writing || writing.label.startsWith('i') ? null : [{ key: writing.label, data: await encryptValue(writing.key, momentMeta[at], value) }]
  }, ([row]) => store.meta.put(row, at))
}

/** The first name of the one it is all about, where the moment path finds it. */
export async function keepPerson(copy: Copy, person: string): Promise<void> {
  await keepMeta(copy, 'person', person)
}

export const readPerson = (copy: Copy): Promise<string | null> => readKept(copy, 'person')

/** The same, by a key that lies in the registry and asks for nothing. Null where it lies under another. */
export async function personUnasked({ store, home }: Copy): Promise<string | null> {
  const row = await store.meta.get('person') as { key: string; data: PersonRow['data'] } | undefined
  const bare = bareKeyOf(home.binder)
  const key = row?.key === momentLabelOf(home) && momentAllowed(home) ? home.momentKey : row?.key === bare?.label ? bare?.key : null
  return row && key ? decryptValue(key, momentMeta.person, row.data).catch(() => null) : null
}

async function readKept<T>(copy: Copy, at: keyof typeof momentMeta): Promise<T | null> {
  const row = await copy.store.meta.get(at) as { key: string; data: PersonRow['data'] } | undefined
  const key = row && await readingKey(copy, row.key)
  return key ? decryptValue(key, momentMeta[at], row.data) : null
}

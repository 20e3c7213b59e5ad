// Ids of the demo: the same name gives the same id as long as the seed is the same, so that a seeding that was cut off can go on.
// Another installation has another seed: no two demos share an id.
import { createHash } from 'node:crypto'
import { uuidv7 } from '@viewme/contract/uuid.ts'

/** Shaped as a UUIDv7 of the time `at` (ms), its random part made from seed and name. */
export function demoId(seed: string, name: string, at: number): string {
  const hash = createHash('sha256').update(`${seed} ${name}`).digest('hex')
  return `${uuidv7(at).slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`
}

// The order of reading, worked out anew for a whole account: each fact goes to the end of the feed when it comes, and again when its
// subject gets another audience or it stands anew. Three numbers a fact, whatever the facts say.
import type { SubjectsChecked } from './check-subjects.ts'

export type Feed = {
  /** Places as the server keeps them, of the facts from number `first` on. */
  kept(first: number, places: Float64Array): void
  moved(of: Pick<SubjectsChecked, 'placed' | 'steps'>): void
  /** The first thing that is wrong, in words. `last`: where the account says that its feed ends. */
  fault(last: number): string | null
}

export function workOutFeed(facts: number): Feed {
  const kept = new Float64Array(facts + 1)
  const steps = new Uint32Array(facts + 1).fill(1)
  const event = Uint32Array.from({ length: facts + 1 }, (_, seq) => seq)
  const place = new Uint32Array(facts + 1).fill(1)
  return {
    kept: (first, places) => { kept.set(places, first) },
    moved(of) {
      for (let at = 0; at < of.placed.length; at += 3) {
        event[of.placed[at]!] = of.placed[at + 1]!
        place[of.placed[at]!] = of.placed[at + 2]!
      }
      for (let at = 0; at < of.steps.length; at += 2) steps[of.steps[at]!] = of.steps[at + 1]!
    },
    fault(last) {
      const before = new Float64Array(facts + 1)
      for (let seq = 1; seq < facts; seq++) before[seq + 1] = before[seq]! + steps[seq]!
      for (let seq = 1; seq <= facts; seq++) {
        if (kept[seq] !== before[event[seq]!]! + place[seq]!) return `the place of fact number ${seq} in the feed has been changed`
      }
      const end = facts === 0 ? 0 : before[facts]! + steps[facts]!
      return end === last ? null : `the account says that its feed ends at ${last}, its facts say ${end}`
    },
  }
}

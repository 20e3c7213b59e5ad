// What the append makes of one subject's facts, worked out anew from what they say: how each stands, and where in the feed it was put.
// Written apart from the SQL (`viewme.append`, `viewme.restand`), so that the two check each other. Pure; opens nothing.
import { undoneDays } from '@viewme/contract/fold.ts'

/** `at`: when it came, in ms. Facts come in the order of their numbers. */
export type Told = { seq: number; id: string; kind: string; basedOn: string[]; at: number }
/** `place`: the how-manieth step of the feed at the arrival of fact number `event` it was put at. `gaveWay`: in ms, null for a head. */
export type Stand = Told & { depth: number; moved: boolean; gaveWay: number | null; isBefore: boolean; event: number; place: number }
/** `steps`: by how much the feed went on at the arrival of each fact, by its number. */
export type Replay = { stands: Stand[]; steps: Map<number, number> }

export function replaySubject(facts: readonly Told[]): Replay {
  const stands: Stand[] = []
  const byId = new Map<string, Stand>()
  const namers = new Map<string, Stand[]>()
  const steps = new Map<number, number>()
  for (const fact of facts) {
    let step = 0
    const feedAgain = (one: Stand) => { one.event = fact.seq; one.place = ++step }
    // Another audience: everything there was moves, so that every phone hears of it again.
    if (fact.kind === 'visibility') for (const one of stands) { feedAgain(one); one.moved = true }
    const bases = [...new Set(fact.basedOn)].flatMap((id) => byId.get(id) ?? []).toSorted((a, b) => a.seq - b.seq)
    const named = bases.filter((one) => one.kind === fact.kind)
    const stand: Stand = { ...fact, depth: Math.max(0, ...named.map((one) => one.depth)) + 1, moved: false, gaveWay: null, isBefore: false, event: fact.seq, place: ++step }
    stands.push(stand)
    byId.set(fact.id, stand)
    for (const base of fact.basedOn) namers.set(base, [...namers.get(base) ?? [], stand])
    for (const base of named) {
      if (base.gaveWay !== null && !base.isBefore) feedAgain(base)
      base.gaveWay ??= fact.at
      base.isBefore = true
    }
    const isStillBefore = (one: Stand) => namers.get(one.id)?.some((namer) => namer.kind === one.kind && namer.gaveWay === null) ?? false
    for (const one of bases.flatMap((base) => base.basedOn).flatMap((id) => byId.get(id) ?? [])) {
      if (one.kind === fact.kind && one.isBefore && !isStillBefore(one)) one.isBefore = false
    }
    if (fact.kind === 'withdrawal') restand(stands, namers, feedAgain)
    steps.set(fact.seq, step)
  }
  return { stands, steps }
}

/** After a withdrawal: what is hidden, and what stands again because what stood in its place is. */
function restand(stands: Stand[], namers: Map<string, Stand[]>, feedAgain: (one: Stand) => void): void {
  const namedBy = (one: Stand, kind: string) => (namers.get(one.id) ?? []).filter((namer) => namer.kind === kind)
  const hiding = (one: Stand) => namedBy(one, 'withdrawal').filter((withdrawal) => namedBy(withdrawal, 'withdrawal').length === 0)
  // What had stood for so long when it was hidden stays in the place of what it names.
  const isInPlace = (namer: Stand) => hiding(namer).every((withdrawal) => withdrawal.at - namer.at >= undoneDays * 86_400_000)
  const gaveWay = new Map(stands.map((one) => {
    const after = [...hiding(one), ...namedBy(one, one.kind).filter(isInPlace)].map((by) => by.at)
    return [one, after.length > 0 ? Math.min(...after) : null]
  }))
  for (const one of stands) {
    const way = gaveWay.get(one)!
    const isBefore = namedBy(one, one.kind).some((namer) => gaveWay.get(namer) === null)
    const isBack = one.gaveWay !== null && (way === null || way > one.gaveWay || (isBefore && !one.isBefore))
    if (isBack) feedAgain(one)
    one.gaveWay = way
    one.isBefore = isBefore
  }
}

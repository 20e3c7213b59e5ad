// Half-written texts side by side: nothing that was said to be kept is written over or let go of by somebody who has not seen it.
import { idOfPlace, newPlace, ofPlace, type KeptAt, type OtherDraft, type Place } from '../platform/draft-place.ts'
import type { Found } from '../platform/found-draft.ts'
import type { Phone } from './phone.ts'

/** Every draft of one thing, the newest first. `of`: what is written, as in its place's name. */
export async function draftsOf<D extends { at: string }>(phone: Phone, of: string): Promise<KeptAt<D>[]> {
  const names = (await phone.draftNames()).filter((name) => ofPlace({ name }) === of)
  const all = await Promise.all(names.map(async (name): Promise<KeptAt<D>[]> => {
    const kept = await phone.readKept(name)
    return kept ? [{ place: { name, stamp: kept.stamp }, draft: kept.draft as D | null }] : []
  }))
  return all.flat().sort((a, b) => ((a.draft?.at ?? '') < (b.draft?.at ?? '') ? 1 : -1))
}

/** For a form: the draft of this id, else what was last half written there and can be read now; else a place of its own. */
export async function findIn<D extends object>(phone: Phone | null, of: string, id: string | null = null): Promise<Found<D>> {
  const drafts = (phone ? await draftsOf<D & { at: string }>(phone, of) : []).filter((one) => one.draft)
  const found = drafts.find(({ place }) => idOfPlace(place) === id) ?? drafts[0]
  return found ? { place: found.place, at: found.draft!.at, draft: found.draft, others: othersOf(drafts, found.place.name) } : { place: newPlace(of), at: null, draft: null, others: [] }
}

/** Beside the one whose place has this name, those of the same thing that can be read now. */
export const othersIn = async (phone: Phone, own: string): Promise<OtherDraft[]> => othersOf(await draftsOf(phone, ofPlace({ name: own })), own)

const othersOf = (drafts: readonly KeptAt<{ at: string }>[], own: string): OtherDraft[] =>
  drafts.flatMap(({ place, draft }) => (draft && place.name !== own ? [{ id: idOfPlace(place), at: draft.at }] : []))

/**
 * Keeps it in its place (null: lets go of it). Where another tab has written there since, or let go of it, that is left and this goes to a place of its own.
 * Gives the place where it lies now; null when it could not be kept.
 */
export async function keepAt(phone: Phone | null, place: Place, draft: object | null): Promise<Place | null> {
  if (!phone) return null
  try {
    const answer = await phone.keepDraft(place.name, draft, place.stamp)
    if (answer !== 'overtaken') return { name: place.name, stamp: answer.stamp }
    const own = newPlace(ofPlace(place))
    return draft === null ? own : await keepAt(phone, own, draft)
  } catch { return null }
}

// Half-written texts side by side: nothing that was said to be kept is written over or let go of by somebody who has not seen it.
import { newPlace, ofPlace, type KeptAt, type Place } from '../platform/draft-place.ts'
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

/** For a form: what was last half written there and can be read now; else a place of its own. */
export async function findIn<D extends object>(phone: Phone | null, of: string): Promise<Found<D>> {
  const newest = phone && (await draftsOf<D & { at: string }>(phone, of)).find((one) => one.draft)
  return newest ? { place: newest.place, at: newest.draft!.at, draft: newest.draft } : { place: newPlace(of), at: null, draft: null }
}

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

// Where a half-written text lies on this phone. Several may lie side by side for one form: each tab that writes has a place of its own.
/** `name`: what is written, then an id of this draft alone. `stamp`: of what this writer last knew to lie there; null = nothing. */
export type Place = { name: string; stamp: string | null }
/** A draft of the same thing beside the one that is open, by its own id. `at`: when it was kept (ISO). */
export type OtherDraft = { id: string; at: string }
export type KeptAt<D> = { place: Place; /** Null: it cannot be opened now. */ draft: D | null }

export const newPlace = (of: string): Place => ({ name: `${of} ${crypto.randomUUID()}`, stamp: null })
/** What is written there, without this draft's own id. */
export const ofPlace = ({ name }: Pick<Place, 'name'>): string => name.slice(0, name.lastIndexOf(' '))
/** This draft's own id. */
export const idOfPlace = ({ name }: Pick<Place, 'name'>): string => name.slice(name.lastIndexOf(' ') + 1)

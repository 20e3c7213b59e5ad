// What the start screen and an instruction read: alerts, what is in force, how old the copy is. Only from this phone,
// only with the moment key; never the network, never the binder key.
import type { Watch } from '../platform/watch.ts'

/** `at`: when the whole copy was last known to be the server's (ISO), null = never. `ready`: every file of the app and the whole binder are here. */
export type Copy = { at: string | null; ready: boolean }
export type Alert = { id: string; text: string; more: string | null }
/** `state` other than 'sent': written here and not accepted yet. `label`: its words on a tile, where it has one. */
export type Findable = { subject: string; title: string; label: string | null; lifeSaving: boolean; state: 'sent' | 'waiting' | 'refused' }
export type Tile = Findable & { label: string; icon: string }

export type MomentHome =
  /** Nobody has signed in on this phone. */
  | { state: 'nobody' }
  /** This human may no longer read this binder. */
  | { state: 'ended' }
  /** The moment key itself is closed: its lease is over, or the clock jumped. */
  | { state: 'closed'; why: 'lease' | 'clock'; person: string }
  | {
      state: 'open'
      /** First name of the person it is all about. */
      person: string
      copy: Copy
      alerts: Alert[]
      /** In the team's order. */
      tiles: Tile[]
      /** Every instruction that can be opened now, for the search field. */
      instructions: Findable[]
      /** Facts written here that the server has not accepted. */
      unsent: number
      /** True when everything but the moment key's set asks for a PIN. */
      locked: boolean
    }

export type Step = { id: string; text: string; warning: string | null; why: string | null; timerSeconds: number | null; who: 'A' | 'B' | 'both' | null }
export type Version = {
  id: string
  /** "7", "6a". */
  name: string
  title: string
  tenSeconds: string | null
  steps: Step[]
  approval: { by: string; at: string } | null
  reviewBy: string | null
  change: string | null
  competence: string | null
  lifeSaving: boolean
  /** Who wrote it (null = a name this phone does not have) and when (ISO). */
  by: string | null
  at: string
  state: 'sent' | 'waiting' | 'refused'
  /** Set when this app is too old to understand the rest: title and steps as text. */
  plainOnly: string | null
}
/** `other`: a second published version that stands beside it until `chooser` (a first name) chooses. */
export type MomentInstruction = {
  subject: string
  version: Version
  other: { id: string; name: string; by: string | null; at: string } | null
  chooser: string | null
  /** True when this member is expected to be let to publish a version; the server decides. */
  mayPublish: boolean
}

export const watchMomentHome: Watch<MomentHome> = (give) => {
  give({ state: 'nobody' })
  return () => {}
}

/** The version in force, or the one asked for. Null when this phone does not have it. */
export const watchMomentInstruction = (_subject: string, _version: string | null): Watch<MomentInstruction | null> => (give) => {
  give(null)
  return () => {}
}

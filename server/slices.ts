// What the slices hand in about later work: computed while a body is open at arrival, kept without content.
import type { Wakes } from './sync/sync.ts'

/** No kind wakes anything yet; a slice's front door gives its own `wakes`, named here by kind. */
const bySlice: Record<string, Wakes> = {}

export const wakesOf: Wakes = (header, body, now) => bySlice[header.kind]?.(header, body, now) ?? []

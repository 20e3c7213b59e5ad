// Who someone is in an instruction that takes two: kept for this browser tab by ids only, through a reload, until it is done or a day has gone.
import { useState } from 'react'
import { now } from '../platform/clock.ts'
import type { Step } from './moment.data.ts'

export type Role = 'A' | 'B' | 'alone'
const roles: readonly string[] = ['A', 'B', 'alone'] satisfies Role[]
const place = (subject: string) => `viewme-role-${subject}`
/** Whoever did it yesterday may be the other one today. */
const keptMs = 12 * 60 * 60_000

/** Something in it is done by both, or each does something of their own. */
export const needsTwo = (steps: readonly Pick<Step, 'who'>[]): boolean =>
  steps.some(({ who }) => who === 'both') || (steps.some(({ who }) => who === 'A') && steps.some(({ who }) => who === 'B'))

/** Whose step it is, seen by one who has said who they are; null where that says nothing more. */
export function whose(who: Step['who'], role: Role | null): 'own' | 'other' | 'ours' | null {
  if (who === null || role === null || role === 'alone') return null
  return who === 'both' ? 'ours' : who === role ? 'own' : 'other'
}

/** What lies in the tab's storage: "A 1790000000000". */
export function roleFrom(kept: string | null, at: number): Role | null {
  const [role, since] = kept?.split(' ') ?? []
  return roles.includes(role ?? '') && at - Number(since) < keptMs ? role as Role : null
}

function keptRole(subject: string): Role | null {
  try {
    return roleFrom(sessionStorage.getItem(place(subject)), now().getTime())
  } catch {
    return null
  }
}

function keepRole(subject: string, role: Role | null): void {
  try {
    if (role) sessionStorage.setItem(place(subject), `${role} ${now().getTime()}`)
    else sessionStorage.removeItem(place(subject))
  } catch {
    // Held by the screen until it is left.
  }
}

export function useRole(subject: string): [Role | null, (role: Role | null) => void] {
  const [held, hold] = useState<{ subject: string; role: Role | null } | null>(null)
  return [held?.subject === subject ? held.role : keptRole(subject), (role) => {
    keepRole(subject, role)
    hold({ subject, role })
  }]
}

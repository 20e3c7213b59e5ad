import { describe, expect, it } from 'vitest'
import type { Actor, Period, Role } from './actor.ts'
import { mayChangeRoles, mayEndMembership, periodState } from './client-account.permissions.ts'
import { initialOf, strongestRole } from './me.ts'
import { nameAsSeen } from './people.ts'

const now = new Date('2026-11-24T12:00:00Z')
const period = (from: string | null, until: string | null = null, endedAt: string | null = null): Period => ({ from, until, endedAt })
const state = (...periods: Period[]) => periodState(periods, now).state
const actor = (...roles: Role[]): Actor => ({ human: 'h', membership: 'm', account: 'a', roles, groups: [], person: false })
const reason = (answer: { yes: boolean; reason?: string }) => (answer.yes ? 'yes' : answer.reason)

describe('a period', () => {
  it('holds from its first moment until the very moment it ends', () => {
    expect(state(period(null))).toBe('member')
    expect(state(period('2026-11-24T12:00:00Z'))).toBe('member')
    expect(state(period('2026-11-24T12:00:01Z'))).toBe('not-begun')
    expect(state(period(null, '2026-11-24T12:00:01Z'))).toBe('member')
    expect(state(period(null, '2026-11-24T12:00:00Z'))).toBe('ended-planned')
  })

  it('ended early by a person is told from one that ended as planned, whichever came first', () => {
    expect(periodState([period(null, '2026-12-01T00:00:00Z', '2026-11-20T08:00:00Z')], now)).toEqual({ state: 'ended-early', at: new Date('2026-11-20T08:00:00Z') })
    expect(periodState([period(null, '2026-11-10T00:00:00Z', '2026-11-20T08:00:00Z')], now)).toEqual({ state: 'ended-planned', at: new Date('2026-11-10T00:00:00Z') })
  })

  it('that opens again makes a member of somebody who had left; until it begins they count as having left', () => {
    const before = period('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')
    expect(state(before, period('2026-11-01T00:00:00Z'))).toBe('member')
    expect(state(before, period('2026-12-01T00:00:00Z'))).toBe('ended-planned')
  })
})

describe('only an owner', () => {
  it('ends a membership, but never another owner’s nor the person’s', () => {
    expect(reason(mayEndMembership(actor('lead'), { membership: 'x', roles: ['assistant'] }))).toBe('owners-only')
    expect(reason(mayEndMembership(actor('owner'), { membership: 'x', roles: ['assistant', 'lead'] }))).toBe('yes')
    expect(reason(mayEndMembership(actor('owner'), { membership: 'x', roles: ['relative', 'owner'] }))).toBe('owners-together')
    expect(reason(mayEndMembership(actor('owner'), { membership: 'x', roles: ['person'] }))).toBe('person-stays')
  })

  it('changes roles, but makes or unmakes no owner alone, and nobody else the person', () => {
    const target = { membership: 'x', roles: ['assistant'] as Role[] }
    expect(reason(mayChangeRoles(actor('assistant'), target, ['lead']))).toBe('owners-only')
    expect(reason(mayChangeRoles(actor('owner'), target, ['lead']))).toBe('yes')
    expect(reason(mayChangeRoles(actor('owner'), target, ['assistant', 'owner']))).toBe('owners-together')
    expect(reason(mayChangeRoles(actor('owner'), { membership: 'm', roles: ['owner'] }, ['relative']))).toBe('owners-together')
    expect(reason(mayChangeRoles(actor('owner'), target, ['person']))).toBe('person-stays')
    expect(reason(mayChangeRoles(actor('owner'), target, []))).toBe('no-role')
  })
})

describe('a name', () => {
  const sara = { firstName: 'Sara', lastName: 'Mallqvist', protected: false, former: false, self: false }
  it('is whole for members, first name only when protected, shorter when they have left', () => {
    expect(nameAsSeen(sara)).toBe('Sara Mallqvist')
    expect(nameAsSeen({ ...sara, protected: true })).toBe('Sara')
    expect(nameAsSeen({ ...sara, protected: true, self: true })).toBe('Sara Mallqvist')
    expect(nameAsSeen({ ...sara, former: true })).toBe('Sara M.')
    expect(nameAsSeen({ ...sara, former: true, protected: true })).toBe('Sara')
  })

  it('gives one whole letter for the round picture', () => {
    expect([initialOf('åsa'), initialOf(' Tove'), initialOf(''), initialOf('A\u030Asa')]).toEqual(['Å', 'T', '?', 'A\u030A'])
  })
})

it('the badge says the strongest role', () => {
  expect(strongestRole(['relative', 'owner'])).toBe('owner')
  expect(strongestRole(['person'])).toBe('person')
})

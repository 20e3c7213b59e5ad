import { describe, expect, it } from 'vitest'
import { canonicalJson } from '@viewme/contract/body.ts'
import { factHeader, type OfferedFact } from '@viewme/contract/fact.ts'
import { judgeBody } from '@viewme/contract/kinds.ts'
import type { InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { castOf, demoAccounts, demoHumans } from './cast.ts'
import { instantAt, storyDate } from './dates.ts'
import type { DemoAccount, DemoDay } from './demo.content.ts'
import { demoId } from './ids.ts'
import { factsOf, groupId } from './made-facts.ts'
import { nils } from './nils.ts'
import { tove } from './tove.ts'

const seed = '0b1c2d3e-0000-4000-8000-000000000000'
const november = new Date('2026-11-24T09:30:00Z')

function made(content: DemoAccount, now = november) {
  const memberships = new Map(content.members.map((one) => [one.human, demoId(seed, `membership ${content.key} ${one.human}`, now.getTime())]))
  const facts = factsOf(content, { account: demoId(seed, content.key, now.getTime()), seed, now, memberships })
  const held = (name: string) => {
    const member = content.members.find((one) => one.human === name)!
    const mine = [memberships.get(name)!, ...member.groups.map((key) => groupId(content, { seed, now }, key))]
    const first = Map.groupBy(facts, (fact) => fact.subject)
    return facts.filter((fact) => {
      const opening = first.get(fact.subject)![0]!
      return opening.author === memberships.get(name) || [...opening.audience!.groups, ...opening.audience!.members].some((id) => mine.includes(id))
    })
  }
  return { facts, held, memberships }
}
const bodies = (facts: OfferedFact[], kind: string) => facts.filter((fact) => fact.kind === kind).map((fact) => fact.body as { text: string })

describe('the demo’s content', () => {
  it.each(demoAccounts.map((content) => [content.key, content] as const))('makes only facts of %s that the contract accepts, in the order they were written', (_, content) => {
    const { facts } = made(content)
    for (const { body, ...header } of facts) {
      expect(factHeader.safeParse(header).success, canonicalJson(header)).toBe(true)
      expect(judgeBody(header.kind, header.v, body)).toEqual({ body })
      expect(Date.parse(header.writtenAt)).toBeLessThan(november.getTime())
    }
    const known = new Set<string>()
    for (const fact of facts) {
      expect(known.has(fact.subject)).toBe(fact.audience === undefined)
      expect(fact.basedOn.every((id) => known.has(id))).toBe(true)
      known.add(fact.subject).add(fact.id)
    }
    expect(known.size).toBe(facts.length + new Set(facts.map((fact) => fact.subject)).size)
  })

  it('has nothing written in the time to come, and nothing overdue behind a tile, whenever it is made', () => {
    for (const now of ['2026-01-03T00:10:00Z', '2026-10-25T00:30:00Z', '2026-11-24T12:00:00Z', '2027-03-28T01:30:00Z', '2031-06-01T22:59:00Z'].map((one) => new Date(one))) {
      for (const { facts } of demoAccounts.map((content) => made(content, now))) {
        expect(facts.every((fact) => Date.parse(fact.writtenAt) < now.getTime())).toBe(true)
      }
      for (const instruction of tove.instructions.filter(({ body }) => body.situation)) expect(Date.parse(storyDate(instruction.versions.at(-1)!.reviewBy!, now))).toBeGreaterThan(now.getTime())
      // "I dag" tells of the last fourteen days: among them of the spoon that became smaller.
      expect(now.getTime() - instantAt(storyDate(tove.instructions.find(({ key }) => key === 'meal')!.versions.at(-1)!.at, now), '10:15')).toBeLessThan(14 * 86_400_000)
      expect(tove.instructions.some(({ versions }) => now.getTime() - Date.parse(storyDate(versions.at(-1)!.at, now)) < 7 * 86_400_000)).toBe(true)
    }
  })

  it('has version 7 of the seizure, version 6 of the meal with 5 ml where version 5 had 7 ml, and each version differs from the one before', () => {
    const { facts } = made(tove)
    const versions = facts.filter((fact) => fact.kind === 'instruction-version').map((fact) => fact.body as InstructionVersionBody)
    const titled = (title: string) => versions.filter((one) => one.title.startsWith(title))
    expect(titled('Krampanfall')).toHaveLength(7)
    expect(titled('Måltid')).toHaveLength(6)
    expect(titled('Taklyften')).toHaveLength(1)
    expect(titled('Måltid').slice(-2).map((one) => one.steps[2]!.text)).toEqual([
      'Sked 7 ml, lägg på tungans mitt, vänta på sväljning × 2.', 'Sked 5 ml, lägg på tungans mitt, vänta på sväljning × 2.'])
    for (const list of tove.instructions.map(({ body }) => titled(body.title))) {
      const steps = list.map((one) => JSON.stringify(one.steps))
      expect(new Set(steps).size).toBe(list.length)
    }
    expect(titled('Krampanfall').at(-1)).toMatchObject({ lifeSaving: true, safetyCritical: true, approval: { at: '2026-10-06' }, reviewBy: '2027-04-06' })
  })

  it('tells the five situations of the demo in full: who approved it, until when, what to know first, and a tile of its own', () => {
    const wanted = [['Krampanfall', 7, 8], ['Sätter i halsen', 3, 8], ['Lyft från säng', 5, 11], ['Smärta', 3, 6], ['Taklyften', 1, 5]] as const
    for (const [title, versions, steps] of wanted) {
      const one = tove.instructions.find(({ body }) => body.title.startsWith(title))!
      expect([title, one.versions.length, one.steps.length]).toEqual([title, versions, steps])
      expect(one.body.tenSeconds).toBeTruthy()
      for (const version of one.versions) expect(version).toMatchObject({ change: expect.any(String), approval: { by: expect.stringContaining(', ') }, reviewBy: expect.toSatisfy((day: DemoDay) => storyDate(day, november) > storyDate(version.at, november)) })
    }
    const tiles = tove.instructions.flatMap(({ body }) => body.situation ?? [])
    expect(tiles).toHaveLength(8)
    expect(new Set(tiles.map(({ label }) => label)).size).toBe(tiles.length)
    expect(new Set(tiles.map(({ order }) => order)).size).toBe(tiles.length)
    expect(tove.instructions.filter(({ body }) => body.lifeSaving).map(({ key }) => key)).toEqual(['seizure', 'choking'])
  })

  it('says in two-person steps who does it, and presses nobody to push on Tove’s stomach', () => {
    const transfer = tove.instructions.find(({ key }) => key === 'transfer')!
    expect(transfer.steps.every(({ who }) => who !== undefined)).toBe(true)
    expect(new Set(transfer.steps.map(({ who }) => who))).toEqual(new Set(['A', 'B', 'both']))
    const thrusts = tove.instructions.find(({ key }) => key === 'choking')!.steps[3]!
    expect(thrusts.text).toContain('bröstbenet')
    expect(thrusts.warning).toContain('Inte på buken')
  })

  it('keeps home’s night notes from the day activity and from Elin', () => {
    const { held } = made(tove)
    const ofNight = (name: string) => bodies(held(name), 'note').filter((one) => /Vänd 00|anfall 03\.18|natt/.test(one.text) && !/Anfall i natt/.test(one.text))
    expect(ofNight('omar').length).toBeGreaterThan(3)
    for (const name of ['bosse', 'irma', 'elin']) {
      expect(ofNight(name)).toEqual([])
      expect(bodies(held(name), 'note').length).toBeGreaterThan(0)
    }
  })

  it('shows the body’s own group to mother, father, Sara and Tove only: an owner governs it and does not read it', () => {
    const { held } = made(tove)
    const readers = tove.members.filter(({ human }) => bodies(held(human), 'note').some((one) => one.text.includes('Mensen'))).map((one) => one.human)
    expect(readers.toSorted()).toEqual(['bjorn', 'karin', 'sara', 'tove'])
  })

  it('never writes Linnea’s surname, and her number is held by her lead and herself', () => {
    const { facts, held } = made(tove)
    expect(JSON.stringify(facts)).not.toContain('Låtsén')
    const holders = tove.members.filter(({ human }) => JSON.stringify(held(human)).includes('070-1740611')).map((one) => one.human)
    expect(holders.toSorted()).toEqual(['linnea', 'sara'])
  })

  it('keeps Alva’s address and number from Hugo', () => {
    const hugo = JSON.stringify(made(nils).held('hugo'))
    expect(hugo).not.toContain('Exempelstigen')
    expect(hugo).not.toContain('070-1740615')
    expect(JSON.stringify(made(nils).held('ines'))).toContain('Exempelstigen')
  })

  it('says of everything that can be seen who has said what it means, names only instructions there are and no dose, and gives Linnea’s first name only', () => {
    for (const { signs, instructions } of demoAccounts) {
      expect(new Set(signs.map(({ body }) => body.seen)).size).toBe(signs.length)
      for (const one of signs) expect((one.instructions ?? []).filter((key) => !instructions.some((known) => known.key === key))).toEqual([])
      expect(JSON.stringify(signs)).not.toMatch(/\d\s*(mg|ml|g|droppar|tabletter)\b|Låtsén/)
    }
    expect([tove.signs.length, nils.signs.length]).toEqual([16, 3])
    const people = demoHumans.map(({ firstName, lastName }) => (firstName === 'Linnea' ? firstName : `${firstName} ${lastName}`))
    for (const { means, saidBy } of tove.signs.flatMap(({ body }) => body.meanings)) expect(saidBy.startsWith('Karin, mamma') || people.some((name) => saidBy.startsWith(name)), `${means} ${saidBy}`).toBe(true)
  })

  it('says that something is certain only where it means nothing else', () => {
    const certain = demoAccounts.flatMap(({ signs }) => signs).filter(({ body }) => body.meanings.some(({ sure }) => sure === 'known'))
    expect(certain.filter(({ body }) => body.meanings.length > 1).map(({ body }) => body.seen)).toEqual([])
  })

  it('gives Elin the alerts, the allergies and what the family writes to her, and nothing else that is about care', () => {
    const { held } = made(tove)
    const elins = held('elin')
    expect(new Set(elins.map(({ kind }) => kind))).toEqual(new Set(['group', 'alert', 'allergy', 'note']))
    for (const { text } of bodies(elins, 'note')) expect(text).toContain('Elin')
  })

  it('uses only numbers set aside for fiction, each once', () => {
    const numbers = demoAccounts.flatMap((account) => account.contacts.map((one) => one.body.phone))
    for (const number of numbers) expect(number).toMatch(/^(070-1740(60[5-9]|6[1-9]\d)|08-465004\d\d)$/)
    expect(new Set(tove.contacts.map((one) => one.body.phone)).size).toBe(20)
    expect(tove.contacts.flatMap((one) => one.body.ladder ?? []).toSorted()).toEqual([1, 2, 3, 4, 5])
  })

  it('offers everyone by a first name and address of their own; only Sara is in both accounts', () => {
    const cast = castOf()
    expect(new Set(cast.map((one) => one.firstName)).size).toBe(cast.length)
    expect(new Set(demoHumans.map((one) => one.key)).size).toBe(demoHumans.length)
    expect(cast.filter((one) => one.accountPersons.length > 1).map((one) => one.firstName)).toEqual(['Sara'])
    expect(cast.find((one) => one.firstName === 'Björn')!.email).toBe('bjorn@example.com')
    expect(cast.filter((one) => one.accountPersons.length === 0).map((one) => one.email)).toEqual(
      ['support@example.com', 'programmerare@example.com', 'operator@example.com', 'dataskydd@example.com'])
  })
})

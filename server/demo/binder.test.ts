// What Tove's binder promises whoever opens it: all twenty-five, no dose anywhere, approved by people who are there, easy to read.
import { describe, expect, it } from 'vitest'
import { read } from '../test-kit/sources.ts'
import { demoAccounts, demoHumans } from './cast.ts'
import { storyDate } from './dates.ts'
import type { DemoDay, DemoInstruction } from './demo.content.ts'
import { readByVersion } from './made-facts.ts'
import { tove } from './tove.ts'

const wanted: [number: number, title: string, areas: string[]][] = [
  [1, 'Krampanfall', []], [2, 'Sätter i halsen', []], [3, 'Lyft från säng till rullstol', ['mobility']], [4, 'Läkemedel via gastrostomi', ['selfCare']],
  [5, 'Måltid i mun', ['selfCare']], [6, 'Sond/knapp har åkt ut', ['selfCare']], [7, 'Smärta', []], [8, 'Orolig, biter sig i handen', ['generalTasks']],
  [9, 'Morgonrutin', ['selfCare']], [10, 'Kvällsrutin', ['selfCare']], [11, 'Vändning på natten', ['selfCare']], [12, 'Munvård och tandborstning', ['selfCare']],
  [13, 'Dusch och hårtvätt', ['selfCare']], [14, 'Toalett, blöja och hudkontroll', ['selfCare']], [15, 'Mens', ['selfCare']], [16, 'Ståskal och stretch', ['mobility']],
  [17, 'Ortoser och handskena', ['mobility']], [18, 'Ögonstyrd dator', ['communication']], [19, 'Bildschema och val mellan två', ['communication']],
  [20, 'Åka färdtjänst', ['mobility']], [21, 'Utflykt: packlista', ['communityLife']], [22, 'Besök i vården', ['senseOfSafety']], [23, 'Rullstolen', ['mobility']],
  [24, 'Taklyften stannar', ['mobility']], [25, 'Överlämning mellan pass', ['senseOfSafety']],
]
/** Those that were made up for the demo, each with the mark that says so. */
const madeUp = [...Array.from({ length: 15 }, (_, place) => place + 9), 25]
const numbered = wanted.map(([number]) => ({ number, one: tove.instructions[number - 1]! }))
const everyText = (one: DemoInstruction): string[] => [
  one.body.title, one.body.competence ?? '', ...one.versions.map(({ change }) => change),
  ...readByVersion(one).flatMap(({ tenSeconds, placeOrAid, steps }) => [tenSeconds ?? '', placeOrAid ?? '', ...steps.flatMap(({ text, warning, why }) => [text, warning ?? '', why ?? ''])]),
]

/** Long words and long sentences weigh: under 30 reads as a children's book, over 40 as a newspaper. */
function lix(texts: string[]): number {
  const words = texts.join(' ').match(/\p{L}+/gu) ?? []
  const sentences = texts.flatMap((text) => text.split(/[.:!?]+(?:\s|$)/)).filter((one) => /\p{L}/u.test(one))
  return words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length
}

describe('Tove’s binder', () => {
  it('holds the twenty-five instructions of the story in their order, each in its life area', () => {
    expect(tove.instructions).toHaveLength(25)
    for (const [number, title, areas] of wanted) {
      expect(tove.instructions[number - 1]!.body.title, String(number)).toContain(title)
      expect(tove.instructions[number - 1]!.body.lifeAreas, title).toEqual(areas)
    }
    expect(new Set(tove.instructions.map(({ key }) => key)).size).toBe(25)
  })

  it('begins each with a ten-second card, and marks what was made up', () => {
    for (const { number, one } of numbered) {
      expect(one.body.tenSeconds, one.body.title).toBeTruthy()
      expect(one.body.tenSeconds!.endsWith('FIKTIV.'), one.body.title).toBe(madeUp.includes(number))
    }
  })

  it('names no dose: of volumes only rinse water, the spoon and what she drank, and medicine beside the mark FIKTIV', () => {
    const rinsed: Record<string, string[]> = { medicine: ['20 ml', '5 ml', '30 ml'], meal: ['5 ml', '7 ml'] }
    const measure = /\d+(?:[.,]\d+)?\s*(?:mg|ml|g|µg|mikrogram|milligram|droppar|tabletter|tablett|enheter)(?!\p{L})/giu
    for (const one of tove.instructions) {
      for (const text of everyText(one)) {
        for (const [found] of text.matchAll(measure)) expect(rinsed[one.key] ?? [], `${one.body.title}: ${text}`).toContain(found)
        if (/alvedon|midazolam|paracetamol|enligt listan \(|läkemedel \d\d/i.test(text)) expect(text, one.body.title).toMatch(/FIKTIV|enligt lista/)
      }
    }
    const drunk = demoAccounts.flatMap((account) => account.notes.flatMap(({ text }) => [...text.matchAll(measure)].map(([found]) => found)))
    expect(drunk.toSorted()).toEqual(['200 ml', '450 ml', '5 ml', '5 ml'])
  })

  it('says on no version’s card, or of its place, what its steps came to say later or had ceased to say', () => {
    // A number with what it counts, and words long enough to carry something.
    const carries = (word: string) => !['efter', 'och'].includes(word)
    const said = (texts: (string | undefined)[]) => new Set(texts.flatMap((text) => (text ?? '').toLowerCase().match(/\d+(?: ml| min|(?!\d))|\p{L}{3,}/gu) ?? []).filter(carries))
    for (const { key, one } of demoAccounts.flatMap(({ instructions }) => instructions.map((each) => ({ key: each.key, one: each })))) {
      const reads = readByVersion(one).map(({ steps, tenSeconds, placeOrAid }) => ({ steps: said(steps.flatMap(({ text, warning, why }) => [text, warning, why])), above: said([tenSeconds, placeOrAid]) }))
      reads.forEach((here, at) => {
        const elsewhere = new Set(reads.flatMap(({ steps }, other) => (other === at ? [] : [...steps])))
        expect([...here.above].filter((word) => elsewhere.has(word) && !here.steps.has(word)), `${key}, version ${at + 1}`).toEqual([])
      })
    }
    const meals = readByVersion(tove.instructions.find(({ key }) => key === 'meal')!)
    for (const [at, { tenSeconds, placeOrAid, steps }] of meals.entries()) {
      for (const text of [tenSeconds, placeOrAid, steps[2]!.text]) expect(text!.match(/\d ml/g), `${at}: ${text}`).toEqual([at < 5 ? '7 ml' : '5 ml'])
    }
  })

  it('says why and warns in what is critical to safety, and that what eases pain goes by the button', () => {
    for (const one of tove.instructions.filter(({ body }) => body.safetyCritical)) {
      expect(one.steps.filter(({ why }) => why).length, one.body.title).toBeGreaterThan(1)
      expect(one.steps.some(({ warning }) => warning), one.body.title).toBe(true)
    }
    const eased = tove.instructions.flatMap(({ steps }) => steps.filter(({ text }) => /alvedon/i.test(text)))
    expect(eased).toHaveLength(2)
    for (const { text } of eased) expect(text).toContain('alvedon genom knappen')
  })

  it('is approved by people of the team, each by their own profession', () => {
    const titled = new Map(tove.members.map((one) => [one.human, one.roles.includes('lead') ? 'arbetsledare' : one.title]))
    const known = demoHumans.filter(({ key }) => titled.get(key)).map(({ key, firstName, lastName }) => `${firstName} ${lastName}, ${titled.get(key)}`)
    for (const { by } of tove.instructions.flatMap(({ versions }) => versions.flatMap(({ approval }) => approval ?? []))) {
      for (const who of by.split(/(?:, och | och )/).map((one) => one.replace(/,$/, ''))) expect(known).toContain(who)
    }
  })

  it('has fresh, soon, old and missing review dates whenever the demo begins', () => {
    for (const now of ['2026-11-24T09:30:00Z', '2027-02-27T12:00:00Z', '2031-06-01T22:59:00Z'].map((one) => new Date(one))) {
      const left = (day: DemoDay) => (Date.parse(storyDate(day, now)) - now.getTime()) / 86_400_000
      const fate = (one: DemoInstruction) => {
        const { reviewBy } = one.versions.at(-1)!
        return reviewBy === undefined ? 'missing' : left(reviewBy) < -1 ? 'old' : left(reviewBy) < 30 && typeof reviewBy !== 'string' ? 'soon' : 'fresh'
      }
      const of = (word: string) => tove.instructions.filter((one) => fate(one) === word).map(({ key }) => key)
      expect([of('old'), of('soon'), of('missing')]).toEqual([['mouth', 'shower', 'wheelchair'], ['evening', 'standing'], ['choosing', 'outing', 'handover']])
      expect(of('fresh')).toHaveLength(17)
      const unapproved = tove.instructions.filter(({ versions }) => !versions.at(-1)!.approval)
      expect(unapproved.map(({ key }) => key)).toEqual(['outing', 'handover'])
    }
  })

  it('keeps Mens for her mother, her father and Sara beside herself, and the night and the shower for home', () => {
    const readers = (key: string) => {
      const { groups = [], members = [] } = tove.instructions.find((one) => one.key === key)!.audience
      return tove.members.filter((one) => members.includes(one.human) || one.groups.some((group) => groups.includes(group))).map(({ human }) => human)
    }
    expect(readers('periods').filter((human) => human !== 'tove').toSorted()).toEqual(['bjorn', 'karin', 'sara'])
    for (const key of ['night', 'evening', 'shower']) for (const human of ['bosse', 'irma', 'elin']) expect(readers(key)).not.toContain(human)
    // "25 of 25" is true for those who see everything, and whoever does the work sees the night.
    for (const human of ['sara', 'karin', 'bjorn', 'tove']) for (const { key } of tove.instructions) expect(readers(key), `${human} ${key}`).toContain(human)
    for (const { key } of tove.instructions.filter((one) => one.key !== 'periods')) expect(readers(key), key).toContain('omar')
  })

  it('lets a stranger read who Tove is in two minutes: what is open on her page is at most 400 words in short sentences', () => {
    const open = [...tove.parts.flatMap(({ body }) => body.lines), ...tove.expressions.flatMap(({ body }) => [body.says, body.how, body.answer ?? '']), ...tove.decisions.map(({ body }) => body.decided)]
    const wordsOf = (text: string) => (text.match(/[\p{L}\p{N}]+/gu) ?? []).length
    expect(open.reduce((sum, text) => sum + wordsOf(text), 0)).toBeLessThanOrEqual(400)
    for (const sentence of open.flatMap((text) => text.split(/[.!?](?:\s|$)/))) expect(wordsOf(sentence), sentence).toBeLessThanOrEqual(15)
    expect(lix(open)).toBeLessThan(40)
  })

  it('reads easily: short sentences, and symbols that the app has', () => {
    const symbols = new Set([...read('web/symbols/symbol-words.ts').matchAll(/^  '?([a-z-]+)'?: \[/gm)].map(([, id]) => id))
    expect(symbols.size).toBeGreaterThan(100)
    for (const one of tove.instructions) {
      const texts = one.steps.flatMap(({ text, warning, why }) => [text, warning ?? '', why ?? ''])
      expect(lix(texts), one.body.title).toBeLessThan(40)
      for (const { symbol } of readByVersion(one).flatMap(({ steps }) => steps)) if (symbol) expect(symbols.has(symbol), `${one.body.title}: ${symbol}`).toBe(true)
    }
    for (const { one } of numbered.filter(({ number }) => madeUp.includes(number))) {
      for (const sentence of one.steps.flatMap(({ text, warning, why }) => [text, warning ?? '', why ?? '']).flatMap((text) => text.split(/[.!?](?:\s|$)/))) {
        expect((sentence.match(/[\p{L}\p{N}]+/gu) ?? []).length, sentence).toBeLessThanOrEqual(15)
      }
    }
  })

  it('says who does it in every step where only some need two', () => {
    for (const key of ['transfer', 'morning', 'evening', 'shower', 'standing']) {
      const { steps, body } = tove.instructions.find((one) => one.key === key)!
      expect(steps.every(({ who }) => who), body.title).toBe(true)
      expect(body.competence, body.title).toMatch(/[Tt]vå personer/)
    }
  })
})

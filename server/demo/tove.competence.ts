// Who in Tove's team may do what, and until when. Everybody has been run through the emergency medicine but Ali, who is learning, and Petter, whose run-through has run out.
import type { DemoCompetence, DemoDay } from './demo.content.ts'

// Who may help is for all of the team to know.
const audience = { groups: ['everyone'] }
const lotta = 'Lotta Mönster, epilepsisjuksköterska'
const mats = 'Mats Prototyp, kommunens sjuksköterska'
const erik = 'Erik Modell, leg. fysioterapeut'

type Given = { from: DemoDay; until?: DemoDay }
const emergency = (member: string, given: Given | null, at: DemoDay = given!.from): DemoCompetence =>
  ({ key: `emergency ${member}`, member, at, instruction: 'seizure', audience, body: { ground: 'training', task: 'Akutmedicin vid kramper' }, ...(given ? { given: { by: lotta, ...given } } : {}) })
const gastrostomy = (member: string, given: Given | null, at: DemoDay = given!.from): DemoCompetence =>
  ({ key: `gastrostomy ${member}`, member, at, instruction: 'medicine', audience, body: { ground: 'delegation', task: 'Läkemedel via gastrostomi' }, ...(given ? { given: { by: mats, ...given } } : {}) })
const standing = (member: string): DemoCompetence =>
  ({ key: `standing ${member}`, member, at: '2026-02-10', instruction: 'standing', audience, body: { ground: 'self-care-decision', task: 'Ståskal och stretch' }, given: { by: erik, from: '2026-02-10' } })

const spring = { from: '2026-03-15', until: '2027-03-15' }
const autumn = { from: '2026-09-01', until: '2027-08-31' }

export const toveCompetences: DemoCompetence[] = [
  ...['sara', 'omar', 'linnea', 'jovan', 'amina', 'yusra', 'maja'].map((name) => emergency(name, spring)),
  emergency('petter', { from: '2025-11-15', until: '2026-11-15' }),
  emergency('ali', null, '2026-11-09'),
  ...['sara', 'omar', 'linnea', 'maja'].map((name) => gastrostomy(name, autumn)),
  // Soon to be renewed, whenever the demo is begun.
  gastrostomy('jovan', { from: { daysAgo: 352 }, until: { daysAgo: -12 } }),
  gastrostomy('amina', null, { daysAgo: 6 }),
  standing('omar'), standing('yusra'),
]

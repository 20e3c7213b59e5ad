// Fictional people around Tove Exempelskog: the team, her groups, and who stands in which. First names are unique in the demo.
import type { DemoGroup, DemoHuman, DemoMember } from './demo.content.ts'

/** å and ä become a, ö becomes o, é becomes e. */
export const emailOf = (firstName: string): string =>
  `${firstName.toLowerCase().normalize('NFD').replaceAll(/\p{Diacritic}/gu, '')}@example.com`

export const human = (firstName: string, lastName: string): DemoHuman => {
  const email = emailOf(firstName)
  return { key: email.split('@')[0]!, firstName, lastName, email }
}

export const toveHumans: DemoHuman[] = [
  human('Tove', 'Exempelskog'),
  human('Ingrid', 'Provsson'), human('Karin', 'Exempelskog'), human('Björn', 'Exempelskog'), human('Elin', 'Exempelskog'),
  human('Sara', 'Mallqvist'), human('Omar', 'Testberg'), human('Linnea', 'Låtsén'), human('Jovan', 'Påhittović'), human('Amina', 'Provdotter'),
  human('Petter', 'Exempel'), human('Yusra', 'Demo'), human('Maja', 'Fantasi'), human('Ali', 'Skisslund'),
  human('Hanna', 'Övning'), human('Erik', 'Modell'), human('Nour', 'Attrapp'), human('Pia', 'Schablon'), human('Lotta', 'Mönster'),
  human('Test', 'Neurén'), human('Kim', 'Utkast'), human('Mats', 'Prototyp'),
  human('Bosse', 'Prov'), human('Irma', 'Skiss'),
]

// The person decided with picture support: only mother, father and Sara see "Kropp & mens". The owner Ingrid governs it and does not read it.
export const toveGroups: DemoGroup[] = [
  { key: 'everyone', body: { name: 'Alla i teamet', purpose: 'everyone' }, audience: { groups: ['everyone', 'other-place'] } },
  { key: 'home', body: { name: 'Hemma', purpose: 'home' }, audience: { groups: ['everyone'] } },
  { key: 'day-activity', body: { name: 'Daglig verksamhet', purpose: 'day-activity' }, audience: { groups: ['everyone'] } },
  { key: 'other-place', body: { name: 'Annan plats', purpose: 'other-place' }, audience: { groups: ['everyone', 'other-place'] } },
  { key: 'private', body: { name: 'Privat', purpose: 'private' }, audience: { groups: ['private'], members: ['ingrid'] } },
  { key: 'body', body: { name: 'Kropp & mens', purpose: 'own' }, audience: { groups: ['body'], members: ['ingrid'] } },
]

const firm = 'Exempelassistans AB'
const assistant = (name: string, from: string, more: Partial<DemoMember> = {}): DemoMember =>
  ({ human: name, roles: ['assistant'], groups: ['everyone', 'home'], from, provider: firm, basis: 'LSS29', ...more })
const therapist = (name: string, title: string, from: string, provider: string, basis: DemoMember['basis'] = 'OSL25'): DemoMember =>
  ({ human: name, roles: ['therapist'], title, groups: ['everyone'], from, provider, basis })
const dayActivity = (name: string, from: string): DemoMember =>
  ({ human: name, roles: ['assistant'], title: 'daglig verksamhet', groups: ['everyone', 'day-activity'], cast: 'day-activity', from, provider: 'Exempelverkstan', basis: 'LSS29' })

export const toveMembers: DemoMember[] = [
  { human: 'ingrid', roles: ['owner'], title: 'god man', groups: ['everyone'], from: '2025-02-01', basis: 'undertaking' },
  { human: 'karin', roles: ['owner', 'relative'], title: 'mamma', groups: ['everyone', 'home', 'day-activity', 'other-place', 'private', 'body'], from: '2025-02-01', basis: 'undertaking' },
  { human: 'tove', roles: ['person'], groups: ['everyone', 'home', 'day-activity', 'other-place', 'private', 'body'], from: '2025-02-01', basis: 'undertaking' },
  assistant('sara', '2025-02-03', { roles: ['lead', 'assistant'], groups: ['everyone', 'home', 'day-activity', 'other-place', 'private', 'body'] }),
  assistant('omar', '2025-02-10'),
  assistant('linnea', '2025-03-01', { protected: true }),
  assistant('jovan', '2025-05-12'),
  assistant('amina', '2025-08-18'),
  assistant('petter', '2025-09-01'),
  assistant('yusra', '2026-01-12'),
  assistant('maja', '2025-04-01', { title: 'nattassistent' }),
  assistant('ali', '2026-11-09', { roles: ['substitute'], title: 'timvikarie', until: { daysAgo: -65 } }),
  { human: 'bjorn', roles: ['relative'], title: 'pappa', groups: ['everyone', 'home', 'other-place', 'private', 'body'], from: '2025-02-01', basis: 'undertaking' },
  { human: 'elin', roles: ['relative'], title: 'syster', groups: ['other-place'], from: '2025-02-15', basis: 'undertaking' },
  therapist('hanna', 'arbetsterapeut', '2025-02-20', 'Habiliteringen Exempelköping'),
  therapist('erik', 'fysioterapeut', '2025-02-20', 'Habiliteringen Exempelköping'),
  therapist('nour', 'logoped', '2025-03-05', 'Habiliteringen Exempelköping'),
  therapist('pia', 'dietist', '2025-03-05', 'Habiliteringen Exempelköping'),
  therapist('kim', 'habiliteringspsykolog', '2025-03-10', 'Habiliteringen Exempelköping'),
  therapist('lotta', 'epilepsisjuksköterska', '2025-02-25', 'Epilepsimottagningen Exempelköping'),
  therapist('test', 'neurolog', '2025-02-25', 'Epilepsimottagningen Exempelköping'),
  therapist('mats', 'kommunens sjuksköterska', '2025-02-25', 'Exempelköpings kommun'),
  dayActivity('bosse', '2025-03-15'),
  dayActivity('irma', '2025-03-15'),
]

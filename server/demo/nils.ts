// The second account, small: Nils, 12, whose parents live apart. Alva's address and number are protected from Hugo:
// they stand only in what the group "Hos mamma" holds. Only Sara is in both accounts.
import type { DemoAccount, DemoHuman, DemoMember } from './demo.content.ts'
import { human } from './tove.people.ts'

export const nilsHumans: DemoHuman[] = [
  human('Nils', 'Demosson'), human('Alva', 'Demosson'), human('Hugo', 'Demosson'), human('Ines', 'Övningsson'), human('Vera', 'Provberg'), human('Ture', 'Skolexempel'),
]

const member = (name: string, more: Omit<DemoMember, 'human' | 'from'>): DemoMember => ({ human: name, from: '2026-03-02', ...more })
const firm = 'Exempelassistans AB'
const everyone = { groups: ['everyone'] }
const nearAndSchool = { groups: ['everyone', 'day-activity'] }
const atMothers = { groups: ['home'] }

export const nils: DemoAccount = {
  key: 'nils', person: 'nils', bornOn: '2014-05-20', owners: ['alva', 'hugo'], lead: 'sara',
  members: [
    member('alva', { roles: ['owner', 'relative'], groups: ['everyone', 'home', 'day-activity'], basis: 'undertaking' }),
    member('hugo', { roles: ['owner', 'relative'], groups: ['everyone', 'other-place', 'day-activity'], basis: 'undertaking' }),
    member('nils', { roles: ['person'], groups: ['everyone', 'home', 'other-place', 'day-activity'], basis: 'undertaking' }),
    member('sara', { roles: ['lead', 'assistant'], groups: ['everyone', 'home', 'other-place', 'day-activity'], provider: firm, basis: 'LSS29' }),
    member('ines', { roles: ['assistant'], groups: ['everyone', 'home', 'day-activity'], provider: firm, basis: 'LSS29' }),
    member('vera', { roles: ['assistant'], groups: ['everyone', 'other-place', 'day-activity'], provider: firm, basis: 'LSS29' }),
    member('ture', { roles: ['assistant'], groups: ['day-activity'], cast: 'school', provider: 'Exempelskolan', basis: 'OSL25' }),
  ],
  groups: [
    { key: 'everyone', body: { name: 'Alla hemma hos Nils', purpose: 'everyone' }, audience: everyone },
    { key: 'home', body: { name: 'Hos mamma', purpose: 'home' }, audience: { groups: ['home'] } },
    { key: 'other-place', body: { name: 'Hos pappa', purpose: 'other-place' }, audience: { groups: ['other-place'] } },
    { key: 'day-activity', body: { name: 'Skolan', purpose: 'day-activity' }, audience: { groups: ['everyone', 'day-activity'] } },
  ],
  alerts: [{ key: 'nuts', audience: { groups: ['everyone', 'day-activity'] }, body: { order: 0, text: 'Allergi: nötter', more: 'FIKTIV uppgift. Penna i väskans ytterfack.' } }],
  allergies: [{
    key: 'nuts', audience: { groups: ['everyone', 'day-activity'] },
    body: { to: 'Nötter', severity: 'life-threatening', signs: 'FIKTIV uppgift. Röd runt munnen, hostar, vill inte sitta still.', act: 'FIKTIV. Pennan i väskans ytterfack, ring 112. Stanna hos Nils.' },
  }],
  signs: [
    {
      key: 'ears', author: 'ines', audience: { groups: ['everyone', 'day-activity'] },
      body: {
        seen: 'Håller för öronen', also: 'händerna för öronen, för högt, ljud',
        meanings: [{ means: 'Det är för mycket ljud.', sure: 'usual', saidBy: 'Nils själv, med bilder' }, { means: 'Han vet inte vad som ska hända.', sure: 'possible', saidBy: 'assistent Ines Övningsson' }],
        act: 'FIKTIV. Ge hörlurarna. Prata mindre. Visa bilden på det som kommer sedan.',
      },
    },
    {
      key: 'bag', author: 'sara', audience: { groups: ['everyone', 'day-activity'] }, instructions: ['handover'],
      body: {
        seen: 'Tar väskan och ställer sig vid dörren', also: 'ryggsäcken, går till dörren, vill ut',
        meanings: [{ means: 'Han är klar och vill gå.', sure: 'usual', saidBy: 'mamma Alva' }],
        act: 'FIKTIV. Svara med bilden på vem som möter. Gå när den är visad.',
      },
    },
    {
      key: 'red', author: 'sara', audience: { groups: ['everyone', 'day-activity'] },
      body: {
        seen: 'Röd runt munnen och hostar', also: 'utslag, svullen, kliar i munnen',
        meanings: [{ means: 'Han kan ha fått i sig nötter.', sure: 'usual', saidBy: 'pappa Hugo' }],
        act: 'FIKTIV. Pennan i väskans ytterfack, ring 112. Stanna hos Nils.',
      },
    },
  ],
  parts: [
    { audience: nearAndSchool, body: { part: 'who', lines: ['Nils är 12 år. Han bor varannan vecka hos mamma och hos pappa.', 'Han hör mycket och tål inte höga ljud. Hörlurarna ligger i väskan.'] } },
    { audience: nearAndSchool, body: { part: 'matters', lines: ['Att veta vem som möter honom, tio minuter innan.', 'Dinosaurien är alltid med.'] } },
    { audience: nearAndSchool, body: { part: 'calms', lines: ['Hörlurar och ljudet av regn.', 'Bilden paus, och att någon väntar.'] } },
    { audience: nearAndSchool, body: { part: 'stresses', lines: ['Spikning, borrning och skrik.', 'Två vuxna som pratar över huvudet på honom.'] } },
    { audience: nearAndSchool, body: { part: 'strengths', lines: ['Kan namnet på sextio dinosaurier.', 'Räknar snabbt när ingen stressar.'] } },
  ],
  expressions: [
    { key: 'yes', audience: nearAndSchool, body: { says: 'Ja', how: 'Tar väskan, eller säger ”ja” tyst.', answer: 'Gå när han har sagt det, inte förr.', symbol: 'yes' } },
    { key: 'stop', audience: nearAndSchool, body: { says: 'Stopp', how: 'Håller för öronen och vänder sig bort.', answer: 'Sluta prata. Visa bilden paus och vänta.', symbol: 'stop' } },
  ],
  decisions: [],
  competences: [],
  contacts: [
    { key: 'alva', member: 'alva', audience: atMothers, body: { name: 'Alva Demosson', role: 'mamma, vårdnadshavare', phone: '070-1740615', ladder: 1 } },
    { key: 'hugo', member: 'hugo', audience: everyone, body: { name: 'Hugo Demosson', role: 'pappa, vårdnadshavare', phone: '070-1740616', ladder: 2 } },
    { key: 'sara', member: 'sara', audience: everyone, body: { name: 'Sara Mallqvist', role: 'arbetsledare', phone: '070-1740609', ladder: 3 } },
    { key: 'school', member: 'ture', audience: { groups: ['everyone', 'day-activity'] }, body: { name: 'Ture Skolexempel', role: 'lärare, Exempelskolan', phone: '08-46500410', hours: 'skoldagar 8–14' } },
  ],
  instructions: [{
    key: 'handover', author: 'sara', audience: { groups: ['everyone', 'day-activity'] },
    body: {
      title: 'Byte av plats — så blir det lugnt', tenSeconds: 'Visa bilden på vem som möter. En sak i taget. Vänta på hans ja.',
      situation: { label: 'Byte av plats', icon: 'hand', order: 0 }, lifeAreas: ['generalTasks', 'senseOfSafety'], lifeSaving: false, safetyCritical: false,
    },
    steps: [
      { text: 'Visa bilden på vem som möter, tio minuter innan.', timerSeconds: 600 },
      { text: 'Packa väskan tillsammans: hörlurar, dinosaurien, pennan.', warning: 'Pennan ska alltid följa med.' },
      { text: 'Gå ut först när han sagt ja eller tagit väskan.' },
      { text: 'Möts vid skolans port. En vuxen går innan den andra kommer.' },
    ],
    versions: [
      { at: '2026-08-17', change: 'Första versionen.', reviewBy: '2027-02-17' },
      { at: '2026-10-19', change: 'Steg 4: vi möts vid skolans port.', reviewBy: '2027-04-19', before: { 4: { text: 'Möts på skolgården. En vuxen går innan den andra kommer.' } } },
    ],
  }],
  notes: [
    { day: 'mon', at: '14:10', author: 'ture', audience: { groups: ['everyone', 'day-activity'] }, text: 'Bra dag. Räknade med Nils på dinosaurier, tog två pauser själv med bilden paus.' },
    { day: 'mon', at: '17:20', author: 'ines', audience: atMothers, text: 'Gick hem till Exempelstigen 3 utan att stanna. Middag med Alva, somnade 20.10.' },
    { day: 'wed', at: '19:00', author: 'vera', audience: { groups: ['other-place'] }, text: 'Hos Hugo i kväll. Byggde koja och lyssnade på regn. Hörlurar på när grannen spikade.' },
    { day: 'fri', at: '15:40', author: 'sara', audience: everyone, text: 'Veckan i korthet: lugna byten alla dagar. Fortsätt visa bilden tio minuter innan.' },
  ],
}

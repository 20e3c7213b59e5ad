// Twenty fictional contacts, in numbers set aside for fiction (PTS). 112 and 1177 stand above them and are not facts.
import type { ContactBody } from '@viewme/contract/contacts.ts'
import type { DemoContact } from './demo.content.ts'

const everyone = { groups: ['everyone'] }

const contact = (key: string, name: string, role: string, phone: string, more: Partial<Pick<ContactBody, 'hours' | 'ladder' | 'times' | 'situations'>> = {}): DemoContact =>
  ({ key, body: { name, role, phone, ...more }, audience: everyone })
const member = (name: string, made: DemoContact): DemoContact => ({ ...made, member: name })

export const toveContacts: DemoContact[] = [
  member('karin', contact('karin', 'Karin Exempelskog', 'mamma, medägare', '070-1740605', { ladder: 1 })),
  contact('on-call', 'Assistansjour', 'assistansjour', '08-46500400', { ladder: 2, hours: 'dygnet runt' }),
  member('sara', contact('sara', 'Sara Mallqvist', 'arbetsledare', '070-1740609', { ladder: 3 })),
  member('mats', contact('mats', 'Mats Prototyp', 'kommunens sjuksköterska', '08-46500401', { ladder: 4, hours: 'jour dygnet runt', situations: ['Knappen åkt ut'] })),
  member('bjorn', contact('bjorn', 'Björn Exempelskog', 'pappa', '070-1740606', { ladder: 5 })),
  member('elin', contact('elin', 'Elin Exempelskog', 'syster', '070-1740607')),
  member('ingrid', contact('ingrid', 'Ingrid Provsson', 'god man, kontoägare', '070-1740608')),
  member('omar', contact('omar', 'Omar Testberg', 'assistent', '070-1740610')),
  // Linnea has protected identity: first name only, outside the ladder, and her number is held by her lead and herself alone.
  { ...member('linnea', contact('linnea', 'Linnea', 'assistent', '070-1740611')), audience: { members: ['sara', 'linnea'] } },
  member('jovan', contact('jovan', 'Jovan Påhittović', 'assistent', '070-1740612')),
  member('amina', contact('amina', 'Amina Provdotter', 'assistent', '070-1740613')),
  member('maja', contact('maja', 'Maja Fantasi', 'nattassistent', '070-1740614')),
  member('lotta', contact('lotta', 'Lotta Mönster', 'epilepsisjuksköterska', '08-46500402', { times: { days: [1, 2, 3, 4, 5], from: '08:00', to: '12:00' }, situations: ['Krampanfall'] })),
  member('test', contact('test', 'Dr Test Neurén', 'neurolog', '08-46500403', { hours: 'via växel' })),
  member('hanna', contact('hanna', 'Hanna Övning', 'arbetsterapeut', '08-46500404')),
  member('erik', contact('erik', 'Erik Modell', 'fysioterapeut', '08-46500405')),
  member('nour', contact('nour', 'Nour Attrapp', 'logoped', '08-46500406')),
  member('pia', contact('pia', 'Pia Schablon', 'dietist', '08-46500407')),
  contact('day-activity', 'Exempelverkstan', 'daglig verksamhet', '08-46500408', { times: { days: [1, 3, 4], from: '09:00', to: '14:30' } }),
  contact('aids', 'Hjälpmedelsjour (lyft, rullstol)', 'felanmälan', '08-46500409', { situations: ['Taklyften stannar'] }),
]

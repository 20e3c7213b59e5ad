// Tove's instruction for meals by mouth, with every version that was published. Fictional: never care advice.
import type { DemoInstruction } from './demo.content.ts'

const speechAndDiet = 'Nour Attrapp, logoped, och Pia Schablon, dietist'

export const meal: DemoInstruction = {
  key: 'meal', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Måltid i mun — passerad kost',
    tenSeconds: 'Bara när hon är vaken och har sagt JA. Sked 5 ml. Rosslar eller hostar hon två gånger: sluta.',
    situation: { label: 'Måltid', icon: 'utensils', order: 7 },
    placeOrAid: 'Köket, sked 5 ml', dayTimes: ['day', 'evening'], lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
  },
  steps: [
    { text: 'Bara om hon är vaken och har svarat JA på bilden mat.' },
    { text: 'Sitt rakt, hakan lätt ned, bord i brösthöjd.' },
    { text: 'Sked 5 ml, lägg på tungans mitt, vänta på sväljning × 2.' },
    { text: 'Paus var femte sked.' },
    { text: 'Rosslar, hostar två gånger, röda ögon: sluta.', symbol: 'stop' },
    { text: 'Upprätt 30 min.', timerSeconds: 1800 },
    { text: 'Skriv mängd och hur det gick.', symbol: 'write' },
  ],
  versions: [
    { at: '2025-04-02', change: 'Första versionen.', approval: { by: speechAndDiet, at: '2025-04-02' }, reviewBy: '2025-10-02' },
    { at: '2025-06-17', change: 'Steg 6: upprätt 30 min (förut 20 min).', approval: { by: speechAndDiet, at: '2025-06-17' }, reviewBy: '2025-12-17',
      before: { 6: { text: 'Upprätt 20 min.', timerSeconds: 1200 } } },
    { at: '2025-10-07', change: 'Steg 4: paus var femte sked (förut var åttonde).', approval: { by: speechAndDiet, at: '2025-10-07' }, reviewBy: '2026-04-07',
      before: { 4: { text: 'Paus var åttonde sked.' } } },
    { at: '2026-01-20', change: 'Steg 3: vänta på sväljning två gånger.', approval: { by: speechAndDiet, at: '2026-01-20' }, reviewBy: '2026-07-20',
      before: { 3: { text: 'Sked 7 ml, lägg på tungans mitt, vänta på sväljning.' } } },
    { at: '2026-05-18', change: 'Steg 5: sluta också vid röda ögon.', approval: { by: speechAndDiet, at: '2026-05-18' }, reviewBy: '2026-11-18',
      before: { 5: { text: 'Rosslar, hostar två gånger: sluta.' } } },
    { at: '2026-11-12', change: 'Steg 3: sked 5 ml (förut 7 ml).', approval: { by: speechAndDiet, at: '2026-11-12' }, reviewBy: '2027-05-12',
      before: { 3: { text: 'Sked 7 ml, lägg på tungans mitt, vänta på sväljning × 2.' } } },
  ],
}

// Tove's instruction for when she is worried and bites her hand, with every version that was published. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const psychologist = 'Kim Utkast, habiliteringspsykolog'

const voice: DemoStep = { text: 'En person pratar. Sänk rösten.', symbol: 'quiet', why: 'Flera röster samtidigt är bland det värsta hon vet.' }
const less: DemoStep = { text: 'Minska: ljud, ljus, krav.', symbol: 'no-sound', why: 'Stäng av radion, släck taklampan, vänta med det ni höll på med.' }
const space: DemoStep = { text: 'Ge avstånd, sitt lägre, sidan till.', symbol: 'sit', warning: 'Håll aldrig fast handen: hon biter hårdare.', why: 'Rakt framifrån känns som krav. Hon ser bäst snett nedåt vänster.' }
const blanket: DemoStep = { text: 'Erbjud tyngdtäcke; bit-ringen i stället för handen.', symbol: 'calm', warning: 'Huvudet ska alltid vara fritt från täcket.', why: 'Ringen ger samma tryck i käken, utan sår.' }
const wait: DemoStep = { text: 'Vänta. Räkna till 30 innan du frågar igen.', symbol: 'wait', timerSeconds: 30, why: 'Hon behöver tid att höra, förstå och svara.' }
const ask: DemoStep = { text: 'Fråga ja/nej: ont? trött? vill bort?', symbol: 'question', why: 'JA är blick uppåt och ljust ljud. NEJ: hon vänder bort huvudet eller blundar. JA på ont: gå till instruktionen Smärta.' }
const after: DemoStep = { text: 'Efteråt: tre tryck i lugna efter (före – hjälpte – hur länge).', symbol: 'write', why: 'Det som hjälpte två gånger kommer överst nästa gång. Se också efter sår på handen.' }

export const worried: DemoInstruction = {
  key: 'worried', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Orolig, biter sig i handen (lågaffektivt)',
    tenSeconds: 'En pratar, lågt. Mindre ljud, ljus och krav. Ge avstånd. Bit-ring i stället för handen. Vänta.',
    situation: { label: 'Orolig, biter sig', icon: 'hand', order: 3 },
    lifeAreas: ['generalTasks'], lifeSaving: false, safetyCritical: true,
    competence: 'Genomgång av lågaffektivt bemötande.', placeOrAid: 'Sovrummet, tyngdtäcket. Bit-ringen i väskan',
  },
  steps: [voice, less, space, blanket, wait, ask, after],
  versions: [
    { at: '2025-05-26', change: 'Första versionen.', approval: { by: psychologist, at: '2025-05-26' }, reviewBy: '2025-11-26' },
    { at: '2025-10-20', change: 'Steg 4: bit-ringen i stället för handen.', approval: { by: psychologist, at: '2025-10-20' }, reviewBy: '2026-04-20',
      before: { tenSeconds: 'En pratar, lågt. Mindre ljud, ljus och krav. Ge avstånd. Tyngdtäcke. Vänta.', placeOrAid: 'Sovrummet, tyngdtäcket', 4: { text: 'Erbjud tyngdtäcke.', symbol: 'calm' } } },
    { at: '2026-04-15', change: 'Steg 5: räkna till 30 (förut 10).', approval: { by: psychologist, at: '2026-04-15' }, reviewBy: '2026-10-15',
      before: { 5: { text: 'Vänta. Räkna till 10 innan du frågar igen.', symbol: 'wait', timerSeconds: 10 } } },
    { at: '2026-10-14', change: 'Steg 3: sitt med sidan till.', approval: { by: psychologist, at: '2026-10-14' }, reviewBy: '2027-04-14',
      before: { 3: { text: 'Ge avstånd, sitt lägre.', symbol: 'sit', warning: space.warning! } } },
  ],
}

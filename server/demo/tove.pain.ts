// Tove's instruction for pain, with every version. Fictional: never care advice, doses only as FIKTIV.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const nurse = 'Mats Prototyp, kommunens sjuksköterska'

const look: DemoStep = { text: 'Se efter: höger knä upp, gråt utan tårar, biter sig i handen, vill inte ha mat.', why: 'Så säger Tove ont. Ett tecken räcker.' }
const check: DemoStep = { text: 'Kolla i ordning: blöja, tryck och veck, ortoser, mage och gaser, öron, mens, tand.', why: 'Det vanligaste står först. Ofta är det ett veck under höften eller en ortos som sitter fel.' }
const turn: DemoStep = { text: 'Ändra ställning. Vänta 10 min.', timerSeconds: 600, why: 'Säg till innan du flyttar henne. Kroppen behöver tid för att bli mjuk.' }
const rate: DemoStep = { text: 'Skatta 0–10 med ansiktsskalan.', why: 'Samma skala varje gång, så att nästa kan se om det blir bättre.' }
const relief: DemoStep = {
  text: 'Över 5: ge alvedon genom knappen enligt läkemedelslistan (FIKTIV). Skriv tiden.', warning: 'Högst 4 gånger på ett dygn. Kolla när hon fick senast.',
}
const ask: DemoStep = {
  text: 'Ingen skillnad på 60 min, eller feber över 38,5: ring 1177.', timerSeconds: 3600, warning: 'Svår att få kontakt med eller svårt att andas: 112.',
  why: 'Skatta igen innan du ringer: de frågar efter siffran före och efter.',
}

export const pain: DemoInstruction = {
  key: 'pain', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Smärta — så ser du, så gör du',
    tenSeconds: 'Höger knä upp, gråt utan tårar, biter handen: leta uppifrån listan. Över 5 på skalan: alvedon enligt lista.',
    situation: { label: 'Har ont', icon: 'frown', order: 2 },
    lifeAreas: [], lifeSaving: false, safetyCritical: true,
    competence: 'Delegering för läkemedel i steg 5.',
  },
  steps: [look, check, turn, rate, relief, ask],
  versions: [
    { at: '2025-05-06', change: 'Första versionen.', approval: { by: nurse, at: '2025-05-06' }, reviewBy: '2025-11-06' },
    { at: '2025-11-11', change: 'Steg 2: ortoser före mage och gaser.', approval: { by: nurse, at: '2025-11-11' }, reviewBy: '2026-05-11',
      before: { 2: { text: 'Kolla i ordning: blöja, tryck och veck, mage och gaser, ortoser, öron, mens, tand.' } } },
    // Fresh whenever the demo begins, so that "I dag" has something new to show.
    { at: { daysAgo: 3 }, change: 'Steg 6: efter 60 min (förut 90 min).', approval: { by: nurse, at: { daysAgo: 3 } }, reviewBy: { daysAgo: -180 },
      before: { 6: { ...ask, text: 'Ingen skillnad på 90 min, eller feber över 38,5: ring 1177.', timerSeconds: 5400 } } },
  ],
}

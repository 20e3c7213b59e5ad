// Tove's instructions for the standing shell and for her orthoses, with every version. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const physiotherapist = 'Erik Modell, fysioterapeut'
const therapist = 'Hanna Övning, arbetsterapeut'

const stands: DemoStep = { text: 'Res ståskalet långsamt, lite i taget.', who: 'A', symbol: 'up', warning: 'Blek, svettig eller tyst: sänk genast.', why: 'Blodtrycket hinner inte med om det går fort.' }
const time: DemoStep = { text: 'Låt henne stå i 30 min med musik eller dator.', who: 'A', symbol: 'music', timerSeconds: 1800, why: 'Dragspel på låg volym brukar hon vilja ha.' }

export const standing: DemoInstruction = {
  key: 'standing', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Ståskal och stretch',
    tenSeconds: 'Stretcha först. Två vid lyft till skalet. Res långsamt. Stopp när hon spänner sig och tystnar. FIKTIV.',
    lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: false,
    competence: 'Genomgång av ståskalet med fysioterapeut. Två personer vid lyft.', placeOrAid: 'Vardagsrummet, ståskalet', dayTimes: ['day'],
  },
  steps: [
    { text: 'Visa bilden stå. Vänta på JA.', who: 'A', symbol: 'stand', why: 'NEJ: vänta en timme och fråga igen.' },
    { text: 'Böj och sträck höfter och knän lugnt, fem gånger.', who: 'A', symbol: 'leg', warning: 'Höger höft är opererad: stanna där det tar emot.' },
    { text: 'Håll hälsenan sträckt i 30 sekunder. Byt sida.', who: 'A', symbol: 'foot', timerSeconds: 30 },
    { text: 'Sätt på ortoser och skor.', who: 'B', symbol: 'splint' },
    { text: 'Lyft till skalet, två personer.', who: 'both', symbol: 'hoist', warning: 'Skalet ska vara bromsat och ligga ned.' },
    { text: 'Spänn fötter, knän, höft och bröst. I den ordningen.', who: 'both', symbol: 'two-people', warning: 'Ett finger ska få plats under bröstbandet. Inget band över knappen.' },
    stands,
    time,
    { text: 'Titta på fötterna var tionde minut.', who: 'A', symbol: 'look', timerSeconds: 600, warning: 'Blå eller kalla: sänk.' },
    { text: 'Sänk långsamt. Lossa uppifrån och ned.', who: 'both', symbol: 'down' },
    { text: 'Skriv hur länge hon stod och hur hon mådde.', who: 'A', symbol: 'write' },
  ],
  // Falls due soon, whenever the demo begins.
  versions: [
    { at: '2025-04-22', change: 'Första versionen (FIKTIV).', approval: { by: physiotherapist, at: '2025-04-22' }, reviewBy: '2025-10-22' },
    { at: '2025-10-21', change: 'Steg 7: lite i taget.', approval: { by: physiotherapist, at: '2025-10-21' }, reviewBy: '2026-04-21',
      before: { tenSeconds: 'Stretcha först. Två vid lyft till skalet. Stopp när hon spänner sig och tystnar. FIKTIV.', 7: { ...stands, text: 'Res ståskalet.' } } },
    { at: { daysAgo: 174 }, change: 'Steg 8: 30 min (förut 20 min).', approval: { by: physiotherapist, at: { daysAgo: 174 } }, reviewBy: { daysAgo: -9 },
      before: { 8: { ...time, text: 'Låt henne stå i 20 min med musik eller dator.', timerSeconds: 1200 } } },
  ],
}

const marks: DemoStep = {
  text: 'Ta av efter två timmar. Leta röda märken.', symbol: 'look', timerSeconds: 7200, warning: 'Rött kvar efter 20 min: använd den inte. Ring Hanna.',
  why: 'Märket visar var den trycker. Hanna kan ändra den på en dag.',
}

export const orthoses: DemoInstruction = {
  key: 'orthoses', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Ortoser och handskena — på, av, kolla röda märken',
    tenSeconds: 'Släta strumpor. Hälen ned först. Skriv tiden. Av efter två timmar, kolla rött. FIKTIV.',
    lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: false,
    competence: 'Genomgång med arbetsterapeut.', placeOrAid: 'Sovrummet, blå ortoser. Handskenan i sänglådan', dayTimes: ['morning', 'evening'],
  },
  steps: [
    { text: 'Titta på huden. Är den hel?', symbol: 'look', warning: 'Sår eller blåsa: sätt inte på. Ring Hanna.' },
    { text: 'Ta på strumpor utan sömmar. Dra ut alla veck.', symbol: 'socks', why: 'Ett veck blir ett sår på en timme.' },
    { text: 'Böj knäet. Tryck ned hälen i ortosen.', symbol: 'foot', warning: 'Tvinga inte foten. Vänta ut spänningen.', why: 'Böjt knä gör foten mjuk.' },
    { text: 'Spänn bandet över vristen först. Sedan de andra.', symbol: 'splint' },
    { text: 'Kolla att hälen sitter nere. Ett finger under bandet.', symbol: 'point' },
    { text: 'Handskenan: lägg i handen, räta ut tummen sist.', symbol: 'hand', why: 'Den är på i vila, inte när hon använder handen.' },
    { text: 'Skriv tiden när de kom på.', symbol: 'write' },
    marks,
    { text: 'Torka ur ortoserna. Lägg dem där de bor.' },
  ],
  versions: [
    { at: '2025-05-13', change: 'Första versionen (FIKTIV).', approval: { by: therapist, at: '2025-05-13' }, reviewBy: '2025-11-13' },
    { at: '2025-11-10', change: 'Steg 8: av efter två timmar (förut tre).', approval: { by: therapist, at: '2025-11-10' }, reviewBy: '2026-05-10',
      before: { tenSeconds: 'Släta strumpor. Hälen ned först. Skriv tiden. Av efter tre timmar, kolla rött. FIKTIV.', 8: { ...marks, text: 'Ta av efter tre timmar. Leta röda märken.', timerSeconds: 10_800 } } },
    { at: '2026-10-26', change: 'Steg 6: tummen sist.', approval: { by: therapist, at: '2026-10-26' }, reviewBy: '2027-04-26',
      before: { 6: { text: 'Handskenan: lägg i handen, räta ut fingrarna.', symbol: 'hand' } } },
  ],
}

// Tove's instructions for medicines by the button in her stomach, and for when it has come out. Every version. Fictional: never care advice, no doses.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const nurse = 'Mats Prototyp, kommunens sjuksköterska'
const nurseAndDiet = `${nurse}, och Pia Schablon, dietist`

const right: DemoStep = {
  text: 'Tvätta händer, rätt person, rätt tid, lista framme.', symbol: 'wash', warning: 'Ingen giltig delegering: ge inte. Ring assistansjouren.',
  why: 'Läs på listan varje gång, också när du kan den. Den kan ha ändrats i går.',
}
const rinse: DemoStep = { text: 'Skölj knappen: 20 ml ljummet vatten.', symbol: 'water', why: 'Då ser du att det går fritt. Kallt vatten gör ont i magen.' }
const oneByOne: DemoStep = {
  text: 'Ett läkemedel i taget, 5 ml vatten emellan.', symbol: 'syringe', warning: 'Blanda aldrig två läkemedel i samma spruta. Dos enligt listan: [FIKTIV DOS].',
  why: 'En del läkemedel klumpar sig när de möts.',
}
const blocked: DemoStep = { text: 'Stopp? Skölj försiktigt, tvinga aldrig; ring kommunens sjuksköterska.', symbol: 'stop', warning: 'Tryck aldrig hårt: knappen kan gå sönder.' }
const end: DemoStep = { text: 'Avsluta med 30 ml.', symbol: 'water', why: 'Det som blir kvar i slangen täpper till den till nästa gång.' }
const sign: DemoStep = { text: 'Signera direkt.', symbol: 'write', why: 'Annars kan nästa ge samma läkemedel en gång till. Avböjt och kräktes signeras också.' }
const vomits: DemoStep = {
  text: 'Kräks hon inom 20 min: ge inte igen, ring.', symbol: 'vomit', timerSeconds: 1200, warning: 'Lägg henne på sidan. Ring kommunens sjuksköterska.',
  why: 'Ingen vet hur mycket som kom upp. Två gånger samma läkemedel kan bli farligt.',
}

export const medicine: DemoInstruction = {
  key: 'medicine', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Läkemedel via gastrostomi',
    tenSeconds: 'Rätt person, rätt tid, lista framme. Skölj före, emellan och efter. Tvinga aldrig vid stopp. Signera direkt.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
    competence: 'Delegering eller egenvårdsbeslut. FIKTIV läkemedelslista.', placeOrAid: 'Köket, läkemedelslistan i skåpet', dayTimes: ['morning', 'day', 'evening'],
  },
  steps: [right, rinse, oneByOne, blocked, end, sign, vomits],
  versions: [
    { at: '2025-03-17', change: 'Första versionen.', approval: { by: nurse, at: '2025-03-17' }, reviewBy: '2025-09-17' },
    { at: '2025-09-16', change: 'Steg 2: ljummet vatten (förut kallt).', approval: { by: nurse, at: '2025-09-16' }, reviewBy: '2026-03-16',
      before: { 2: { text: 'Skölj knappen: 20 ml kallt vatten.', symbol: 'water' } } },
    { at: '2026-03-12', change: 'Steg 6: signera direkt (förut efter passet).', approval: { by: nurse, at: '2026-03-12' }, reviewBy: '2026-09-12',
      before: { tenSeconds: 'Rätt person, rätt tid, lista framme. Skölj före, emellan och efter. Tvinga aldrig vid stopp. Signera efter passet.', 6: { text: 'Signera när passet är slut.', symbol: 'write' } } },
    { at: '2026-09-10', change: 'Steg 7: kräks hon inom 20 min (förut 30 min).', approval: { by: nurse, at: '2026-09-10' }, reviewBy: '2027-03-10',
      before: { 7: { ...vomits, text: 'Kräks hon inom 30 min: ge inte igen, ring.', timerSeconds: 1800 } } },
  ],
}

export const buttonOut: DemoInstruction = {
  key: 'button', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Sond/knapp har åkt ut',
    tenSeconds: 'Brådskar, men inte farligt just nu. Kompress över hålet. Spara knappen. Ring sjuksköterskan. Ge inget i magen.',
    situation: { label: 'Knappen åkt ut', icon: 'droplet', order: 4 },
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
    competence: 'Alla får. Bara sjuksköterskan sätter tillbaka knappen.', placeOrAid: 'Badrummet, kompresser och tejp i skåpet',
  },
  steps: [
    { text: 'Stilla: det brådskar men är inte farligt just nu. Tejpa för hålet med ren kompress.', symbol: 'dressing', why: 'Säg till Tove vad du gör. Hon blir rädd om du blir rädd.' },
    { text: 'Ta vara på knappen.', symbol: 'bag', warning: 'Sätt aldrig tillbaka den själv.', why: 'Sjuksköterskan läser storleken på den och ser om ballongen är hel.' },
    { text: 'Ring kommunens sjuksköterska (dygnet runt), annars 1177.', symbol: 'call' },
    {
      text: 'Stoma kan dra ihop sig inom 1–2 timmar: inom den tiden ska någon kunnig vara på plats.', symbol: 'clock', timerSeconds: 3600, timerFrom: 'start',
      warning: 'Ingen på väg efter en timme: ring igen.', why: 'Har hålet dragit ihop sig krävs sjukhus för en ny knapp.',
    },
    { text: 'Ge inget i magen tills läget är kontrollerat.', symbol: 'no', warning: 'Blod, svår smärta eller blek och kall: 112.', why: 'Vatten och läkemedel kan hamna fel. Missas en tid: fråga sjuksköterskan vad som gäller.' },
  ],
  versions: [
    { at: '2025-05-19', change: 'Första versionen.', approval: { by: nurseAndDiet, at: '2025-05-19' }, reviewBy: '2026-05-19' },
    { at: '2026-05-11', change: 'Steg 2: ta vara på knappen (förut: släng den).', approval: { by: nurseAndDiet, at: '2026-05-11' }, reviewBy: '2027-05-11',
      before: { tenSeconds: 'Brådskar, men inte farligt just nu. Kompress över hålet. Släng knappen. Ring sjuksköterskan. Ge inget i magen.', 2: { text: 'Släng knappen.', symbol: 'bin' } } },
  ],
}

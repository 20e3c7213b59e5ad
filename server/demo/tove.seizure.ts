// Tove's instruction for seizures, with every version that was published. Fictional: never care advice, doses only as FIKTIV.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const nurse = 'Lotta Mönster, epilepsisjuksköterska'

const clock: DemoStep = { text: 'Starta klockan. Säg lugnt: "Jag är här, Tove."', why: 'Minuterna styr resten, och ingen minns dem efteråt. Hon kan höra din röst fast hon inte svarar.' }
const soft: DemoStep = {
  text: 'Lossa bältet, lägg något mjukt under huvudet. Flytta vassa saker.', warning: 'Håll inte fast. Inget i munnen.',
  why: 'Bältet kan trycka på bröstet. Den som hålls fast kan skadas i leder och muskler. Något i munnen kan täppa till.',
}
const chair: DemoStep = { text: 'Sitter hon i rullstolen: bromsa, luta stolen bakåt, stöd huvudet. Stäng av pumpen.', why: 'Hon ligger säkrare i stolen än vid ett tungt lyft under anfallet. Mat i magen kan komma upp.' }
const bag: DemoStep = {
  text: '3 min: be kollegan hämta röda påsen i köksskåpet. Ensam? Hämta den nu.', timerSeconds: 180, timerFrom: 'start',
  why: 'Då ligger medicinen framme när det har gått 5 minuter.',
}
const medicine: DemoStep = {
  text: '5 min, eller 3 anfall utan att hon vaknar emellan: ge akutmedicin i kinden (FIKTIV ordination, se läkemedelslistan) och ring 112.',
  timerSeconds: 300, timerFrom: 'start', why: 'Ett anfall som har hållit på så länge slutar sällan av sig självt.',
}
const after: DemoStep = { text: 'Slutar det: vänd på sidan, kolla andning och färg, stanna kvar. Trött i 30–90 min är vanligt.', why: 'På sidan rinner saliv ut och luften går fri.' }
const write: DemoStep = { text: 'Skriv observationen. Ring Karin.', warning: 'Ny akutdos aldrig utan läkare.', why: 'Lotta ställer in medicinen efter det som skrivs här.' }
const always: DemoStep = {
  text: 'Ring alltid 112 direkt vid: första anfallet i vatten, skada mot huvudet, blå om läpparna efter anfallet, eller om du är osäker.',
  why: 'Hellre ett samtal för mycket. Den som svarar stannar kvar i luren.',
}

export const seizure: DemoInstruction = {
  key: 'seizure', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Krampanfall — gör så här',
    tenSeconds: 'Starta klockan. Håll inte fast. Inget i munnen. Efter 5 min: akutmedicin i kinden och 112.',
    situation: { label: 'Krampanfall', icon: 'zap', order: 0 },
    lifeAreas: [], lifeSaving: true, safetyCritical: true,
    competence: 'Instruktion i akutmedicin. Livräddning: alla får.',
  },
  steps: [clock, soft, chair, bag, medicine, after, write, always],
  versions: [
    { at: '2025-03-03', change: 'Första versionen.', approval: { by: nurse, at: '2025-03-03' }, reviewBy: '2025-09-03' },
    { at: '2025-03-20', change: 'Steg 6: hur länge hon brukar vara trött.', approval: { by: nurse, at: '2025-03-20' }, reviewBy: '2025-09-20',
      before: { 6: { ...after, text: 'Slutar det: vänd på sidan, kolla andning och färg, stanna kvar.' } } },
    { at: '2025-06-03', change: 'Steg 7: ring Karin, och ny akutdos aldrig utan läkare.', approval: { by: nurse, at: '2025-06-03' }, reviewBy: '2025-12-03',
      before: { 7: { text: 'Skriv observationen.' } } },
    { at: '2025-09-15', change: 'Steg 3: pumpen stängs av.', approval: { by: nurse, at: '2025-09-15' }, reviewBy: '2026-03-15',
      before: { 3: { ...chair, text: 'Sitter hon i rullstolen: bromsa, luta stolen bakåt, stöd huvudet.' } } },
    { at: '2025-12-02', change: 'Steg 5: också vid 3 anfall utan att hon vaknar emellan.', approval: { by: nurse, at: '2025-12-02' }, reviewBy: '2026-06-02',
      before: { 5: { ...medicine, text: '5 min: ge akutmedicin i kinden (FIKTIV ordination, se läkemedelslistan) och ring 112.' } } },
    { at: '2026-04-08', change: 'Steg 8: ring 112 direkt också om hon är blå om läpparna efter anfallet.', approval: { by: nurse, at: '2026-04-08' }, reviewBy: '2026-10-08',
      before: { 8: { ...always, text: 'Ring alltid 112 direkt vid: första anfallet i vatten, skada mot huvudet, eller om du är osäker.' } } },
    { at: '2026-10-06', change: 'Steg 4: röda påsen finns i köksskåpet (förut i hallen).', approval: { by: nurse, at: '2026-10-06' }, reviewBy: '2027-04-06',
      before: { 4: { ...bag, text: '3 min: be kollegan hämta röda påsen i hallen. Ensam? Hämta den nu.' } } },
  ],
}

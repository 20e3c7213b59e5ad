// Tove's instructions, with every version that was published. Fictional: never care advice, doses only as FIKTIV.
import type { DemoInstruction } from './demo.content.ts'

const nurse = 'Lotta Mönster, epilepsisjuksköterska'
const speechAndDiet = 'Nour Attrapp, logoped, och Pia Schablon, dietist'

const seizure: DemoInstruction = {
  key: 'seizure', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Krampanfall — gör så här',
    tenSeconds: 'Starta klockan. Håll inte fast. Inget i munnen. Efter 5 min: akutmedicin i kinden och 112.',
    situation: { label: 'Krampanfall', icon: 'zap', order: 0 },
    lifeAreas: [], lifeSaving: true, safetyCritical: true,
    competence: 'Instruktion i akutmedicin. Livräddning: alla får.',
  },
  steps: [
    { text: 'Starta klockan. Säg lugnt: "Jag är här, Tove."' },
    { text: 'Lossa bältet, lägg något mjukt under huvudet. Flytta vassa saker.', warning: 'Håll inte fast. Inget i munnen.' },
    { text: 'Sitter hon i rullstolen: bromsa, luta stolen bakåt, stöd huvudet. Stäng av pumpen.' },
    { text: '3 min: be kollegan hämta röda påsen i köksskåpet. Ensam? Hämta den nu.', timerSeconds: 180, timerFrom: 'start' },
    { text: '5 min, eller 3 anfall utan att hon vaknar emellan: ge akutmedicin i kinden (FIKTIV ordination, se läkemedelslistan) och ring 112.', timerSeconds: 300, timerFrom: 'start' },
    { text: 'Slutar det: vänd på sidan, kolla andning och färg, stanna kvar. Trött i 30–90 min är vanligt.' },
    { text: 'Skriv observationen. Ring Karin.', warning: 'Ny akutdos aldrig utan läkare.' },
    { text: 'Ring alltid 112 direkt vid: första anfallet i vatten, skada mot huvudet, blå om läpparna efter anfallet, eller om du är osäker.' },
  ],
  versions: [
    { at: '2025-03-03', change: 'Första versionen.', approval: { by: nurse, at: '2025-03-03' }, reviewBy: '2025-09-03' },
    { at: '2025-03-20', change: 'Steg 6: hur länge hon brukar vara trött.', approval: { by: nurse, at: '2025-03-20' }, reviewBy: '2025-09-20',
      before: { 6: { text: 'Slutar det: vänd på sidan, kolla andning och färg, stanna kvar.' } } },
    { at: '2025-06-03', change: 'Steg 7: ring Karin, och ny akutdos aldrig utan läkare.', approval: { by: nurse, at: '2025-06-03' }, reviewBy: '2025-12-03',
      before: { 7: { text: 'Skriv observationen.' } } },
    { at: '2025-09-15', change: 'Steg 3: pumpen stängs av.', approval: { by: nurse, at: '2025-09-15' }, reviewBy: '2026-03-15',
      before: { 3: { text: 'Sitter hon i rullstolen: bromsa, luta stolen bakåt, stöd huvudet.' } } },
    { at: '2025-12-02', change: 'Steg 5: också vid 3 anfall utan att hon vaknar emellan.', approval: { by: nurse, at: '2025-12-02' }, reviewBy: '2026-06-02',
      before: { 5: { text: '5 min: ge akutmedicin i kinden (FIKTIV ordination, se läkemedelslistan) och ring 112.', timerSeconds: 300, timerFrom: 'start' } } },
    { at: '2026-04-08', change: 'Steg 8: ring 112 direkt också om hon är blå om läpparna efter anfallet.', approval: { by: nurse, at: '2026-04-08' }, reviewBy: '2026-10-08',
      before: { 8: { text: 'Ring alltid 112 direkt vid: första anfallet i vatten, skada mot huvudet, eller om du är osäker.' } } },
    { at: '2026-10-06', change: 'Steg 4: röda påsen finns i köksskåpet (förut i hallen).', approval: { by: nurse, at: '2026-10-06' }, reviewBy: '2027-04-06',
      before: { 4: { text: '3 min: be kollegan hämta röda påsen i hallen. Ensam? Hämta den nu.', timerSeconds: 180, timerFrom: 'start' } } },
  ],
}

const meal: DemoInstruction = {
  key: 'meal', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Måltid i mun — passerad kost',
    tenSeconds: 'Bara när hon är vaken och har sagt JA. Sked 5 ml. Rosslar eller hostar hon två gånger: sluta.',
    situation: { label: 'Måltid', icon: 'utensils', order: 5 },
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
  },
  steps: [
    { text: 'Bara om hon är vaken och har svarat JA på bilden mat.' },
    { text: 'Sitt rakt, hakan lätt ned, bord i brösthöjd.' },
    { text: 'Sked 5 ml, lägg på tungans mitt, vänta på sväljning × 2.' },
    { text: 'Paus var femte sked.' },
    { text: 'Rosslar, hostar två gånger, röda ögon: sluta.' },
    { text: 'Upprätt 30 min.', timerSeconds: 1800 },
    { text: 'Skriv mängd och hur det gick.' },
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

const lift: DemoInstruction = {
  key: 'lift', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Taklyften stannar / strömavbrott',
    tenSeconds: 'En stannar hos Tove och håller handen. Röda snöret sänker. Över 10 min eller mår dåligt: 112.',
    situation: { label: 'Taklyften stannar', icon: 'battery-warning', order: 6 },
    lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: true,
  },
  steps: [
    { text: 'Tove hänger: en stannar, håller handen, säger vad som händer.' },
    { text: 'Nödstopp ut? Vrid.' },
    { text: 'Röda snöret = nödsänk, dra jämnt.' },
    { text: 'Går inte: ring hjälpmedelsjour.', warning: 'Hänger hon över 10 min eller mår dåligt: 112.', timerSeconds: 600 },
    { text: 'Mobil lyft finns i förrådet, nyckel 12.' },
  ],
  versions: [
    { at: '2026-09-14', change: 'Första versionen.', approval: { by: 'Hanna Övning, arbetsterapeut', at: '2026-09-14' }, reviewBy: '2027-03-14' },
  ],
}

export const toveInstructions: DemoInstruction[] = [seizure, meal, lift]

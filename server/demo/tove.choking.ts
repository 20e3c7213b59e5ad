// Tove's instruction for when something is stuck in her throat, with every version. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const nurse = 'Mats Prototyp, kommunens sjuksköterska'

const cough: DemoStep = {
  text: 'Hostar hon starkt: luta henne framåt, uppmuntra, vänta.', warning: 'Slå inte så länge hon hostar. Stoppa inget i munnen.',
  why: 'En stark hosta får upp mer än slag. Lutad framåt faller biten ut, inte ned.',
}
const lean: DemoStep = { text: 'Tyst, blå, kan inte andas: ropa på hjälp. Luta henne framåt över din arm.', why: 'Hon ropar inte själv. Ser det ut som om hon har lugnat sig: kolla att hon andas.' }
const blows: DemoStep = { text: 'Fem slag mellan skulderbladen med handloven.', why: 'Slagen skakar loss biten. Titta efter varje slag: kom den ut?' }
const thrusts: DemoStep = {
  text: 'Fem tryck mitt på bröstbenet.', warning: 'Inte på buken: där sitter knappen till magen.',
  why: 'Buktryck kan skada vid knappen. Trycket på bröstbenet pressar ut luft som tar biten med sig.',
}
const take: DemoStep = { text: 'Växla: fem slag, fem tryck, tills biten är ute eller hon slutar svara.' }
const call: DemoStep = { text: 'Ring 112 och sätt på högtalaren.', why: 'Då har du båda händerna fria, och den som svarar hjälper dig vidare.' }
const heart: DemoStep = { text: 'Slutar hon svara: lägg henne på golvet och börja HLR, 30 tryck och 2 inblåsningar.', warning: 'Sluta inte förrän ambulansen har tagit över.' }
const doctor: DemoStep = { text: 'Alltid till läkare efteråt, också om hon mår bra. Skriv en avvikelse.', why: 'Något kan vara kvar, och trycken kan ha skadat utan att det syns.' }

export const choking: DemoInstruction = {
  key: 'choking', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Sätter i halsen',
    tenSeconds: 'Hostar hon: vänta. Tyst eller blå: fem slag i ryggen, fem tryck på bröstbenet, inte på buken. Ring 112.',
    situation: { label: 'Sätter i halsen', icon: 'wind', order: 1 },
    lifeAreas: [], lifeSaving: true, safetyCritical: true,
    competence: 'Livräddning: alla får.',
  },
  steps: [cough, lean, blows, thrusts, take, call, heart, doctor],
  versions: [
    { at: '2025-04-14', change: 'Första versionen.', approval: { by: nurse, at: '2025-04-14' }, reviewBy: '2025-10-14' },
    { at: '2025-10-13', change: 'Steg 4: tryck på bröstbenet (förut på buken).', approval: { by: nurse, at: '2025-10-13' }, reviewBy: '2026-04-13',
      before: { tenSeconds: 'Hostar hon: vänta. Tyst eller blå: fem slag i ryggen, fem buktryck, inte över knappen. Ring 112.', 4: { text: 'Fem buktryck, inte över knappen.' } } },
    { at: '2026-09-21', change: 'Steg 6: sätt på högtalaren.', approval: { by: nurse, at: '2026-09-21' }, reviewBy: '2027-03-21',
      before: { 6: { text: 'Ring 112.' } } },
  ],
}

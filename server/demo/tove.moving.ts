// Tove's instructions for the ceiling lift: from bed to wheelchair, and when it stops. Every version. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const therapist = 'Hanna Övning, arbetsterapeut'

const ask: DemoStep = { text: 'Visa bilden lyft. Vänta på JA.', who: 'A', why: 'JA är blick uppåt och ett ljust ljud. Att bli flyttad utan förvarning gör henne rädd.' }
const roll: DemoStep = { text: 'Rulla henne mot dig, på sidan.', who: 'A', warning: 'Höger höft är opererad: håll om knä och axel, dra inte i benet.' }
const sling: DemoStep = { text: 'Lägg selen bakom ryggen (grön, stl M). Nedre kanten vid svanskotan. Rulla tillbaka.', who: 'B', why: 'Sitter selen för högt glider hon ned i lyftet.' }
const legs: DemoStep = { text: 'För benbanden under låren och korsa dem.', who: 'both', warning: 'Kolla att slangen till knappen är fri.', why: 'Korsade band håller ihop benen, så att hon inte kan glida ur.' }
const hook: DemoStep = { text: 'Koppla på bygeln: korta öglor upptill, långa nedtill.', who: 'both', why: 'Korta öglor vid axlarna gör att hon sitter upp i selen.' }
const pull: DemoStep = { text: 'Dra i alla fyra öglorna innan du lyfter.', who: 'A', warning: 'Lyft aldrig om en ögla sitter löst.' }
const drive: DemoStep = { text: 'A kör lyften. B håller huvudet.', who: 'both', why: 'Hon kan inte hålla huvudet själv. Säg hela tiden vad som händer.' }
const lower: DemoStep = { text: 'A sänker. B drar i handtaget bakåt tills hon når ryggstödet.', who: 'both', warning: 'Rullstolen ska vara bromsad.' }
const belt: DemoStep = { text: 'Spänn höftbältet först.', who: 'B', why: 'Med bältet på sitter höften kvar när fötterna ställs ned.' }
const feet: DemoStep = { text: 'Ställ sedan fötterna på fotplattorna.', who: 'A' }
const comfort: DemoStep = { text: 'Fråga: "Sitter du bra?" Vänta på svar.', who: 'A', why: 'NEJ är att hon vänder bort huvudet. Räkna till 30 innan du frågar igen.' }

export const transfer: DemoInstruction = {
  key: 'transfer', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Lyft från säng till rullstol',
    tenSeconds: 'Två personer, klistermärke L-01 på lyften. Grön sele, stl M. Dra i alla fyra öglorna innan ni lyfter. B håller huvudet.',
    situation: { label: 'Lyft till rullstol', icon: 'accessibility', order: 6 },
    placeOrAid: 'Sovrummet, taklyften och grön lyftsele', dayTimes: ['morning', 'day', 'evening'], lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: true,
    competence: 'Genomgång av lyften med arbetsterapeut. Två personer.',
  },
  steps: [ask, roll, sling, legs, hook, pull, drive, lower, belt, feet, comfort],
  versions: [
    { at: '2025-03-10', change: 'Första versionen.', approval: { by: therapist, at: '2025-03-10' }, reviewBy: '2025-09-10' },
    { at: '2025-08-25', change: 'Steg 3: grön sele, stl M (förut blå, stl L).', approval: { by: therapist, at: '2025-08-25' }, reviewBy: '2026-02-25',
      before: {
        tenSeconds: 'Två personer, klistermärke L-01 på lyften. Blå sele, stl L. Titta att öglorna sitter. B håller huvudet.', placeOrAid: 'Sovrummet, taklyften och blå lyftsele',
        3: { ...sling, text: 'Lägg selen bakom ryggen (blå, stl L). Nedre kanten vid svanskotan. Rulla tillbaka.' },
      } },
    { at: '2026-01-19', change: 'Steg 6: dra i alla fyra öglorna.', approval: { by: therapist, at: '2026-01-19' }, reviewBy: '2026-07-19',
      before: { tenSeconds: 'Två personer, klistermärke L-01 på lyften. Grön sele, stl M. Titta att öglorna sitter. B håller huvudet.', 6: { ...pull, text: 'Titta att öglorna sitter innan du lyfter.' } } },
    { at: '2026-06-15', change: 'Steg 4: kolla att slangen till knappen är fri.', approval: { by: therapist, at: '2026-06-15' }, reviewBy: '2026-12-15',
      before: { 4: { text: legs.text, who: 'both' } } },
    { at: '2026-10-12', change: 'Steg 9 och 10: höftbältet före fotplattorna.', approval: { by: therapist, at: '2026-10-12' }, reviewBy: '2027-04-12',
      before: { 9: { text: 'Ställ fötterna på fotplattorna.', who: 'B' }, 10: { text: 'Spänn sedan höftbältet.', who: 'A' } } },
  ],
}

export const liftStops: DemoInstruction = {
  key: 'lift', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Taklyften stannar / strömavbrott',
    tenSeconds: 'En stannar hos Tove och håller handen. Röda snöret sänker. Över 10 min eller mår dåligt: 112.',
    situation: { label: 'Taklyften stannar', icon: 'battery-warning', order: 5 },
    placeOrAid: 'Sovrummet, taklyften', lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: true,
  },
  steps: [
    { text: 'Tove hänger: en stannar, håller handen, säger vad som händer.', why: 'Hon blir rädd om det blir tyst. Selen kan klämma: titta på benen och färgen.' },
    { text: 'Nödstopp intryckt? Vrid ut det.', why: 'När den röda knappen är intryckt är strömmen bruten. Vrid den medsols så att den kommer ut, prova lyften.' },
    { text: 'Röda snöret = nödsänk, dra jämnt.', warning: 'Rullstol eller säng ska stå under henne först.', why: 'Nödsänk går utan ström. Ryck gör att hon gungar.' },
    { text: 'Går inte: ring hjälpmedelsjour.', warning: 'Hänger hon över 10 min eller mår dåligt: 112.', timerSeconds: 600, timerFrom: 'start', why: 'Selen trycker på blodet i benen.' },
    { text: 'Mobil lyft finns i förrådet, nyckel 12.' },
  ],
  versions: [
    { at: '2026-09-14', change: 'Första versionen.', approval: { by: therapist, at: '2026-09-14' }, reviewBy: '2027-03-14' },
  ],
}

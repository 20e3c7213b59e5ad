// Tove's instructions for being away from home: what to pack, and visits in care. Every version. Fictional: never care advice.
import type { DemoInstruction } from './demo.content.ts'

const nurse = 'Lotta Mönster, epilepsisjuksköterska'

// Nobody has approved it, and nobody has said until when it holds.
export const outing: DemoInstruction = {
  key: 'outing', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Utflykt: packlista',
    tenSeconds: 'Ni är två. Röda påsen först. Dator, samtalskarta, blöjor, sked, bit-ring, filt. Laddad rullstol. FIKTIV.',
    lifeAreas: ['communityLife'], lifeSaving: false, safetyCritical: false,
    competence: 'Två personer. Minst en med instruktion i akutmedicin.', placeOrAid: 'Hallen, stora väskan',
  },
  steps: [
    { text: 'Visa bilden på dit ni ska. Vänta på JA.', symbol: 'point' },
    { text: 'Packa röda påsen överst i väskan.', symbol: 'bag', warning: 'Ingen röd påse, ingen utflykt.' },
    { text: 'Packa läkemedel för dagen, listan och sprutor.', symbol: 'syringe', why: 'Dos enligt listan: [FIKTIV DOS]. Färdtjänsten kan bli sen.' },
    { text: 'Packa vatten, sked, haklapp och passerad mat.', symbol: 'spoon' },
    { text: 'Packa blöjor, handskar utan latex och ombyte.', symbol: 'underwear' },
    { text: 'Packa dator, laddare och samtalskarta.', symbol: 'plug', why: 'Kartan behöver ingen ström.' },
    { text: 'Packa bit-ring, filt och hörselkåpor.', symbol: 'bag', why: 'Borrljud och flera röster stressar henne.' },
    { text: 'Kolla batteriet på rullstolen: minst halvt.', symbol: 'power-wheelchair' },
    { text: 'Ta med nödkortet. Sätt telefonen på ljud.', symbol: 'phone' },
    { text: 'Säg till assistansjouren vart ni åker.', symbol: 'call' },
  ],
  versions: [{ at: '2026-05-04', change: 'Första versionen (FIKTIV).' }],
}

export const careVisit: DemoInstruction = {
  key: 'visit', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Besök i vården (med sjukhuspass)',
    tenSeconds: 'Sjukhuspass och nödkort först. Säg allergi: penicillin, latex. Du är hennes röst. Lämna henne inte ensam. FIKTIV.',
    lifeAreas: ['senseOfSafety'], lifeSaving: false, safetyCritical: false,
    competence: 'Någon som känner Tove väl.', placeOrAid: 'Hallen, sjukhuspasset i stora väskan',
  },
  steps: [
    { text: 'Visa bilder på vägen, rummet och vem ni möter.', symbol: 'point', why: 'Hon är lugnare när hon vet vad som väntar.' },
    { text: 'Ta med sjukhuspass, nödkort, läkemedelslista och röd påse.', symbol: 'bag' },
    { text: 'Säg i receptionen: "Hon hör allt. Tala till henne."', symbol: 'talk', why: 'Annars talar de ofta bara med dig.' },
    { text: 'Säg allergierna högt: penicillin och latex.', symbol: 'warning', warning: 'Säg det igen när någon ska ge något, och när handskar tas på.' },
    { text: 'Berätta hur hon säger ja, nej, ont och stopp.', symbol: 'question', why: 'Står på sidan 1 i passet. Visa det, så slipper alla gissa.' },
    { text: 'Be om ett lugnt rum och en röst i taget.', symbol: 'quiet', why: 'Flera som pratar samtidigt stressar henne.' },
    { text: 'Säg till henne före varje beröring.', symbol: 'hand', why: 'Oväntade händer gör henne rädd. Då spänner hon sig.' },
    { text: 'Inget i munnen om hon är slö eller trött.', symbol: 'no', warning: 'Sväljrisk. Läkemedel och dryck ges via knappen.' },
    { text: 'Stanna hos henne, också på natten.', symbol: 'one-person', warning: 'Blir hon inlagd: ring Karin och assistansjouren.', why: 'Ingen annan där ser när hon säger ont eller nej.' },
    { text: 'Be om svaret på papper: vad, varför, vem som följer upp.', symbol: 'read', why: 'Det som bara sägs når inte nästa pass.' },
    { text: 'Skriv en anteckning samma dag. Ring Karin.', symbol: 'write' },
  ],
  versions: [
    { at: '2025-08-12', change: 'Första versionen (FIKTIV).', approval: { by: nurse, at: '2025-08-12' }, reviewBy: '2026-08-12' },
    { at: '2026-08-10', change: 'Steg 4: säg allergierna högt.', approval: { by: nurse, at: '2026-08-10' }, reviewBy: '2027-08-10',
      before: { tenSeconds: 'Sjukhuspass och nödkort först. Allergierna står i passet. Du är hennes röst. Lämna henne inte ensam. FIKTIV.', 4: { text: 'Visa var allergierna står i passet.', symbol: 'read' } } },
  ],
}

// Tove's instructions for mouth, shower, toilet and periods, with every version. Fictional: never care advice.
// Her own decisions: no pictures of her in the shower, and periods are for her mother, her father and Sara.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const nurse = 'Mats Prototyp, kommunens sjuksköterska'
const speech = 'Nour Attrapp, logoped'
const aids = 'Hanna Övning, arbetsterapeut'
const lead = 'Sara Mallqvist, arbetsledare'

const brush: DemoStep = { text: 'Borsta utsidan först, kort och lugnt. Sedan insidan.', symbol: 'toothbrush', warning: 'Biter hon ihop: vänta. Bänd aldrig.', why: 'Insidan kittlar. Då biter hon lätt ihop.' }

export const mouthCare: DemoInstruction = {
  key: 'mouth', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Munvård och tandborstning',
    tenSeconds: 'Sitter upp, hakan ned. Lite tandkräm, nästan inget vatten. Torka ur munnen efteråt. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Badrummet, den lila tandborsten', dayTimes: ['morning', 'evening'],
  },
  steps: [
    { text: 'Visa tandborsten. Vänta på JA.', symbol: 'point', why: 'Hon vill känna på borsten med läppen först.' },
    { text: 'Sitt upprätt, hakan lätt ned.', symbol: 'sit', warning: 'Aldrig liggande på rygg: hon kan få ned det i lungorna.' },
    { text: 'Ta tandkräm som ett riskorn. Doppa borsten i vatten.', symbol: 'tooth' },
    brush,
    { text: 'Torka ur munnen med en fuktig kompress.', symbol: 'dressing', why: 'Hon kan inte spotta. Det som blir kvar kan hon sätta i halsen.' },
    { text: 'Titta: blod, blåsor eller något vitt?', symbol: 'look', why: 'Skriv vad du ser. Tandont står sist på listan i instruktionen Smärta.' },
    { text: 'Smörj läpparna.', symbol: 'cream' },
    { text: 'Låt henne sitta upprätt i 10 min.', symbol: 'clock', timerSeconds: 600 },
  ],
  // Fell due a few days ago, whenever the demo begins.
  versions: [
    { at: '2025-06-03', change: 'Första versionen (FIKTIV).', approval: { by: speech, at: '2025-06-03' }, reviewBy: '2025-12-03' },
    { at: { daysAgo: 186 }, change: 'Steg 4: utsidan först.', approval: { by: speech, at: { daysAgo: 186 } }, reviewBy: { daysAgo: 4 },
      before: { 4: { text: 'Borsta insidan och utsidan.', symbol: 'toothbrush' } } },
  ],
}

const temperature: DemoStep = { text: 'Känn på vattnet med din egen arm. Kolla 37 grader.', who: 'A', symbol: 'take-temperature', warning: 'Rikta aldrig strålen mot henne innan du har känt.' }

export const shower: DemoInstruction = {
  key: 'shower', author: 'sara', audience: { groups: ['home'], members: ['hanna'] },
  body: {
    title: 'Dusch och hårtvätt',
    tenSeconds: 'Två personer. Bälte på duschstolen. Lämna henne aldrig ensam. Känn på vattnet. Inga bilder i duschen. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
    competence: 'Två personer. Genomgång av duschstolen.', placeOrAid: 'Badrummet, duschstolen', dayTimes: ['evening'],
  },
  steps: [
    { text: 'Lägg mobilen på hyllan strax utanför dörren.', who: 'both', symbol: 'phone', warning: 'Inga bilder i duschen. Det har Tove bestämt.', why: 'Där når ni den om ni måste ringa. Låt dörren stå på glänt.' },
    { text: 'Ta fram handduk, kläder, tvål och tvättlapp.', who: 'B', symbol: 'soap', why: 'Ingen ska behöva gå därifrån. Bara medel utan parfym.' },
    { text: 'Visa bilden dusch. Vänta på JA.', who: 'A', symbol: 'point' },
    { text: 'Lyft till duschstolen. Spänn bältet.', who: 'both', symbol: 'hoist', warning: 'Bromsa stolen. Släpp henne inte förrän bältet sitter.' },
    temperature,
    { text: 'Ge henne tvättlappen i handen.', who: 'A', symbol: 'hand', why: 'Då är hon med och tvättar. Det lugnar.' },
    { text: 'Börja med fötterna. Säg varje ställe innan.', who: 'A', symbol: 'foot' },
    { text: 'Tvätta runt knappen med vatten. Torka torrt.', who: 'B', symbol: 'stomach', warning: 'Dra inte i knappen.' },
    { text: 'Luta stolen. Tvätta håret, handen över pannan.', who: 'both', symbol: 'shower', warning: 'Anfall i vatten: stäng av, stöd huvudet, ring 112.', why: 'Vatten i ansiktet skrämmer henne.' },
    { text: 'Torka i alla veck. Se på huden.', who: 'B', symbol: 'look' },
    { text: 'Lyft till sängen. Klä på det varmaste först.', who: 'both', symbol: 'shirt' },
  ],
  // Fell due three weeks ago, whenever the demo begins.
  versions: [
    { at: '2025-04-28', change: 'Första versionen (FIKTIV).', approval: { by: aids, at: '2025-04-28' }, reviewBy: '2025-10-28' },
    { at: { daysAgo: 203 }, change: 'Steg 5: kolla 37 grader.', approval: { by: aids, at: { daysAgo: 203 } }, reviewBy: { daysAgo: 21 },
      before: { 5: { text: 'Känn på vattnet med din egen arm.', who: 'A', symbol: 'take-temperature', warning: temperature.warning! } } },
  ],
}

const skin: DemoStep = { text: 'Se på huden: svans, höfter och ljumskar. Tryck på det röda.', symbol: 'look', warning: 'Bleknar det inte: avlasta, skriv och ring sjuksköterskan.', why: 'Rött som inte bleknar är början till ett trycksår.' }

export const toilet: DemoInstruction = {
  key: 'toilet', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Toalett, blöja och hudkontroll',
    tenSeconds: 'Säg till, stäng dörren, handskar utan latex. Torka framifrån och bakåt. Se på huden varje gång. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Badrummet, handskar utan latex', dayTimes: ['morning', 'day', 'evening', 'night'],
  },
  steps: [
    { text: 'Visa bilden toalett. Stäng dörren.', symbol: 'toilet', why: 'Hon vill inte bli sedd. Bara en person utom vid lyft.' },
    { text: 'Ta handskar utan latex.', symbol: 'gloves', warning: 'Tove är allergisk mot latex.' },
    { text: 'Säg till. Rulla henne på sidan mot dig.', symbol: 'lie-on-side', warning: 'Höger höft är opererad: håll om knä och axel, dra inte i benet.' },
    { text: 'Torka framifrån och bakåt. Tvätta med vatten.', symbol: 'toilet-paper', why: 'Då kommer inget från tarmen fram. Tvål torkar ut huden.' },
    { text: 'Torka torrt i vecken.' },
    skin,
    { text: 'Smörj tunt. Sätt på en ny blöja, slät under höften.', symbol: 'cream', why: 'Ett veck under höften gör ont efter en timme.' },
    { text: 'Ta av handskarna. Tvätta händerna.', symbol: 'wash' },
    { text: 'Skriv: kiss, bajs och hur huden såg ut.', symbol: 'write', warning: 'Inget bajs på tre dagar: säg det till sjuksköterskan.' },
  ],
  versions: [
    { at: '2025-03-31', change: 'Första versionen (FIKTIV).', approval: { by: nurse, at: '2025-03-31' }, reviewBy: '2026-03-31' },
    { at: '2026-03-23', change: 'Steg 6: tryck på det röda.', approval: { by: nurse, at: '2026-03-23' }, reviewBy: '2027-03-23',
      before: { 6: { text: 'Se på huden: svans, höfter och ljumskar.', symbol: 'look' } } },
  ],
}

export const periods: DemoInstruction = {
  key: 'periods', author: 'sara', audience: { groups: ['body'] },
  body: {
    title: 'Mens',
    tenSeconds: 'Bara mamma, pappa och Sara läser detta. Lugnt, en person. Byt ofta. Ont: värme först. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Badrummet, översta lådan',
  },
  steps: [
    { text: 'Visa bilden mens. Säg att allt är som det ska.', symbol: 'talk', why: 'Hon blev rädd för blodet första gången.' },
    { text: 'Ta handskar utan latex.', symbol: 'gloves', warning: 'Tove är allergisk mot latex.' },
    { text: 'Byt bindan i blöjan var tredje timme.', symbol: 'blood', timerSeconds: 10_800 },
    { text: 'Tvätta med ljummet vatten. Torka torrt.', symbol: 'water' },
    { text: 'Höger knä upp? Lägg värmekudden på magen.', symbol: 'hot-water-bottle', warning: 'Aldrig varmare än att du kan hålla den mot kinden. Inte över knappen.' },
    { text: 'Fortfarande ont efter 30 min: alvedon genom knappen enligt listan (FIKTIV).', symbol: 'medicine', timerSeconds: 1800, warning: 'Kolla när hon fick senast. Dos enligt listan: [FIKTIV DOS].' },
    { text: 'Skriv dagen i fliken Kropp & mens.', symbol: 'write', why: 'Då syns mönstret. Karin tar upp det i vården när Tove vill.' },
    { text: 'Genomblött på en timme, eller blek och slö: ring 1177.', symbol: 'call' },
  ],
  versions: [
    { at: '2025-09-22', change: 'Första versionen (FIKTIV).', approval: { by: lead, at: '2025-09-22' }, reviewBy: '2026-09-22' },
    { at: '2026-09-02', change: 'Tove har bestämt: bara mamma, pappa och Sara. Steg 5: värme först.', approval: { by: lead, at: '2026-09-02' }, reviewBy: '2027-09-02',
      before: { tenSeconds: 'Lugnt, en person. Byt ofta. Ont: ändra ställning. FIKTIV.', 5: { text: 'Höger knä upp? Ändra ställning.', symbol: 'pain' } } },
  ],
}

// Tove's instructions for her wheelchair: when it fails, and when it travels. Every version. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const therapist = 'Hanna Övning, arbetsterapeut'

const straps: DemoStep = { text: 'Fäst fyra band i ramen: två fram, två bak.', symbol: 'point', warning: 'Aldrig i armstöd, hjul eller fotplattor.', why: 'Gula klistermärken på ramen visar var.' }

export const transport: DemoInstruction = {
  key: 'transport', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Åka färdtjänst och spänna fast rullstolen',
    tenSeconds: 'Framåtvänd. Fyra band i ramen. Trepunktsbälte över henne. Dra i allt innan bilen kör. Röda påsen nära. FIKTIV.',
    lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: true,
    competence: 'Genomgång av fastspänning med arbetsterapeut.', placeOrAid: 'Färdtjänstbussen, rullstolen med gula märken', dayTimes: ['morning', 'day'],
  },
  steps: [
    { text: 'Visa bilden buss. Säg vart ni ska.', symbol: 'bus', why: 'Måndag, onsdag och torsdag: 08.35 dit, 14.45 hem.' },
    { text: 'Lyft av bordet och datorn. Spänn fast dem för sig.', symbol: 'bag', warning: 'Lösa saker flyger vid en inbromsning.' },
    { text: 'Kör in, framåtvänd. Bromsa.', symbol: 'power-wheelchair' },
    straps,
    { text: 'Slå av strömmen på stolen.', symbol: 'press' },
    { text: 'Nackstödet på plats. Ryggen upp.', symbol: 'up', why: 'En lutad rygg gör att hon glider under bältet.' },
    { text: 'Spänn bilens bälte över axel och höft.', symbol: 'wheelchair', warning: 'Bältet ska ligga mot kroppen, inte över armstöden eller knappen.' },
    { text: 'Dra i banden och bältet, ett i taget.', symbol: 'yes', warning: 'Bilen kör inte förrän du har sagt klart.' },
    { text: 'Sitt så att du ser hennes ansikte. Röda påsen nära.', symbol: 'look', warning: 'Anfall: be föraren stanna. Följ instruktionen Krampanfall.' },
    { text: 'Framme: lossa bältet sist. Ström på, bromsen av.', symbol: 'good' },
  ],
  versions: [
    { at: '2025-04-15', change: 'Första versionen (FIKTIV).', approval: { by: therapist, at: '2025-04-15' }, reviewBy: '2026-04-15' },
    { at: '2026-04-13', change: 'Steg 4: två band fram (förut ett).', approval: { by: therapist, at: '2026-04-13' }, reviewBy: '2027-04-13',
      before: { tenSeconds: 'Framåtvänd. Tre band i ramen. Trepunktsbälte över henne. Dra i allt innan bilen kör. Röda påsen nära. FIKTIV.', 4: { ...straps, text: 'Fäst tre band i ramen: ett fram, två bak.' } } },
  ],
}

export const wheelchair: DemoInstruction = {
  key: 'wheelchair', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Rullstolen: ladda, bromsa, fel',
    tenSeconds: 'Ladda varje natt. Bromsa när du släpper. Står den still: koppla ur motorn och skjut för hand. FIKTIV.',
    lifeAreas: ['mobility'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Hallen, elrullstolen och laddaren', dayTimes: ['night'],
  },
  steps: [
    { text: 'Ladda varje kväll. Lampan ska lysa gult, sedan grönt.', symbol: 'plug', warning: 'Dra ut sladden innan du kör.' },
    { text: 'Bromsa varje gång du släpper stolen.', symbol: 'stop', why: 'Golvet i köket lutar.' },
    { text: 'Stannar den: slå av, vänta tio sekunder, slå på.', symbol: 'again', timerSeconds: 10 },
    { text: 'Blinkar lampan: räkna blinken. Skriv siffran.', symbol: 'light', why: 'Hjälpmedelsjouren frågar efter den.' },
    { text: 'Fäll båda röda spakarna nedåt. Då går den att skjuta.', symbol: 'down', warning: 'Nu finns ingen broms. Håll i stolen hela tiden.' },
    { text: 'Skjut till en trygg plats. Fäll upp spakarna.', symbol: 'wheelchair' },
    { text: 'Ring hjälpmedelsjour. Säg numret under sitsen.', symbol: 'call' },
    { text: 'Ute och kallt: filt på, ring assistansjouren.', symbol: 'cold', warning: 'Hon fryser fort när hon sitter still.' },
  ],
  // Fell due six weeks ago, whenever the demo begins.
  versions: [
    { at: '2025-05-20', change: 'Första versionen (FIKTIV).', approval: { by: therapist, at: '2025-05-20' }, reviewBy: '2025-11-20' },
    { at: { daysAgo: 224 }, change: 'Steg 4: räkna blinken.', approval: { by: therapist, at: { daysAgo: 224 } }, reviewBy: { daysAgo: 42 },
      before: { 4: { text: 'Blinkar lampan: stäng av stolen.', symbol: 'light' } } },
  ],
}

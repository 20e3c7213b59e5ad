// Tove's instructions for the course of the day: morning, evening, night, and what the next one must know. Every version.
// Fictional: never care advice. The evening and the night are home's, not the day activity's.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const lead = 'Sara Mallqvist, arbetsledare'
const therapist = 'Erik Modell, fysioterapeut'

const bag: DemoStep = { text: 'Packa väskan: röd påse, blöjor, sked, bit-ring, laddare, pass.', who: 'B', symbol: 'bag', warning: 'Röda påsen ska alltid följa med ut.', why: 'Daglig verksamhet har ingen egen akutmedicin till henne.' }

export const morning: DemoInstruction = {
  key: 'morning', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Morgonrutin',
    tenSeconds: 'Ni är två från 07. Visa bilden morgon. Huden först, sedan läkemedel 08 och lyft. Röda påsen i väskan. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false,
    competence: 'Två personer. Delegering för läkemedel.', placeOrAid: 'Sovrummet, taklyften', dayTimes: ['morning'],
  },
  steps: [
    { text: 'Hälsa lugnt. Visa bilden morgon. Vänta på JA.', who: 'A', symbol: 'morning', why: 'Hon vaknar långsamt. Utan bilden vet hon inte vad som ska hända.' },
    { text: 'Se på huden: höft, hälar och öron.', who: 'A', symbol: 'look', warning: 'Rött som inte bleknar av ett tryck: skriv och ring sjuksköterskan.' },
    { text: 'Byt blöja. Torka framifrån och bakåt.', who: 'both', symbol: 'underwear', why: 'Rulla henne lugnt och säg vart. Se instruktionen Toalett, blöja och hudkontroll.' },
    { text: 'Ge läkemedel 08 enligt listan (FIKTIV). Skölj knappen.', who: 'A', symbol: 'medicine', warning: 'Bara den som har delegering. Se instruktionen Läkemedel via gastrostomi.' },
    { text: 'Lyft från säng till rullstol, två personer.', who: 'both', symbol: 'hoist', warning: 'Lyft aldrig ensam.', why: 'Stegen står i instruktionen Lyft från säng till rullstol.' },
    { text: 'Sätt på ortoserna. Skriv tiden.', who: 'B', symbol: 'splint', why: 'Utan tid vet ingen när de ska av.' },
    { text: 'Borsta tänderna.', who: 'A', symbol: 'toothbrush' },
    { text: 'Fråga: frukost i mun? Annars dryck via knappen.', who: 'A', symbol: 'eat', warning: 'Trött eller slö: inget i munnen.', why: 'Hon svarar på bilden mat. Inget svar är NEJ.' },
    { text: 'Starta datorn och kalibrera.', who: 'B', symbol: 'eye', why: 'Utan datorn kan hon inte säga mer än ja och nej.' },
    bag,
    { text: 'Läs vad som är nytt sedan du var här sist.', who: 'both', symbol: 'read' },
  ],
  versions: [
    { at: '2025-03-24', change: 'Första versionen (FIKTIV).', approval: { by: lead, at: '2025-03-24' }, reviewBy: '2026-03-24' },
    { at: '2026-02-16', change: 'Steg 2: öronen ses också över.', approval: { by: lead, at: '2026-02-16' }, reviewBy: '2026-08-16',
      before: { 2: { text: 'Se på huden: höft och hälar.', who: 'A', symbol: 'look' } } },
    { at: '2026-09-07', change: 'Steg 10: pass i väskan.', approval: { by: lead, at: '2026-09-07' }, reviewBy: '2027-09-07',
      before: { 10: { ...bag, text: 'Packa väskan: röd påse, blöjor, sked, bit-ring, laddare.' } } },
  ],
}

export const evening: DemoInstruction = {
  key: 'evening', author: 'sara', audience: { groups: ['home'] },
  body: {
    title: 'Kvällsrutin',
    tenSeconds: 'Ni är två till 21. Läkemedel 20, ortoser av, tänder, stretch. Testa anfallslarmet. Visa vem som kommer i morgon. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false,
    competence: 'Två personer. Delegering för läkemedel.', placeOrAid: 'Sovrummet, taklyften', dayTimes: ['evening'],
  },
  steps: [
    { text: 'Ge läkemedel 20 enligt listan (FIKTIV). Skölj knappen.', who: 'A', symbol: 'medicine', warning: 'Bara den som har delegering.' },
    { text: 'Ta av ortoserna. Leta röda märken.', who: 'B', symbol: 'splint', why: 'Märken som är kvar efter 20 min ska skrivas.' },
    { text: 'Tisdag, fredag och söndag: dusch.', who: 'both', symbol: 'shower', why: 'Stegen står i instruktionen Dusch och hårtvätt.' },
    { text: 'Gör munvården.', who: 'A', symbol: 'toothbrush' },
    { text: 'Stretcha höfter och hälsenor i 10 min.', who: 'B', symbol: 'leg', timerSeconds: 600, warning: 'STOPP är att hon spänner hela kroppen och tystnar.' },
    { text: 'Räkna ihop dagens vätska. Nådde hon målet på listan?', who: 'A', symbol: 'glass', why: 'Natten ger ingen vätska. Fattas mycket: säg det till nattassistenten.' },
    { text: 'Sätt rullstol och dator på laddning.', who: 'B', symbol: 'plug', why: 'Se efter att lampan lyser.' },
    { text: 'Slå på anfallslarmet. Testa det.', who: 'A', symbol: 'bell', warning: 'Piper det inte: byt batteri. Sitt hos henne tills det piper.' },
    { text: 'Tyngdtäcke på. Spela mammas vaggvisa.', who: 'A', symbol: 'music' },
    { text: 'Visa bilden på den som kommer i morgon.', who: 'A', symbol: 'calendar', why: 'Hon somnar lättare när hon vet.' },
    { text: 'Skriv överlämningen.', who: 'B', symbol: 'write' },
  ],
  versions: [
    { at: '2025-03-24', change: 'Första versionen (FIKTIV).', approval: { by: lead, at: '2025-03-24' }, reviewBy: '2026-03-24' },
    // Falls due soon, whenever the demo begins.
    { at: { daysAgo: 160 }, change: 'Steg 8: larmet testas varje kväll.', approval: { by: lead, at: { daysAgo: 160 } }, reviewBy: { daysAgo: -20 },
      before: { tenSeconds: 'Ni är två till 21. Läkemedel 20, ortoser av, tänder, stretch. Slå på anfallslarmet. Visa vem som kommer i morgon. FIKTIV.', 8: { text: 'Slå på anfallslarmet.', who: 'A', symbol: 'bell' } } },
  ],
}

const side: DemoStep = { text: 'Vänd 00, 03 och 06. Växla: höger sida, rygg, vänster sida.', symbol: 'turn', why: 'Tre timmar på samma ställe räcker för att huden ska ta skada.' }

export const nightTurning: DemoInstruction = {
  key: 'night', author: 'sara', audience: { groups: ['home'], members: ['erik'] },
  body: {
    title: 'Vändning på natten',
    tenSeconds: 'Vänd 00, 03 och 06. Säg till först, också när hon sover. Kudde mellan knäna. Kolla slang och larm. FIKTIV.',
    lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: false,
    competence: 'Genomgång av vändning med fysioterapeut.', placeOrAid: 'Sovrummet, glidlakanet', dayTimes: ['night'],
  },
  steps: [
    side,
    { text: 'Lägg handen på axeln. Viska: "Jag vänder dig nu, Tove."', symbol: 'talk', why: 'Att bli flyttad utan förvarning gör henne rädd.' },
    { text: 'Låt lampan vara släckt. Använd nattlampan.', symbol: 'night' },
    { text: 'Höj sängen. Dra henne mot dig på glidlakanet.', symbol: 'bed', warning: 'Dra inte i armar eller ben.' },
    { text: 'Rulla henne på sidan. Håll om axel och knä.', symbol: 'lie-on-side', warning: 'Höger höft är opererad: håll om knä och axel, dra inte i benet.' },
    { text: 'Kudde bakom ryggen och mellan knäna. Hälarna fria.', symbol: 'foot', why: 'Hälar och höft blir röda först.' },
    { text: 'Kolla att slangen till knappen är fri.', symbol: 'look' },
    { text: 'Känn efter: är hon torr? Byt annars blöja.', symbol: 'underwear' },
    { text: 'Upp med grinden. Kolla att larmet är på.', symbol: 'bell', warning: 'Grinden ska alltid vara uppe när du går.' },
    { text: 'Skriv tid, sida och hudens färg.', symbol: 'write' },
  ],
  versions: [
    { at: '2025-04-08', change: 'Första versionen (FIKTIV).', approval: { by: therapist, at: '2025-04-08' }, reviewBy: '2026-04-08' },
    { at: '2026-04-01', change: 'Steg 1: också kl 06.', approval: { by: therapist, at: '2026-04-01' }, reviewBy: '2027-04-01',
      before: { tenSeconds: 'Vänd 00 och 03. Säg till först, också när hon sover. Kudde mellan knäna. Kolla slang och larm. FIKTIV.', 1: { ...side, text: 'Vänd 00 och 03. Växla: höger sida, rygg, vänster sida.' } } },
  ],
}

// Nobody has approved it, and nobody has said until when it holds.
export const handover: DemoInstruction = {
  key: 'handover', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Överlämning mellan pass',
    tenSeconds: 'Fem minuter. Anfall, mat och vätska, hud, humör, vad som väntar. Tove är med och hälsar. FIKTIV.',
    lifeAreas: ['senseOfSafety'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Köket, Tove med', dayTimes: ['morning', 'day', 'evening'],
  },
  steps: [
    { text: 'Hälsa på Tove tillsammans. Visa bilden på den som tar över.', symbol: 'two-people', why: 'Hon ska se båda innan den ena går.' },
    { text: 'Berätta: anfall, smärta och läkemedel.', symbol: 'important', warning: 'Tala inte om henne över hennes huvud. Vänd er till henne också.' },
    { text: 'Berätta: mat, vätska, mage och hud.', symbol: 'eat' },
    { text: 'Berätta: humör, och vad som hjälpte.', symbol: 'happy' },
    { text: 'Säg vad som väntar: tider, besök, något att beställa.', symbol: 'calendar' },
    { text: 'Kolla tillsammans: röda påsen, larmet, nycklarna.', symbol: 'key', warning: 'Gå inte innan den andra har sett röda påsen.' },
    { text: 'Skriv det viktigaste. Läs det som den andra har skrivit.', symbol: 'write', why: 'Det som bara sägs är borta efter två pass.' },
    { text: 'Säg hej då till Tove. Vänta på hennes blick.', symbol: 'good' },
  ],
  versions: [{ at: '2026-01-26', change: 'Första versionen (FIKTIV).' }],
}

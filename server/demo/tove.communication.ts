// Tove's instructions for saying things: the computer that she steers with her eyes, and pictures to choose from. Every version. Fictional.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const speech = 'Nour Attrapp, logoped'

const place: DemoStep = { text: 'Ställ skärmen en armlängd bort, snett nedåt vänster.', symbol: 'left', why: 'Där ser hon bäst.' }

export const eyeComputer: DemoInstruction = {
  key: 'computer', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Ögonstyrd dator: starta, kalibrera, felsök',
    tenSeconds: 'Skärmen snett nedåt vänster. Båda ögonen i rutan. Kalibrera varje morgon. Krånglar den: samtalskartan. FIKTIV.',
    lifeAreas: ['communication'], lifeSaving: false, safetyCritical: false,
    competence: 'Genomgång med logoped.', placeOrAid: 'Rullstolen, ögondatorn med 90 rutor',
  },
  steps: [
    { text: 'Fäst datorn i armen på rullstolen. Dra åt vredet.', symbol: 'wheelchair', warning: 'Rör den sig när du drar i den: fäst om.' },
    { text: 'Tryck på strömknappen i 2 sekunder. Vänta på startbilden.', symbol: 'press' },
    place,
    { text: 'Släck taklampan. Dra för gardinen.', symbol: 'light', why: 'Starkt ljus gör att datorn inte hittar ögonen.' },
    { text: 'Välj Kalibrera. Båda ögonen ska synas i rutan.', symbol: 'eye' },
    { text: 'Säg: "Titta på hunden." Var tyst tills den är klar.', symbol: 'quiet', why: 'Hon följer bilden av Ärtan bättre än en prick.' },
    { text: 'Grönt på tre av fem är nog. Annars en gång till.', symbol: 'again' },
    { text: 'Fråga något du vet svaret på. Vänta på svaret.', symbol: 'question', why: 'Då märker du om den tar fel ruta.' },
    { text: 'Krånglar den: putsa linsen, starta om, kalibrera.', symbol: 'again', warning: 'Lämna henne aldrig utan att kunna säga något. Ta fram samtalskartan.' },
    { text: 'Går det inte: ring logopeden i morgon. Skriv felet.', symbol: 'write' },
  ],
  versions: [
    { at: '2025-06-10', change: 'Första versionen (FIKTIV).', approval: { by: speech, at: '2025-06-10' }, reviewBy: '2026-06-10' },
    { at: '2026-06-02', change: 'Steg 3: snett nedåt vänster (förut rakt fram).', approval: { by: speech, at: '2026-06-02' }, reviewBy: '2027-06-02',
      before: { tenSeconds: 'Skärmen rakt fram. Båda ögonen i rutan. Kalibrera varje morgon. Krånglar den: samtalskartan. FIKTIV.', 3: { text: 'Ställ skärmen en armlängd bort, rakt fram.', symbol: 'look' } } },
  ],
}

// Approved, but nobody has said until when it holds.
export const choosing: DemoInstruction = {
  key: 'choosing', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Bildschema och val mellan två',
    tenSeconds: 'Två bilder, inte fler. Säg namnet på båda. Vänta. Blicken väljer. Fråga en gång till. FIKTIV.',
    lifeAreas: ['communication'], lifeSaving: false, safetyCritical: false, placeOrAid: 'Köket, bildtavlan. Kartan på rullstolsbordet',
  },
  steps: [
    { text: 'Söndag 16: gör veckans schema tillsammans med Tove.', symbol: 'calendar' },
    { text: 'Sätt bilderna uppifrån och ned, en dag i taget.', symbol: 'down', why: 'En hel vecka på en gång blir för mycket.' },
    { text: 'Visa alltid vem som kommer i morgon.', symbol: 'one-person', why: 'Det är bland det viktigaste hon vet.' },
    { text: 'Val: håll upp två bilder, en i varje hand.', symbol: 'two', warning: 'Välj aldrig åt henne för att det går fortare.' },
    { text: 'Säg namnet på båda. Gör tecknet om det finns.', symbol: 'talk', why: 'Hon kan tecknen äta, hem, mamma, musik och slut.' },
    { text: 'Vänta. Räkna till 30.', symbol: 'wait', timerSeconds: 30 },
    { text: 'Den hon tittar längst på är valet. Säg det högt.', symbol: 'eye' },
    { text: 'Byt hand och fråga en gång till.', symbol: 'again', why: 'Samma svar två gånger är ett val. Annars vill hon kanske inget av dem.' },
    { text: 'Slut: gör tecknet slut. Lägg bilden i lådan.', symbol: 'stop' },
  ],
  versions: [{ at: '2026-02-03', change: 'Första versionen (FIKTIV).', approval: { by: speech, at: '2026-02-03' } }],
}

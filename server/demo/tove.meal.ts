// Tove's instruction for meals by mouth, with every version that was published. Fictional: never care advice.
import type { DemoInstruction, DemoStep } from './demo.content.ts'

const speechAndDiet = 'Nour Attrapp, logoped, och Pia Schablon, dietist'

const card = (spoon: string) => `Bara när hon är vaken och har sagt JA. Sked ${spoon}. Rosslar eller hostar hon två gånger: sluta.`
const place = (spoon: string) => `Köket, sked ${spoon}`

const twice = { warning: 'Ge aldrig nästa sked innan hon har svalt två gånger.', why: 'Den andra gången sväljer hon det som blev kvar.' }
const spoon: DemoStep = { text: 'Sked 5 ml, lägg på tungans mitt, vänta på sväljning × 2.', ...twice }
const pause: DemoStep = { text: 'Paus var femte sked.', why: 'Hon blir trött av att svälja. Trött sväljer hon sämre.' }
const stop: DemoStep = { text: 'Rosslar, hostar två gånger, röda ögon: sluta.', symbol: 'stop', warning: 'Tyst, blå eller får inte luft: följ instruktionen Sätter i halsen.', why: 'Då kan mat vara på väg ned i lungorna.' }
const upright: DemoStep = { text: 'Upprätt 30 min.', timerSeconds: 1800, warning: 'Lägg henne inte ned innan tiden har gått.', why: 'Ligger hon ned kan maten komma upp igen.' }

export const meal: DemoInstruction = {
  key: 'meal', author: 'sara', audience: { groups: ['everyone'] },
  body: {
    title: 'Måltid i mun — passerad kost',
    tenSeconds: card('5 ml'),
    situation: { label: 'Måltid', icon: 'utensils', order: 7 },
    placeOrAid: place('5 ml'), dayTimes: ['day', 'evening'], lifeAreas: ['selfCare'], lifeSaving: false, safetyCritical: true,
  },
  steps: [
    { text: 'Bara om hon är vaken och har svarat JA på bilden mat.', warning: 'Slö, eller trött efter ett anfall: inget i munnen.', why: 'När hon är slö sväljer hon sämre. Då kan maten hamna i lungorna.' },
    { text: 'Sitt rakt, hakan lätt ned, bord i brösthöjd.', warning: 'Mata aldrig när hon ligger eller lutar bakåt.', why: 'Med hakan ned går maten lättare rätt väg.' },
    spoon,
    pause,
    stop,
    upright,
    { text: 'Skriv mängd och hur det gick.', symbol: 'write', why: 'Så ser Nour och Pia om maten passar henne.' },
  ],
  versions: [
    { at: '2025-04-02', change: 'Första versionen.', approval: { by: speechAndDiet, at: '2025-04-02' }, reviewBy: '2025-10-02' },
    { at: '2025-06-17', change: 'Steg 6: upprätt 30 min (förut 20 min).', approval: { by: speechAndDiet, at: '2025-06-17' }, reviewBy: '2025-12-17',
      before: { 6: { ...upright, text: 'Upprätt 20 min.', timerSeconds: 1200 } } },
    { at: '2025-10-07', change: 'Steg 4: paus var femte sked (förut var åttonde).', approval: { by: speechAndDiet, at: '2025-10-07' }, reviewBy: '2026-04-07',
      before: { 4: { ...pause, text: 'Paus var åttonde sked.' } } },
    { at: '2026-01-20', change: 'Steg 3: vänta på sväljning två gånger.', approval: { by: speechAndDiet, at: '2026-01-20' }, reviewBy: '2026-07-20',
      before: { 3: { text: 'Sked 7 ml, lägg på tungans mitt, vänta på sväljning.', warning: 'Ge aldrig nästa sked innan hon har svalt.' } } },
    { at: '2026-05-18', change: 'Steg 5: sluta också vid röda ögon.', approval: { by: speechAndDiet, at: '2026-05-18' }, reviewBy: '2026-11-18',
      before: { 5: { ...stop, text: 'Rosslar, hostar två gånger: sluta.' } } },
    // Twelve days old whenever the demo begins, as in the story: "I dag" tells of it.
    { at: { daysAgo: 12 }, change: 'Steg 3: sked 5 ml (förut 7 ml).', approval: { by: speechAndDiet, at: { daysAgo: 12 } }, reviewBy: { daysAgo: -169 },
      before: {
        tenSeconds: card('7 ml'), placeOrAid: place('7 ml'),
        3: { ...twice, text: 'Sked 7 ml, lägg på tungans mitt, vänta på sväljning × 2.' },
      } },
  ],
}

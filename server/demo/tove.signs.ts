// What one can see of Tove and what it means, by those who know. Seen by the team. What is certain is the only thing it means. Fictional: never care advice, and no doses.
import type { SignBody } from '@viewme/contract/signs.ts'
import type { DemoSign } from './demo.content.ts'

type Meaning = SignBody['meanings'][number]

const audience = { groups: ['everyone'] }
const known = (means: string, saidBy: string): Meaning => ({ means, sure: 'known', saidBy })
const usual = (means: string, saidBy: string): Meaning => ({ means, sure: 'usual', saidBy })
const possible = (means: string, saidBy: string): Meaning => ({ means, sure: 'possible', saidBy })
const sign = (key: string, author: string, body: DemoSign['body'], ...instructions: string[]): DemoSign =>
  ({ key, author, body, audience, ...(instructions.length > 0 ? { instructions } : {}) })

const nour = 'Nour Attrapp, logoped'
const mats = 'Mats Prototyp, kommunens sjuksköterska'
const lotta = 'Lotta Mönster, epilepsisjuksköterska'
const kim = 'Kim Utkast, habiliteringspsykolog'
const karin = 'Karin, mamma'
const speechAndDiet = 'Nour Attrapp, logoped, och Pia Schablon, dietist'

export const toveSigns: DemoSign[] = [
  sign('knee', 'sara', {
    seen: 'Drar upp höger knä', also: 'benet upp, lyfter benet, knäet', meanings: [known('Hon har ont.', nour)],
    act: 'Fråga: ont? Leta efter orsaken, det vanligaste först.',
  }, 'pain'),
  sign('hand', 'sara', {
    seen: 'Biter sig i handen', also: 'biter på handen, biter fingrarna, bitmärken, skadar sig',
    meanings: [usual('Hon har ont.', nour), usual('Det är för mycket omkring henne.', kim), possible('Hon vill bort härifrån.', 'Omar Testberg, assistent')],
    act: 'Håll inte fast handen. Ge bit-ringen. Fråga ja eller nej: ont? trött? vill bort?',
  }, 'pain', 'worried'),
  sign('tears', 'sara', {
    seen: 'Gråter utan tårar', also: 'gråter, skriker, ledsen, jämrar sig', meanings: [usual('Hon har ont.', nour), possible('Hon saknar någon.', karin)],
    act: 'Fråga: ont? Leta efter orsaken. Hittas ingen: visa vem som kommer i morgon.',
  }, 'pain'),
  sign('food', 'sara', {
    seen: 'Vill inte ha mat', also: 'äter inte, matvägrar, stänger munnen, spottar',
    meanings: [usual('Hon har ont.', mats), usual('Hon har inte sagt ja till maten.', nour), possible('Hon är trött efter ett anfall.', lotta)],
    act: 'Sluta mata. Visa bilden mat och vänta på svar. Nej är nej.',
  }, 'meal', 'pain'),
  sign('stop', 'sara', {
    seen: 'Spänner hela kroppen och tystnar', also: 'blir stel, spänd, tyst, stelnar', meanings: [usual('Stopp. Hon vill att du slutar.', nour), possible('Ett anfall börjar.', lotta)],
    act: 'Sluta med det du gör. Säg: jag slutar. Får du ingen kontakt: starta klockan.',
  }, 'worried', 'seizure'),
  sign('no', 'sara', {
    seen: 'Sluter ögonen och vänder bort huvudet', also: 'blundar, tittar bort, vänder sig bort', meanings: [known('Nej.', nour)],
    act: 'Sluta, och säg att du har hört nej. Fråga om något annat.',
  }, 'choosing'),
  sign('yes', 'sara', {
    seen: 'Tittar uppåt med ett ljust ljud', also: 'ögonen upp, blicken upp, gnyr glatt', meanings: [known('Ja.', nour)],
    act: 'Säg: du sa ja. Gör det ni kom överens om.',
  }, 'choosing'),
  sign('lips', 'sara', {
    seen: 'Smackar', also: 'smackar med läpparna, slickar sig om munnen', meanings: [usual('Mer.', nour), possible('Hon är törstig.', 'Linnea, assistent')],
    act: 'Ge mer av det ni höll på med. Fråga först om det är mat.',
  }, 'meal'),
  sign('cough', 'sara', {
    seen: 'Hostar två gånger eller rosslar vid maten', also: 'sätter i halsen, rossel, låter blöt, röda ögon vid maten', meanings: [known('Mat eller dryck är på väg fel.', speechAndDiet)],
    act: 'Sluta mata. Låt henne hosta färdigt, framåtlutad. Blir hon tyst eller blå: ropa på hjälp och ring 112.',
  }, 'choking', 'meal'),
  sign('red-eyes', 'sara', {
    seen: 'Röda ögon', also: 'rinnande ögon, irriterade ögon', meanings: [usual('Vid maten: något är på väg fel.', nour), possible('Parfym eller rök i rummet.', karin), possible('Hon är trött.', 'Maja Fantasi, nattassistent')],
    act: 'FIKTIV. Vid maten: sluta. Annars: vädra, och titta igen om en stund.',
  }, 'meal'),
  sign('marks', 'linnea', {
    seen: 'Röda märken under ortosen', also: 'röd hud, tryckmärke, skav, skena, handskena', meanings: [known('Den sitter fel eller har suttit för länge.', 'Hanna Övning, arbetsterapeut')],
    act: 'FIKTIV. Ta av den. Rött kvar efter 20 min: använd den inte. Ring Hanna.',
  }, 'orthoses', 'pain'),
  sign('blue', 'sara', {
    seen: 'Läpparna blir blå', also: 'blå om läpparna, blå i ansiktet, får ingen luft, andas inte', meanings: [known('Hon får för lite luft. Det är bråttom.', mats)],
    act: 'Ring 112. Stanna hos henne. Har hon något i halsen: följ instruktionen.',
  }, 'choking', 'seizure'),
  sign('stare', 'sara', {
    seen: 'Stirrar, eller ögonen dras åt sidan', also: 'tom blick, rycker, ryckningar, ingen kontakt, frånvarande', meanings: [known('Ett anfall har börjat.', lotta)],
    act: 'Starta klockan. Säg lugnt: jag är här. Stanna.',
  }, 'seizure'),
  sign('sleepy', 'maja', {
    seen: 'Sover tungt efter ett anfall', also: 'trött, slö, utmattad', meanings: [usual('Kroppen vilar. Det brukar ta 30 till 90 minuter.', lotta), possible('Hon är sjuk.', mats)],
    act: 'Går hon inte att väcka, eller är du osäker: ring 112. Annars: på sidan, inget i munnen. Kolla andning och färg.',
  }, 'seizure'),
  sign('hot', 'sara', {
    seen: 'Varm och röd i ansiktet', also: 'feber, het, svettig, temp', meanings: [usual('Hon har feber.', mats), possible('Det är för varmt i rummet.', 'Maja Fantasi, nattassistent')],
    act: 'FIKTIV. Ta tempen. Över 38,5: ring 1177. Anfall kommer lättare vid feber.',
  }, 'pain', 'seizure'),
  sign('pump', 'omar', {
    seen: 'Pumpen larmar', also: 'sondpumpen piper, larm, pip, stopp i slangen',
    meanings: [usual('Slangen ligger i kläm, eller det är stopp.', mats), possible('Knappen har rubbats.', mats)],
    act: 'FIKTIV. Pausa pumpen. Följ slangen från pumpen till magen. Tvinga aldrig. Larmar den igen: ring kommunens sjuksköterska.',
  }, 'medicine', 'button'),
]

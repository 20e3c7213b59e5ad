// Who Tove is, how she says things and what she has decided herself, in the team's words. Seen by the team.
import type { DemoDecision, DemoExpression, DemoPart } from './demo.content.ts'

const audience = { groups: ['everyone'] }

export const toveParts: DemoPart[] = [
  { audience, body: { part: 'who', lines: [
    'Tove är 24 år och bor i egen lägenhet i Exempelköping. Hon har assistans dygnet runt.',
    'Hon talar inte men förstår korta meningar. Säg en sak i taget.',
    'Hon ser bäst snett nedåt vänster. Håll bilder där.',
    'Hon sitter i rullstol och lyfts med taklyft. Höger höft är opererad.',
    'Hon har epilepsi, cerebral pares, autism och en intellektuell funktionsnedsättning.',
    'Dryck och läkemedel går genom knappen på magen. Hon äter passerad mat när hon är pigg.',
  ] } },
  { audience, body: { part: 'matters', lines: ['Dragspelsmusik på låg volym.', 'Att se vem som kommer i morgon.', 'Hunden Ärtan.', 'Att bada.', 'Ingen parfym.'] } },
  { audience, body: { part: 'calms', lines: ['Tyngdtäcket.', 'Ett mörkt rum.', 'Mammas vaggvisa. Den finns inspelad.'] } },
  { audience, body: { part: 'stresses', lines: ['Borrljud.', 'Flera som pratar samtidigt.', 'Att bli flyttad utan att någon säger till.'] } },
  { audience, body: { part: 'support', lines: ['Säg vad som ska hända. Visa bilden.', 'Ställ en fråga i taget. Räkna till 30 och vänta på svar.', 'En pratar. De andra är tysta.', 'Låt ögondatorn och samtalskartan vara framme.', 'Använd tecknen äta, hem, mamma, musik och slut.'] } },
  { audience, body: { part: 'strengths', lines: ['Känner igen en låt efter två toner.', 'Väljer själv mellan två bilder.', 'Skriver med ögonen på en dator med 90 rutor.', 'Minns alla som har varit snälla mot Ärtan.'] } },
  { audience, body: { part: 'lifeStory', lines: [
    'Tove föddes 2002 och växte upp i Exempelköping. Där fanns mamma Karin, pappa Björn och storasyster Elin.',
    'Morfar spelade dragspel för henne varje söndag. Då blev hon alltid stilla och lyssnade.',
    'Hon gick i anpassad gymnasieskola och fick sin första ögondator där.',
    'För två år sedan flyttade hon till egen lägenhet. Tre dagar i veckan är hon på Exempelverkstan. På torsdagar är det musikgrupp.',
  ] } },
]

export const toveExpressions: DemoExpression[] = [
  { key: 'yes', audience, body: { says: 'Ja', how: 'Blick uppåt och ett ljust ljud.', answer: 'Säg ”ja” högt och gör det hon sa ja till.' }, picture: { from: 'says-1.webp', shows: 'Tove framifrån. En pil från ögonen rakt upp, och ett ljud ur munnen.' } },
  { key: 'no', audience, body: { says: 'Nej', how: 'Vänder bort huvudet och sluter ögonen.', answer: 'Sluta med det du erbjöd. Visa något annat.' }, picture: { from: 'says-2.webp', shows: 'En hand håller fram en mugg. Tove vänder huvudet bort från den, med slutna ögon.' } },
  { key: 'more', audience, body: { says: 'Mer', how: 'Smackar.', answer: 'Fråga ”mer?” och ge lite till.' }, picture: { from: 'says-3.webp', shows: 'Toves ansikte två gånger. Läpparna går ihop och isär, med ett smackande ljud.' } },
  { key: 'pain', audience, body: { says: 'Ont', how: 'Drar upp höger knä, gråter utan tårar och biter sig i handen.', answer: 'Öppna instruktionen Smärta.' }, picture: { from: 'says-4.webp', shows: 'Tove ligger på rygg. En pil visar att höger knä dras upp. Hon har ledsen mun och biter sig i handen.' } },
  { key: 'stop', audience, body: { says: 'Stopp', how: 'Spänner hela kroppen och tystnar.', answer: 'Sluta genast. Vänta tills kroppen är mjuk.' }, picture: { from: 'says-5.webp', shows: 'Tove i rullstolen, stel från nacke till fötter, med stängd mun. En hjälpare drar undan handen.' } },
]

const asked = { asked: 'Med bildstöd: två bilder åt gången, på två olika dagar.', answer: 'Blick uppåt mot samma bild båda dagarna.', present: 'Ingrid, god man. Nour, logoped.', on: '2026-09-02' }

export const toveDecisions: DemoDecision[] = [
  { key: 'body', audience, body: { ...asked, decided: 'Bara mamma, pappa och Sara ser gruppen Kropp & mens.' } },
  { key: 'shower', audience, body: { ...asked, decided: 'Inga bilder av Tove i duschen.' } },
  { key: 'nights', audience, body: { ...asked, decided: 'Daglig verksamhet ser inte nattens anteckningar.' } },
  { key: 'film', audience, body: { ...asked, decided: 'Tove vill själv visa filmen om hur hon säger ja och nej.' } },
]

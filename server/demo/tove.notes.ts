// A week around Tove in notes by those who were there. Home's night notes are not for the day activity (the person's own decision),
// nor for her sister, who reads what the family writes to her.
import type { DemoNote } from './demo.content.ts'

const home = { groups: ['home'] }
const dayOnly = { groups: ['day-activity'] }
const homeAndDay = { groups: ['home', 'day-activity'] }
const everyone = { groups: ['everyone'] }
const family = { groups: ['everyone', 'other-place'] }
const privateOnly = { groups: ['private'] }
const bodyOnly = { groups: ['body'] }

export const toveNotes: DemoNote[] = [
  { day: 'mon', at: '06:40', author: 'maja', audience: home, text: 'Lugn natt. Vaknade 02.10, ville ha tyngdtäcket, somnade om efter vaggvisan. Vänd 00, 03 och 06. Lite röd på höger hälsena, borta efter en halvtimme.' },
  { day: 'mon', at: '07:50', author: 'sara', audience: bodyOnly, text: 'Lite ont i magen i går kväll, inget i morse. Räknar med mens i slutet av veckan. Värmekudden ligger i översta lådan.' },
  { day: 'mon', at: '08:20', author: 'omar', audience: homeAndDay, text: 'Gott humör på morgonen. Valde röda tröjan med blicken, två gånger samma svar. Ortoser på 08.05.' },
  { day: 'mon', at: '13:30', author: 'kim', audience: everyone, text: 'Gick igenom lugna efter med teamet. Tyngdtäcke och en röst hjälpte fyra gånger av fem. Fortsätt vänta till 30 innan ni frågar igen.' },
  { day: 'mon', at: '14:40', author: 'irma', audience: homeAndDay, text: 'Tove tryckte kuvert med Bosse och sa MER tre gånger. Åt trekvarts portion passerad lunch, en hosta, ingen rossling. Trött sista halvtimmen.' },
  { day: 'mon', at: '15:35', author: 'amina', audience: home, text: 'Videosamtal med mamma. Skrattade när Ärtan skällde. Vilade sedan till 16.30.' },
  { day: 'mon', at: '21:20', author: 'jovan', audience: home, text: 'Ortoser av 20.05, svagt rosa på vänster vrist, borta 20.20. Stretch 10 min till dragspel. Visade bilden på Amina för i morgon, hon log.' },
  { day: 'tue', at: '06:45', author: 'maja', audience: home, text: 'Sov 22.30–05.50. Ett uppvak, blöt. Larmet på hela natten, inget anfall.' },
  { day: 'tue', at: '11:05', author: 'erik', audience: everyone, text: 'Hemma hos Tove i dag. Stretch av höfter och hälsenor gick bra, höger sida stelare än förra gången. Fortsätt 10 min på kvällen.' },
  { day: 'tue', at: '14:45', author: 'nour', audience: everyone, text: 'Såg lunchen. Med sked 5 ml kom ingen hosta alls. Vänta på sväljning × 2 även när hon ser ivrig ut.' },
  { day: 'tue', at: '16:10', author: 'pia', audience: everyone, text: 'Vikten är samma som i oktober (FIKTIV). Ingen ändring av maten. Skriv gärna mängden också de dagar hon äter lite.' },
  { day: 'tue', at: '19:10', author: 'yusra', audience: home, text: 'Orolig när borrandet började hos grannen, bet sig i handen. Släckte, en pratade, tyngdtäcke. Lugn efter 12 minuter.',
    corrected: { first: 'Orolig när borrandet började hos grannen, bet sig i handen. Släckte, en pratade, tyngdtäcke. Lugn efter 20 minuter.', after: 35 } },
  { day: 'wed', at: '06:42', author: 'maja', audience: home, text: 'Fokalt anfall 03.18, blicken åt vänster, 40 sekunder, inget andningsuppehåll. Ingen akutmedicin. Låg kvar på sidan, sov igen 03.40. Karin får veta på morgonen.' },
  { day: 'wed', at: '08:30', author: 'sara', audience: homeAndDay, text: 'Anfall i natt, kort. Ta det lugnt i dag, extra vila efter lunch. Röda påsen är med i väskan.' },
  { day: 'wed', at: '10:20', author: 'hanna', audience: everyone, text: 'Tittade på höftbältet: spännet var slitet och är bytt i dag. Instruktionen för lyft är som förut.' },
  { day: 'wed', at: '12:15', author: 'irma', audience: dayOnly, text: 'Vi byter plats på borden nästa vecka. Tove sitter då med fönstret bakom sig, så att skärmen syns bättre.' },
  { day: 'wed', at: '14:38', author: 'bosse', audience: homeAndDay, text: 'Lugn dag. Lyssnade på dragspel och vilade en timme. Drack 200 ml via knappen kl 12. Inget som liknade anfall.' },
  { day: 'wed', at: '18:30', author: 'bjorn', audience: home, text: 'Lagade mat med Tove. Hon luktade på dillen och sa MER. Åt en halv portion passerad torsk.' },
  { day: 'wed', at: '19:50', author: 'bjorn', audience: privateOnly, text: 'Vi tittade på gamla sommarbilder efter maten. Tove ville se båten om och om igen. Jag tar med fler nästa onsdag.' },
  { day: 'thu', at: '06:50', author: 'linnea', audience: home, text: 'Sov hela natten. Vänd 00, 03 och 06. Bra färg på huden.' },
  { day: 'thu', at: '11:40', author: 'bosse', audience: homeAndDay, text: 'Datorn tappade ögonen två gånger på förmiddagen. Drog för gardinen och kalibrerade om, sedan gick det bra.' },
  { day: 'thu', at: '14:35', author: 'irma', audience: homeAndDay, text: 'Provade nya bilden kuvert på kartan. Svarade JA direkt. Skickar hem bilden i väskan.' },
  { day: 'thu', at: '20:15', author: 'jovan', audience: everyone, text: 'Musikgruppen i kväll: Tove skrattade åt dragspelet och satt kvar hela timmen. Hem med färdtjänst 19.40.' },
  { day: 'fri', at: '07:30', author: 'sara', audience: bodyOnly, text: 'Mensen började i morse. Hon drog upp höger knä; värmekudde hjälpte inom en kvart. Alvedon enligt lista: [FIKTIV DOS].' },
  { day: 'fri', at: '10:55', author: 'omar', audience: everyone, text: 'Storhandling med bildlistan. Tove valde mellan gul och grön filt och tog den gula två gånger. Hem före rusningen.' },
  { day: 'fri', at: '11:20', author: 'ali', audience: home, text: 'Min andra dag bredvid Omar. Handlade med bildlista, Tove valde päron. Knappen sköljd med vatten före och efter läkemedlen.' },
  { day: 'fri', at: '15:30', author: 'sara', audience: everyone, text: 'Veckans överlämning: ny sked 5 ml i instruktionen om måltid, läs den före nästa pass. Hjälpmedelsjouren har sett över taklyften. Nästa vecka bassäng.' },
  { day: 'fri', at: '21:30', author: 'petter', audience: home, text: 'Dusch och hårtvätt gick bra, tvättlappen i handen hjälpte. Ortoser av 20.10, inga röda märken.' },
  { day: 'sat', at: '09:20', author: 'karin', audience: bodyOnly, text: 'Andra dagen. Bytte tre gånger före lunch, ingen smärta. Hon ville ha mörkt och vaggvisan en stund.' },
  { day: 'sat', at: '14:10', author: 'karin', audience: family, text: 'Ärtan var på besök. Hon låg i Toves knä och båda somnade. Vi tog en bild till Elin.' },
  { day: 'sat', at: '15:00', author: 'karin', audience: privateOnly, text: 'Vi pratade om morfar i dag. Hon grät lite utan att ha ont. Hon ville ha hans sång efteråt.' },
  { day: 'sat', at: '19:45', author: 'omar', audience: home, text: 'Vätska i dag 1 450 ml, mest via knappen. Kräktes inte. Läkemedel 20 givna enligt listan (FIKTIV).' },
  { day: 'sun', at: '06:45', author: 'maja', audience: home, text: 'Vaken 04–05, nöjd, tittade på stjärnlampan. Ingen vätska på natten. Vänd 00, 03 och 06.' },
  { day: 'sun', at: '10:30', author: 'amina', audience: home, text: 'Lång morgon i sängen, hon ville det. Läkemedel 08 i tid (FIKTIV). Frukost via knappen, nöjd med radion på låg volym.' },
  { day: 'sun', at: '14:20', author: 'bjorn', audience: family, text: 'Promenad till dammen med Elin och filten. Vinden var kall men hon sa MER vid änderna. Rullstolen drog lite åt höger.' },
  { day: 'sun', at: '16:40', author: 'yusra', audience: everyone, text: 'Gjorde veckans bildschema med Tove. Hon ville ha bassängen två gånger, vi skrattade. Hon visade själv vem som kommer i morgon.' },
]

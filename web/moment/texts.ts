// The moment path's own words, small enough to be there before anything else.
import { useSyncExternalStore } from 'react'
import { language, watchLanguage } from '../platform/language.ts'

const sv = {
  now: 'Just nu', today: 'I dag', binder: 'Pärmen', write: 'Skriv', team: 'Teamet', me: 'Jag',
  places: 'Platser', skip: 'Till innehållet', alerts: 'Viktigt att veta',
  whatNow: 'Vad händer just nu?', whichOne: 'Vilken är det?', callSomeone: 'Ring någon', search: 'Sök, eller skriv det du ser', found: 'Träffar', noTiles: 'Här kommer knappar för det som brådskar.',
  noTilesHow: 'Arbetsledaren lägger dem på instruktionerna i Pärmen.', openBinder: 'Öppna Pärmen',
  hits: (n: number) => (n === 1 ? '1 träff' : `${n} träffar`), noHits: 'Inget här heter så. Titta i Pärmen eller ring någon.',
  justUpdated: 'Uppdaterad nyss', saved: (when: string) => `Sparad ${when}`, ready: 'redo för offline', old: (when: string) => `Gammal: sparad ${when}`,
  missing: (n: number) => (n === 1 ? '1 bild saknas' : `${n} bilder saknas`), pictureMissing: 'Bilden är inte hämtad än.', pictureShows: (what: string) => `Den visar: ${what}`,
  noCopy: 'Ingen kopia på telefonen än', unsent: (n: number) => (n === 1 ? '1 väntar' : `${n} väntar`),
  locked: 'Resten är låst.', unlock: 'Lås upp',
  stepOf: (n: number, all: number) => `Steg ${n} av ${all}`, progress: 'Hur långt du har kommit', list: 'Lista', next: 'Klart, nästa', last: 'Klart', back: 'Tillbaka', begin: 'Börja steg 1',
  carryOn: (n: number) => `Fortsätt på steg ${n}`, again: 'Börja om', steps: 'Steg för steg', instructions: 'Instruktioner', tenSeconds: 'På tio sekunder', why: 'Varför',
  version: (name: string) => `Version ${name}`, approved: (by: string, when: string) => `godkänd av ${by} ${when}`, writtenBy: (by: string, when: string) => `skriven av ${by} ${when}`,
  validTo: (when: string) => `gäller till ${when}`, someone: 'någon i teamet', needs: 'Kräver', timer: (words: string) => `Tid: ${words}`,
  clock: 'Klocka', clockBegun: (time: string) => `Startad ${time}`, startClock: 'Starta klockan', startTime: (words: string) => `Starta klockan: ${words}`, leftOf: (words: string) => `kvar av ${words}`, hasPassed: (words: string) => `${words} har gått`,
  atTime: (words: string) => `Vid ${words}`, toStep: (n: number) => `steg ${n}`, clockStop: 'Stoppa', clockGoOn: 'Låt gå', clockClear: 'Nollställ', timeFromStart: (words: string) => `Vid: ${words}`,
  minutes: (n: number) => `${n} min`, seconds: (n: number) => `${n} s`, both: 'Båda',
  oldVersion: (by: string | null) => (by ? `Gammal: ring ${by} först` : 'Gammal: ring arbetsledaren först'), overdue: (when: string) => `Skulle ha setts över ${when}.`,
  twoVersions: (by: string | null) => `Två versioner. ${by ?? 'Arbetsledaren'} väljer.`, seeOther: (name: string) => `Visa version ${name}`, seeInForce: 'Visa den som gäller',
  notInForce: 'Det här är den andra versionen.', waiting: 'Väntar', waitingMine: 'Bara den här telefonen har versionen. Den skickas när nätet är tillbaka.',
  fetching: 'Pärmen hämtas. Det brukar ta några sekunder.', refusedCount: (n: number) => (n === 1 ? '1 nekad' : `${n} nekade`),
  lockedTitle: 'Pärmen är låst', lockedWords: 'Lås upp för att läsa. Inget är borta.',
  newVersion: 'Det har kommit en ny version.', readNew: 'Visa den nya',
  done: 'Klart', doneWords: (n: number) => `Du har gått igenom alla ${n} steg.`, writeDown: 'Skriv vad som hände', toNow: 'Till Just nu', change: 'Ändrat', edit: 'Ändra instruktionen',
  updateApp: 'Uppdatera appen', updateAppWords: 'Instruktionen är skriven i en nyare app. Här är dess text.',
  notHere: 'Den här instruktionen finns inte på telefonen', notHereWords: 'Den kan vara borttagen, eller inte hämtad än.',
  broken: 'Något gick sönder', brokenWords: 'Det du har skrivit är kvar på telefonen. Försök igen.', tryAgain: 'Försök igen',
  partMissing: 'Den här delen finns inte på telefonen', partMissingWords: 'Anslut till nätet en gång, så hämtas den. Just nu går att öppna ändå.',
  leaseOver: 'Telefonen är låst', leaseOverWords: 'Den har inte haft nät på för länge. Anslut till nätet, så öppnas den.',
  clockWrong: 'Klockan ser fel ut', clockWrongWords: 'Anslut till nätet. Inget är borta.', callAlways: 'Ring 112 om det är bråttom.', call112: 'Ring 112', call: (number: string) => `Ring ${number}`,
}
export type MomentTexts = typeof sv

const en: MomentTexts = {
  now: 'Right now', today: 'Today', binder: 'Binder', write: 'Write', team: 'Team', me: 'Me',
  places: 'Places', skip: 'To the content', alerts: 'Important to know',
  whatNow: 'What is happening right now?', whichOne: 'Which one is it?', callSomeone: 'Call someone', search: 'Search, or write what you see', found: 'Hits', noTiles: 'Buttons for what is urgent will be here.',
  noTilesHow: 'The team lead puts them on the instructions in the Binder.', openBinder: 'Open the Binder',
  hits: (n) => (n === 1 ? '1 hit' : `${n} hits`), noHits: 'Nothing here has that name. Look in the Binder or call someone.',
  justUpdated: 'Updated just now', saved: (when) => `Saved ${when}`, ready: 'ready for offline', old: (when) => `Old: saved ${when}`,
  missing: (n) => (n === 1 ? '1 picture missing' : `${n} pictures missing`), pictureMissing: 'The picture has not been fetched yet.', pictureShows: (what) => `It shows: ${what}`,
  noCopy: 'No copy on this phone yet', unsent: (n) => `${n} waiting`,
  locked: 'The rest is locked.', unlock: 'Unlock',
  stepOf: (n, all) => `Step ${n} of ${all}`, progress: 'How far you have come', list: 'List', next: 'Done, next', last: 'Done', back: 'Back', begin: 'Begin step 1',
  carryOn: (n) => `Go on at step ${n}`, again: 'Start again', steps: 'Step by step', instructions: 'Instructions', tenSeconds: 'In ten seconds', why: 'Why',
  version: (name) => `Version ${name}`, approved: (by, when) => `approved by ${by} ${when}`, writtenBy: (by, when) => `written by ${by} ${when}`,
  validTo: (when) => `valid until ${when}`, someone: 'someone in the team', needs: 'Needs', timer: (words) => `Time: ${words}`,
  clock: 'Clock', clockBegun: (time) => `Started ${time}`, startClock: 'Start the clock', startTime: (words) => `Start the clock: ${words}`, leftOf: (words) => `left of ${words}`, hasPassed: (words) => `${words} has passed`,
  atTime: (words) => `At ${words}`, toStep: (n) => `step ${n}`, clockStop: 'Stop', clockGoOn: 'Let it go on', clockClear: 'Set to zero', timeFromStart: (words) => `At: ${words}`,
  minutes: (n) => `${n} min`, seconds: (n) => `${n} s`, both: 'Both',
  oldVersion: (by) => (by ? `Old: call ${by} first` : 'Old: call the team lead first'), overdue: (when) => `Should have been reviewed ${when}.`,
  twoVersions: (by) => `Two versions. ${by ?? 'The team lead'} chooses.`, seeOther: (name) => `Show version ${name}`, seeInForce: 'Show the one in force',
  notInForce: 'This is the other version.', waiting: 'Waiting', waitingMine: 'Only this phone has the version. It is sent when the network is back.',
  fetching: 'The binder is being fetched. It usually takes a few seconds.', refusedCount: (n) => `${n} refused`,
  lockedTitle: 'The binder is locked', lockedWords: 'Unlock to read. Nothing is lost.',
  newVersion: 'A new version has come.', readNew: 'Show the new one',
  done: 'Done', doneWords: (n) => `You have gone through all ${n} steps.`, writeDown: 'Write what happened', toNow: 'To Right now', change: 'Changed', edit: 'Change the instruction',
  updateApp: 'Update the app', updateAppWords: 'The instruction was written in a newer app. Here is its text.',
  notHere: 'This instruction is not on this phone', notHereWords: 'It may have been removed, or not fetched yet.',
  broken: 'Something broke', brokenWords: 'What you have written is still on this phone. Try again.', tryAgain: 'Try again',
  partMissing: 'This part is not on this phone', partMissingWords: 'Connect to the network once and it is fetched. Right now can be opened anyway.',
  leaseOver: 'This phone is locked', leaseOverWords: 'It has been without a network for too long. Connect, and it opens.',
  clockWrong: 'The clock looks wrong', clockWrongWords: 'Connect to the network. Nothing is lost.', callAlways: 'Call 112 if it is urgent.', call112: 'Call 112', call: (number) => `Call ${number}`,
}

const texts = { sv, en }
export const momentTexts = (): MomentTexts => texts[language()]
export const useTexts = (): MomentTexts => texts[useSyncExternalStore(watchLanguage, language)]

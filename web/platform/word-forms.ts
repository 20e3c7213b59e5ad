// How what somebody types is read: small letters, å and ä also as a, ö as o, in either Unicode form; which words only ask; and which words are forms of the same.
// Small, for the start screen carries it: Swedish endings by rule, and a row for each of the words in care that bend in no such way.

export const fold = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase()

/** Folded. Words of a question that say nothing of what it is about. They decide what is found only where nothing else is asked. */
const saysNothing = new Set(('vad vem hur nar var varfor vilken vilket vilka gor gora jag mig man om ar och eller att det den de dom ett en i pa till av med for fran mot som hon han hen henne honom hennes hans vi oss du dig ni ska skall '
  + 'kan far maste inte sig sin sitt sina har hade nu sager sag sa saga visar ser betyder '
  + 'what who whom how when where why which do does did say says show shows see i me my if is are was and or that this it a an the to of in on at with for from about she he they her his him we you can may must should not has have had mean means').split(' '))
export const saysSomething = (folded: string): boolean => !saysNothing.has(folded)

const calls = new Set('ring ringa ringer ringde telefon telefonnummer nummer call calls phone'.split(' '))
/** Of words that ask for somebody to call (folded). */
export const asksToCall = (folded: string): boolean => calls.has(folded)

/** Each row is one word. Folded. */
const rows = ('aka aker akte akt,dra drar drog dragit,ga gar gick gatt,sla slar slog slagit,ata ater atit atbar,satta satter satte satt,sitta sitter suttit,ligga ligger legat,lagga lagger lade lagt,ge ger gav gett,ta tar tog tagit,'
  + 'dricka dricker drack druckit,bita biter bet bitit,falla faller foll fallit,skrika skriker skrek skrikit,gora gjorde gjort,bla blaa blatt,rod roda rott,hand handen hander handerna,fot foten fotter fotterna,tand tanden tander tanderna,'
  + 'finger fingret fingrar fingrarna,nyckel nyckeln nycklar,kraks kraktes kraktas krakas krakning,sova sover sov sovit,andas andades andats andning,vatten vattnet').split(',').map((row) => row.split(' '))
const irregular = new Map(rows.flatMap((row) => row.map((word) => [word, row[0]!] as const)))

const ending = /^(?:(.{3,}?)(?:(?:ar|er|or)nas?|ande|ade|[ea]ns?|ets?|[aeo]rs?|[ae]t|ad|as|es|de|na|ing|ed|[ae])|(.{4,}?)s)$/
/** The same for all forms of a word, folded. No word itself. */
export const familyOf = (folded: string): string => irregular.get(folded) ?? folded.replace(ending, '$1$2').replace(/([mn])\1$/, '$1')

const shortestHead = 5
/** True where a compound ends in the very word that was typed: in Swedish that is what the thing is. */
export const isHeadOf = (folded: string, known: string): boolean => folded.length >= shortestHead && known.length > folded.length && known.endsWith(folded)

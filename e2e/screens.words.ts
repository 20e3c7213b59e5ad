// What the screens' buttons and headings say, in both languages: how a walk through every screen finds its way.
export const words = {
  sv: {
    signIn: 'Logga in', password: 'Lösenord', email: 'E-post', wrong: /stämmer inte/, noContact: /Ingen kontakt/, whatNow: 'Vad händer just nu?', search: 'Sök, eller skriv det du ser', alerts: 'Viktigt att veta',
    changeContacts: 'Ändra kontakter', newContact: 'Ny kontakt', newAlert: 'Ny varning', allergies: 'Allergier', newAllergy: 'Ny allergi', saveIt: 'Spara',
    steps: 'Steg för steg', startClock: 'Starta klockan', stopClock: 'Stoppa', clearClock: 'Nollställ', firstStep: /^Steg 1 av/, secondStep: /^Steg 2 av/, next: 'Klart, nästa', last: 'Klart', done: 'Klart', today: 'I dag', binder: 'Pärmen', write: 'Skriv', team: 'Teamet', callSomeone: 'Ring någon',
    whatHappened: 'Vad har hänt?', otherTime: 'En annan tid', now: 'Nu', date: 'Datum', save: 'Spara', saved: 'Sparad på telefonen.', sent: 'Skickad', waiting: 'Väntar', writeFirst: 'Skriv något först.',
    note: 'Anteckning', writtenLately: 'Senast skrivet', instructions: 'Instruktioner', correct: 'Rätta', saveCorrection: 'Spara rättelsen', audience: 'Ändra vilka som får läsa', saveAudience: 'Spara valet', chooseGroup: 'Välj minst en grupp.', remove: 'Ta bort', keep: 'Behåll', cancel: 'Avbryt',
    noNote: 'Anteckningen finns inte på telefonen', noInstruction: 'Den här instruktionen finns inte på telefonen', noPage: 'Sidan finns inte',
    publish: 'Publicera', step: 'Steg 1', stepMissing: 'Skriv vad man gör i steget.', draftFrom: /^Utkast från/, stepMore: 'Varför, tid och vem i steg 1', areas: /^Livsområden \(/, removeStep: 'Ta bort steg 2', addStep: 'Lägg till ett steg', order: 'Ändra ordningen', dragStep: 'Dra steg 1', orderDone: 'Klar med ordningen',
    change: 'Vad är ändrat?', earlier: 'Tidigare versioner', restore: /^Ta tillbaka/, compare: /^Jämför/, throwDraft: 'Släng utkastet', undo: 'Ångra', newInstruction: 'Ny instruktion', setPin: 'Sätt pinkod', newPin: 'Ny pinkod', pinAgain: 'Samma pinkod igen', savePin: 'Spara pinkoden', pinShort: 'Pinkoden är minst 6 siffror.', pinSet: 'Pärmen öppnas med din pinkod.',
    shared: /Delas av flera/, setPinFirst: 'Sätt en pinkod först', changeLook: 'Ändra hur du syns', firstName: /^Förnamn/, bySymbol: 'En symbol i stället', byName: 'Mitt förnamn', changePerson: 'Byt person', whoAreYou: 'Vem är du?',
    withoutNetwork: 'Utan nät', onHomeScreen: 'Lägg ViewMe på hemskärmen', wantsLogin: /^Nätet här vill ha inloggning/, clockAhead: /^Telefonens klocka går 2 timmar före/, gone: 'Kopian på telefonen är borta', readMore: 'Läs mer', haveRead: 'Jag har läst', cleared: /har rensat ViewMes kopia/, mayNotSave: 'ViewMe får inte spara på telefonen',
    unlock: 'Lås upp', pin: 'Pinkod', pinWrong: /Fel pinkod/, forgot: 'Glömt pinkoden? Logga ut', signOut: 'Logga ut', stay: 'Stanna kvar', unsent: /inte skickad/, ended: 'Du har inte längre tillgång till pärmen',
    twoPeople: 'Två personer', begin: 'Börja steg 1', iAmFirst: 'Jag är den första', iAmAlone: 'Jag är ensam', takesTwo: 'Det här behöver två.', symbol: 'Välj en symbol', symbolOther: 'Välj en annan symbol', noSymbol: /^Ingen symbol heter så/,
  },
  en: {
    signIn: 'Sign in', password: 'Password', email: 'E-mail', wrong: /is not right/, noContact: /No contact/, whatNow: 'What is happening right now?', search: 'Search, or write what you see', alerts: 'Important to know',
    changeContacts: 'Change contacts', newContact: 'New contact', newAlert: 'New alert', allergies: 'Allergies', newAllergy: 'New allergy', saveIt: 'Save',
    steps: 'Step by step', startClock: 'Start the clock', stopClock: 'Stop', clearClock: 'Set to zero', firstStep: /^Step 1 of/, secondStep: /^Step 2 of/, next: 'Done, next', last: 'Done', done: 'Done', today: 'Today', binder: 'Binder', write: 'Write', team: 'Team', callSomeone: 'Call someone',
    whatHappened: 'What has happened?', otherTime: 'Another time', now: 'Now', date: 'Date', save: 'Save', saved: 'Saved on this phone.', sent: 'Sent', waiting: 'Waiting', writeFirst: 'Write something first.',
    note: 'Note', writtenLately: 'Written lately', instructions: 'Instructions', correct: 'Correct', saveCorrection: 'Save the correction', audience: 'Change who may read', saveAudience: 'Save the choice', chooseGroup: 'Choose at least one group.', remove: 'Remove', keep: 'Keep', cancel: 'Cancel',
    noNote: 'The note is not on this phone', noInstruction: 'This instruction is not on this phone', noPage: 'There is no such page',
    publish: 'Publish', step: 'Step 1', stepMissing: 'Write what to do in this step.', draftFrom: /^Draft from/, stepMore: 'Why, time and who in step 1', areas: /^Life areas \(/, removeStep: 'Remove step 2', addStep: 'Add a step', order: 'Change the order', dragStep: 'Drag step 1', orderDone: 'Done with the order',
    change: 'What has changed?', earlier: 'Earlier versions', restore: /^Bring back/, compare: /^Compare/, throwDraft: 'Throw the draft away', undo: 'Undo', newInstruction: 'New instruction', setPin: 'Set a PIN', newPin: 'New PIN', pinAgain: 'The same PIN again', savePin: 'Save the PIN', pinShort: 'The PIN is at least 6 digits.', pinSet: 'The binder opens with your PIN.',
    shared: /Shared by several/, setPinFirst: 'Set a PIN first', changeLook: 'Change how you are shown', firstName: /^First name/, bySymbol: 'A symbol instead', byName: 'My first name', changePerson: 'Change person', whoAreYou: 'Who are you?',
    withoutNetwork: 'Without network', onHomeScreen: 'Put ViewMe on the home screen', wantsLogin: /^The network here wants a login/, clockAhead: /^The phone’s clock is 2 hours ahead/, gone: 'The copy on this phone is gone', readMore: 'Read more', haveRead: 'I have read this', cleared: /has cleared ViewMe’s copy/, mayNotSave: 'ViewMe may not save on this phone',
    unlock: 'Unlock', pin: 'PIN', pinWrong: /Wrong PIN/, forgot: 'Forgot the PIN? Sign out', signOut: 'Sign out', stay: 'Stay', unsent: /not sent/, ended: 'You no longer have access to the binder',
    twoPeople: 'Two people', begin: 'Begin step 1', iAmFirst: 'I am the first', iAmAlone: 'I am alone', takesTwo: 'This takes two.', symbol: 'Choose a symbol', symbolOther: 'Choose another symbol', noSymbol: /^No symbol has that name/,
  },
}
export type Words = (typeof words)['sv']

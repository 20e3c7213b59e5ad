// Who to call: the slice's front door.
export { CallNamed } from './call-named.tsx'
export { ContactChanges } from './contact-changes.tsx'
export { ContactForm } from './contact-form.tsx'
export { ContactList, useContacts } from './contact-list.tsx'
export { searchedContacts } from './found-contact.tsx'

// Who to call, and changing it. Opened from everywhere, also while the rest of the binder is locked.
import { CallNamed, ContactChanges, ContactForm, ContactList } from '../domain/contacts/contacts.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

/** `from`: the instruction that somebody came from. */
export const Contacts = ({ from }: { from: string | null }) => (
  <>
    <PageHeading>{m.contacts_title()}</PageHeading>
    <ContactList from={from} />
  </>
)

export const EditContacts = () => (
  <>
    <PageHeading>{m.contacts_edit()}</PageHeading>
    <ContactChanges />
  </>
)

/** `rewrite`: what the server has not accepted, to be written anew. */
export const EditContact = ({ id, rewrite = null }: { id: string | null; rewrite?: string | null }) => <ContactForm id={id} rewrite={rewrite} />

/** Those whom the text of a step says to ring. */
export const CallWhomItNames = ({ text }: { text: string }) => <CallNamed text={text} />

// How a letter leaves the house. Who carries it is picked in app.ts.

/** `id`: the same at every try, so that a mailbox that gets it twice can tell. Never holds care content. */
export type Letter = { id: string; to: string; subject: string; text: string; html: string }

/** `refused`: it will never be taken in, so it is not tried again. Throws when nobody could say. */
export type Mailer = { send(letter: Letter): Promise<'sent' | 'refused'> }

import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

export const mayWriteContact = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner', 'assistant') ? yes : no('only-the-team'))

import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

export const mayWriteAboutMe = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner') ? yes : no('only-leads-and-owners'))

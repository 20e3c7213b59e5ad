import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

export const mayWriteAllergy = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner') ? yes : no('only-leads-and-owners'))

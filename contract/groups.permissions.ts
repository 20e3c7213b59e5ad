import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

export const mayNameGroup = (actor: Actor): Answer => (hasRole(actor, 'owner', 'lead') ? yes : no('only-leads-and-owners'))

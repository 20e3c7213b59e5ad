import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

/** It is about somebody's work. Those who work beside them must know it, and so must whoever gives it, whoever answers for the account, and whose body it is. A relative need not. */
export const mayReadCompetence = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner', 'assistant', 'substitute', 'therapist', 'person') ? yes : no('only-the-team'))

export const mayWriteCompetence = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner') ? yes : no('only-leads-and-owners'))

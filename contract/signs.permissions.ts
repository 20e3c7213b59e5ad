import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'

/** Those who are with the person see what it means first, and write it. Removing is another thing: see `mayWithdraw`. */
export const mayWriteSign = (actor: Actor): Answer => (hasRole(actor, 'lead', 'owner', 'assistant') ? yes : no('only-the-team'))

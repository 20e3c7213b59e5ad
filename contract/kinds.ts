// The table of all kinds of fact. A new kind is named here once; everything else about it stands in its slice's contract file.
import { expression, ownDecision, profilePart } from './about-me.ts'
import { alert } from './alerts.ts'
import { allergy } from './allergies.ts'
import type { Actor, Answer } from './actor.ts'
import { bodyBytes, bodyFault, maxBodyBytes } from './body.ts'
import { competence } from './competence.ts'
import { contact } from './contacts.ts'
import { group } from './groups.ts'
import { instructionVersion } from './instructions.ts'
import { note } from './journal.ts'
import { lift, type Kind } from './kind.ts'
import { sign } from './signs.ts'
import { visibility, withdrawal } from './visibility.ts'

/** This code's number for the whole contract; raised by every release that adds a kind or a schema. */
export const contractNumber = 4

export const kinds: readonly Kind[] = [alert, allergy, competence, contact, expression, group, instructionVersion, note, ownDecision, profilePart, sign, visibility, withdrawal]

const byName = new Map(kinds.map((one) => [one.kind, one]))
export const kindOf = (name: string): Kind | undefined => byName.get(name)
export const isSafety = (name: string): boolean => kindOf(name)?.safety === true

/** A body judged as its kind's schema: the lifted body, or why it can never be right. */
export function judgeBody(name: string, v: number, body: unknown): { body: unknown } | { refused: string } {
  const kind = kindOf(name)
  if (!kind) return { refused: 'unknown-kind' }
  const fault = bodyFault(body)
  if (fault) return { refused: `body-${fault}` }
  if (bodyBytes(body) > maxBodyBytes) return { refused: 'too-large' }
  if (v > kind.v) return { refused: 'unknown-schema' }
  let lifted: unknown
  try { lifted = lift(kind, v, body) } catch { return { refused: 'body-invalid' } }
  const judged = kind.body.safeParse(lifted)
  if (judged.success) return { body: judged.data }
  return { refused: judged.error.issues.some((issue) => issue.code === 'unrecognized_keys') ? 'unknown-field' : 'body-invalid' }
}

export type Rights = { roles: string[]; groups: string[]; membership: string; kinds: Record<string, 'write' | string> }

/** What the actor may write, kind by kind, when opening a subject: sent beside the data, so that screens need no second rulebook. */
export function rightsOf(actor: Actor): Rights {
  const answers = kinds.map((kind): [string, Answer] => [kind.kind, kind.mayWrite(actor, {
    first: true, subjectKind: kind.kind, subjectSafety: kind.safety === true, subjectAuthor: actor.membership, baseAuthors: [], body: {},
  })])
  return {
    roles: actor.roles, groups: actor.groups, membership: actor.membership,
    kinds: Object.fromEntries(answers.map(([kind, answer]) => [kind, answer.yes ? 'write' : answer.reason])),
  }
}

/** The kinds an actor may hold. Audience is asked beside it, subject by subject. */
export const readableKinds = (actor: Actor): string[] => kinds.filter((kind) => kind.mayRead(actor).yes).map((kind) => kind.kind)

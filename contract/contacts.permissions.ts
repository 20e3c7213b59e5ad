import { type Actor, type Answer, hasRole, no, yes } from './actor.ts'
import type { WriteContext } from './kind.ts'
import { isForAlone } from './visibility.permissions.ts'

type Written = { member?: string; name: string; ladder?: number; situations?: readonly string[]; instructions?: readonly string[] }

/**
 * The team writes contacts. One that is tied to a member whose identity is protected is theirs, its writer's and the leads' alone, says no
 * more than the first name, and stands in no call ladder: that one is read without a PIN. One that is tied to nobody is never stopped by
 * whose name or number it seems to be: an answer would tell whoever tries what is hidden.
 */
export function mayWriteContact(actor: Actor, { body, subjectKind, subjectAuthor, audience, members }: Pick<WriteContext, 'body' | 'subjectKind' | 'subjectAuthor' | 'audience' | 'members'>): Answer {
  if (!hasRole(actor, 'lead', 'owner', 'assistant')) return no('only-the-team')
  const written = body as Partial<Written>
  if (written.member === undefined) return yes
  const whose = members?.find((one) => one.id === written.member)
  if (members && !whose?.protected) return yes
  const isHidden = whose !== undefined && audience !== undefined && subjectKind === 'contact'
    && isForAlone(audience, [written.member, actor.membership, subjectAuthor], members)
    && written.ladder === undefined && !written.situations?.length && !written.instructions?.length
    && wordsOf(written.name ?? '').every((word) => wordsOf(whose.firstName ?? '').includes(word))
  return isHidden ? yes : no('protected-identity')
}

const wordsOf = (name: string): string[] => name.normalize('NFC').toLocaleLowerCase('sv').split(/\s+/).filter(Boolean)

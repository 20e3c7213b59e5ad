// "Om mig": who the person is on one page, how they say yes, no, more, pain and stop, and what they have decided themselves. What they say is
// under the moment key: whoever is alone beside them needs it without a PIN. The rest waits for the binder key.
import { z } from 'zod'
import { mayWriteAboutMe } from './about-me.permissions.ts'
import { yes } from './actor.ts'
import { picture } from './files.ts'
import type { Kind } from './kind.ts'
import { symbolId, text } from './words.ts'

/** In the order in which they are read. Each is a thing of its own: two who write in different parts never collide. */
export const profileParts = ['who', 'matters', 'calms', 'stresses', 'support', 'strengths', 'lifeStory'] as const
export type ProfilePartName = (typeof profileParts)[number]

/** `lines`: short sentences; of the life story, paragraphs. */
export const mostLines = 40
export const longestLine = 2000
export const profilePartBody = z.strictObject({ part: z.enum(profileParts), lines: z.array(text(longestLine)).min(1).max(mostLines), picture: picture.optional() })
export type ProfilePartBody = z.infer<typeof profilePartBody>

export const profilePart: Kind<ProfilePartBody> = {
  kind: 'profile-part', slice: 'about-me', v: 1, body: profilePartBody, lifts: {}, keeping: 'state', opens: true,
  mayRead: () => yes, mayWrite: mayWriteAboutMe, moment: () => false, files: (body) => (body.picture ? [body.picture] : []), mask: ['part'],
  purpose: 'To let whoever meets the person know who they are and how to be with them.', holders: 'Members in the part’s audience.', retention: 'Until withdrawn, at most as long as the account.',
}

/** `says`: "Ja". `how`: what one sees and hears. `answer`: what one does then. `order`: 0 first. `plain`: what a phone shows that does not understand the rest; its first line is `says`. */
export const expressionBody = z.strictObject({
  says: text(40), how: text(300), answer: text(300).optional(), picture: picture.optional(), symbol: symbolId.optional(), order: z.int().min(0).max(99), plain: text(700),
})
export type ExpressionBody = z.infer<typeof expressionBody>

export const expression: Kind<ExpressionBody> = {
  kind: 'expression', slice: 'about-me', v: 1, body: expressionBody, lifts: {}, keeping: 'state', opens: true, safety: true,
  mayRead: () => yes, mayWrite: mayWriteAboutMe, moment: () => true, files: (body) => (body.picture ? [body.picture] : []), mask: [],
  purpose: 'To understand what the person says without words, and stop when they say stop.', holders: 'Members in its audience: all who may see alerts.', retention: 'As long as the account.',
}

export const plainOfExpression = ({ says, how, answer }: Pick<ExpressionBody, 'says' | 'how' | 'answer'>): string => [says, how, answer].filter(Boolean).join('\n')

/** What was decided, how it was asked, how the answer was read, who was there, on which day. A change of mind is a new fact: what it said before can be read. */
export const ownDecisionBody = z.strictObject({ decided: text(500), asked: text(500), answer: text(500), present: text(300), on: z.iso.date() })
export type OwnDecisionBody = z.infer<typeof ownDecisionBody>

export const ownDecision: Kind<OwnDecisionBody> = {
  kind: 'own-decision', slice: 'about-me', v: 1, body: ownDecisionBody, lifts: {}, keeping: 'ledger', opens: true,
  mayRead: () => yes, mayWrite: mayWriteAboutMe, moment: () => false, mask: [],
  purpose: 'To follow what the person has decided, and be able to see how they were asked.', holders: 'Members in the decision’s audience.', retention: 'As long as the account.',
}

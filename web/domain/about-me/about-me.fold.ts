// From the facts about the person to what the page shows. Pure. What the server has stopped is never in force and never lost.
import { profileParts, type ExpressionBody, type OwnDecisionBody, type ProfilePartBody, type ProfilePartName } from '@viewme/contract/about-me.ts'
import { correctedTime, type Fact } from '@viewme/contract/fact.ts'
import { heads } from '@viewme/contract/fold.ts'
import { stateOf, type State } from '../../platform/state-words.ts'

export const aboutKinds = ['profile-part', 'expression', 'own-decision'] as const
export type AboutKind = (typeof aboutKinds)[number]
type Of<Kind extends AboutKind, Body> = { kind: Kind; body: Body }
export type Said = Of<'profile-part', ProfilePartBody> | Of<'expression', ExpressionBody> | Of<'own-decision', OwnDecisionBody>

/** `beside`: another version of it stands too, and both are shown. `newer`: written by a newer app: only its plain text is known here, and it is not changed from here. */
type Told = { id: string; factId: string; state: State; at: string; by: string | null }
export type Seen<One = Said> = One & Told & { beside: boolean; newer: boolean }
export type Part = Seen<Of<'profile-part', ProfilePartBody>>
export type Expression = Seen<Of<'expression', ExpressionBody>>
/** `earlier`: what it said before, newest first. */
export type Decision = Seen<Of<'own-decision', OwnDecisionBody>> & { earlier: { factId: string; body: OwnDecisionBody; at: string; by: string | null }[] }
export type Stopped = Said & Told
export type Read = { parts: Part[]; expressions: Expression[]; decisions: Decision[]; stopped: Stopped[]; /** Something that this app cannot read stands in its place. */ newer: boolean }

type Given = Fact<any> & { unread?: { plain: string | null } }

/** `facts`: all of every subject about the person. `names`: the directory's, by membership. */
export function aboutAsSeen(facts: readonly Given[], names: ReadonlyMap<string, string>): Read {
  const known = facts.map((fact) => (fact.unread && fact.kind === 'expression' ? { ...fact, body: bodyOfPlain(fact.unread.plain ?? '') } : fact))
  const told = (fact: Given) => ({ factId: fact.id, at: correctedTime(fact).toISOString(), by: names.get(fact.author) ?? null })
  const standing = <One extends Seen>(kind: AboutKind): One[] => [...Map.groupBy(known, (fact) => fact.subject)].flatMap(([id, own]) => {
    const versions = heads(own, kind)
    return versions.map((fact) => ({ ...told(fact), kind, body: fact.body, id, state: stateOf(fact), beside: versions.length > 1, newer: fact.unread !== undefined }) as unknown as One)
  })
  const parts = standing<Part>('profile-part')
  const decisions = standing<Decision>('own-decision')
  const readable = (one: Seen) => !one.newer
  return {
    // What two began at the same time stands twice, the older first.
    parts: parts.filter(readable).sort((a, b) => profileParts.indexOf(a.body.part) - profileParts.indexOf(b.body.part) || compare(a.at, b.at)),
    expressions: standing<Expression>('expression').sort((a, b) => a.body.order - b.body.order || compare(a.at, b.at)),
    decisions: decisions.filter(readable).map((one) => ({
      ...one, earlier: known.filter((fact) => fact.subject === one.id && fact.kind === 'own-decision' && !fact.stopped && !fact.unread && !decisions.some(({ factId }) => factId === fact.id))
        .map((fact) => ({ ...told(fact), body: fact.body as OwnDecisionBody })).sort((a, b) => compare(b.at, a.at)),
    })).sort((a, b) => compare(b.body.on, a.body.on) || compare(b.at, a.at)),
    stopped: known.filter((fact) => (aboutKinds as readonly string[]).includes(fact.kind) && fact.stopped && !fact.unread).map((fact) => ({ ...told(fact), kind: fact.kind, body: fact.body, id: fact.subject, state: stateOf(fact) }) as Stopped),
    newer: [...parts, ...decisions].some((one) => one.newer),
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** First of all, until the app is updated: nobody knows which it takes the place of. */
function bodyOfPlain(plain: string): ExpressionBody {
  const [says, ...rest] = plain.split('\n')
  return { says: says!, how: rest.join('\n'), order: -1, plain }
}

/** What of a part stands in words that nobody has written yet. */
export const partOf = (read: Pick<Read, 'parts'>, part: ProfilePartName): Part[] => read.parts.filter((one) => one.body.part === part)

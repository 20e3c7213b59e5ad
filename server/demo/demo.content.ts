// What the demo's content is made of. The content itself lies in tove.*.ts, nils.ts and leo.ts: fictional people, contacts and
// prescriptions, never care advice. Dates stand as they are in the story; `dates.ts` moves them when now is far from it.
import { roles, type Role } from '@viewme/contract/actor.ts'
import type { ExpressionBody, OwnDecisionBody, ProfilePartBody } from '@viewme/contract/about-me.ts'
import type { AlertBody } from '@viewme/contract/alerts.ts'
import type { AllergyBody } from '@viewme/contract/allergies.ts'
import type { CompetenceBody } from '@viewme/contract/competence.ts'
import type { ContactBody } from '@viewme/contract/contacts.ts'
import type { GroupBody } from '@viewme/contract/groups.ts'
import type { InstructionStep, InstructionVersionBody } from '@viewme/contract/instructions.ts'
import type { SignBody } from '@viewme/contract/signs.ts'

/** Who a human is on the sign-in page; put into words by the screen. */
export const castRoles = [...roles, 'day-activity', 'school', 'support', 'external-programmer', 'operator', 'privacy-officer'] as const
export type CastRole = (typeof castRoles)[number]

export type DemoHuman = { key: string; firstName: string; lastName: string; email: string }

/** A member of one account. `human` is a DemoHuman's key; `groups` are the keys of the account's groups. */
export type DemoMember = {
  human: string
  roles: Role[]
  /** What they are, said instead of a role that says less. */
  title?: string
  groups: string[]
  /** Shown on the sign-in page where it says more than the first of the roles. */
  cast?: CastRole
  /** Day the membership began. */
  from: string
  /** Day it ends as planned. */
  until?: DemoDay
  provider?: string
  basis: 'LSS29' | 'SoL17_11' | 'OSL25' | 'OSL26' | 'PSL6_12' | 'undertaking'
  protected?: boolean
}

export type Audience = { groups?: string[]; members?: string[] }
export type DemoGroup = { key: string; body: GroupBody; audience: Audience }
export type DemoAlert = { key: string; body: Omit<AlertBody, 'plain'>; audience: Audience }
export type DemoAllergy = { key: string; body: Omit<AllergyBody, 'plain'>; audience: Audience }
/** `instructions`: their keys. */
export type DemoSign = { key: string; author: string; body: Omit<SignBody, 'plain' | 'instructions'>; instructions?: string[]; audience: Audience }
/** `member`: whose it is; `at`: the day it was written down; `instruction`: its key. */
export type DemoCompetence = {
  key: string; member: string; at: DemoDay; body: Pick<CompetenceBody, 'ground' | 'task'>; instruction?: string; given?: { by: string; from: DemoDay; until?: DemoDay }; audience: Audience
}
export type DemoContact = { key: string; body: Omit<ContactBody, 'member'>; member?: string; audience: Audience }

export type DemoPart = { body: ProfilePartBody; audience: Audience }
/** In their order. */
export type DemoExpression = { key: string; body: Omit<ExpressionBody, 'plain' | 'order' | 'picture'>; picture?: { from: string; shows: string }; audience: Audience }
export type DemoDecision = { key: string; body: Omit<OwnDecisionBody, 'on'> & { on: DemoDay }; audience: Audience }

/** `picture.from`: a file in server/demo/pictures/, a bare WebP or JPEG. */
export type DemoStep = Omit<InstructionStep, 'id' | 'picture'> & { picture?: { from: string; shows: string } }
/** A date of the story, or whole days before the demo began (negative: after): for what is to be fresh whenever that is. */
export type DemoDay = string | { daysAgo: number }
/** How it read until a version changed it: its steps by their place (1 first), and what stands above them where that said otherwise. */
type DemoBefore = { [place: number]: DemoStep; tenSeconds?: string; placeOrAid?: string }
/** One published version, oldest first. */
export type DemoVersion = { at: DemoDay; change: string; approval?: { by: string; at: DemoDay }; reviewBy?: DemoDay; before?: DemoBefore }
export type DemoInstruction = {
  key: string
  author: string
  body: Omit<InstructionVersionBody, 'steps' | 'plain' | 'change' | 'approval' | 'reviewBy'>
  /** As the newest version has them; so does the body. */
  steps: DemoStep[]
  versions: DemoVersion[]
  audience: Audience
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun'
/** A note at the latest such weekday and time that has passed. `corrected`: how it first read, and minutes until it was put right. */
export type DemoNote = { day: Weekday; at: string; author: string; text: string; audience: Audience; corrected?: { first: string; after: number } }

export type DemoAccount = {
  key: string
  /** The person the account is about: a DemoHuman's key. */
  person: string
  bornOn: string
  owners: string[]
  /** Whoever the demo lets write groups, alerts, allergies, competences, contacts, instructions and what is about the person. */
  lead: string
  members: DemoMember[]
  groups: DemoGroup[]
  alerts: DemoAlert[]
  allergies: DemoAllergy[]
  signs: DemoSign[]
  competences: DemoCompetence[]
  contacts: DemoContact[]
  parts: DemoPart[]
  expressions: DemoExpression[]
  decisions: DemoDecision[]
  instructions: DemoInstruction[]
  notes: DemoNote[]
}

// One member, for owners: as what, who reads with them, until when. What is decided here holds at once.
import { useState } from 'react'
import type { Role } from '@viewme/contract/actor.ts'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { roleWord, roleWords } from '../../platform/role-words.ts'
import { dateWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChooseOne, ChooseSeveral } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, Card, Coming, EmptyState, PageHeading } from '../../ui/parts.tsx'
import { afterDay, decide, watchMember, type Decided, type MemberChange, type MemberSeen } from './member.data.ts'

/** Owners and the person are added and taken away in ways of their own. */
const given: readonly Role[] = ['lead', 'assistant', 'substitute', 'relative', 'therapist']

export function MemberPage({ id }: { id: string }) {
  const seen = useWatched(watchMember(id), [id])
  const [told, tell] = useState<{ of: Part; is: Decided } | null>(null)
  const [busy, work] = useState<Part | null>(null)
  if (seen === undefined) return <Coming>{m.coming()}</Coming>
  if (seen === null || seen === 'not-owner') return <Closed words={seen === null ? m.member_not_here() : m.member_owners_only()} />
  const ask = async (of: Part, change: MemberChange) => {
    work(of)
    tell(null)
    tell({ of, is: await decide(id, change) })
    work(null)
  }
  const shared = { seen, ask, busy, said: (of: Part) => told?.of === of && <Said is={told.is} /> }
  return (
    <>
      <PageHeading>{seen.name}</PageHeading>
      <p className="soft">{whatWords(seen)}</p>
      {/* What was decided has taken its own question away. */}
      <div role="status">{told && (seen.former ? told.of === 'ending' : told.of === 'reopening') && <Said is={told.is} />}</div>
      {seen.former ? <Reopening {...shared} /> : <><Roles {...shared} /><Groups {...shared} /><Ending {...shared} /></>}
      <ButtonLink to="/team">{m.member_to_team()}</ButtonLink>
    </>
  )
}

type Part = 'roles' | 'groups' | 'ending' | 'reopening'
type Shared = { seen: MemberSeen; ask: (of: Part, change: MemberChange) => Promise<void>; busy: Part | null; said: (of: Part) => React.ReactNode }

function whatWords({ title, roles, from, until, former }: MemberSeen): string {
  const words = [title ?? roleWords(roles)]
  if (from) words.push(m.member_from({ date: dateWords(new Date(from), now()) }))
  if (until) words.push((former ? m.team_ended : m.team_until)({ date: dateWords(new Date(until), now()) }))
  return words.join(' · ')
}

const Closed = ({ words }: { words: string }) => (
  <>
    <PageHeading>{m.team_title()}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to="/team">{m.member_to_team()}</ButtonLink></EmptyState>
  </>
)

function Roles({ seen, ask, busy, said }: Shared) {
  const [chosen, choose] = useState<string[]>(seen.roles)
  if (seen.may.roles !== true) return null
  const fixed = seen.roles.filter((role) => !given.includes(role))
  const isEmpty = chosen.length === 0
  return (
    <Card label={m.member_roles()}>
      <ChooseSeveral label={m.member_roles()} choices={given.map((role) => ({ id: role, word: roleWord(role) }))} chosen={chosen} onChange={(ids) => choose([...fixed, ...ids.filter((one) => !fixed.includes(one as Role))])} error={isEmpty ? m.member_no_role() : null} />
      {fixed.length > 0 && <p className="small">{m.member_fixed({ roles: roleWords(fixed) })}</p>}
      <Button busy={busy === 'roles'} onClick={() => { if (!isEmpty) void ask('roles', { what: 'roles', roles: chosen as Role[] }) }}>{m.member_save_roles()}</Button>
      <div role="status">{said('roles')}</div>
    </Card>
  )
}

function Groups({ seen, ask, busy, said }: Shared) {
  const [chosen, choose] = useState(seen.groups)
  if (seen.known.length === 0) return null
  const unnamed = seen.groups.filter((id) => !seen.known.some((group) => group.id === id))
  return (
    <Card label={m.member_groups()}>
      <ChooseSeveral label={m.member_groups()} help={m.member_groups_help({ name: first(seen) })} choices={seen.known.map(({ id, name }) => ({ id, word: name }))} chosen={chosen} onChange={(ids) => choose([...new Set([...unnamed, ...ids])])} />
      {chosen.length === 0 && <p className="small">{m.member_no_group({ name: first(seen) })}</p>}
      <Button busy={busy === 'groups'} onClick={() => void ask('groups', { what: 'groups', groups: chosen })}>{m.member_save_groups()}</Button>
      <div role="status">{said('groups')}</div>
    </Card>
  )
}

function Ending({ seen, ask, busy, said }: Shared) {
  const [when, choose] = useState<'now' | 'day'>('day')
  const [day, type] = useState('')
  const [asked, wonder] = useState(false)
  const [open, question] = useState(false)
  if (seen.may.end !== true) return <p className="soft">{seen.may.end === 'owners-together' ? m.member_owners_together() : m.member_person_stays()}</p>
  const until = afterDay(day)
  const wrong = when === 'day' && (!until || until <= now().toISOString())
  const end = () => {
    question(false)
    void ask('ending', when === 'now' ? { what: 'ending', how: 'early' } : { what: 'ending', how: 'planned', until: until! })
  }
  return (
    <Card label={m.member_ending({ name: first(seen) })}>
      <ChooseOne short label={m.member_ending({ name: first(seen) })} choices={[{ id: 'day', word: m.member_on_day() }, { id: 'now', word: m.member_now() }]} chosen={when} onChange={(id) => choose(id === 'now' ? 'now' : 'day')} />
      {when === 'day' && <Field type="date" label={m.member_last_day()} value={day} onChange={type} error={asked && wrong ? m.member_last_day_wrong() : null} />}
      <Button look="danger" busy={busy === 'ending'} onClick={() => { wonder(true); if (!wrong) question(true) }}>{m.member_end()}</Button>
      <div role="status">{said('ending')}</div>
      <Dialog title={when === 'now' ? m.member_end_now_ask({ name: first(seen) }) : m.member_end_day_ask({ name: first(seen), date: until ? dateWords(new Date(`${day}T12:00`), now()) : '' })} open={open} onClose={() => question(false)} urgent>
        <p>{m.member_end_words({ name: first(seen) })}</p>
        {when === 'now' && <p>{m.member_end_offline()}</p>}
        <div className="buttons">
          <Button look="tall" onClick={() => question(false)}>{m.cancel()}</Button>
          <Button look="danger" onClick={end}>{m.member_end()}</Button>
        </div>
      </Dialog>
    </Card>
  )
}

const Reopening = ({ seen, ask, busy, said }: Shared) => (seen.may.reopen !== true ? <p className="soft">{m.member_owners_together()}</p> : (
  <Card label={m.member_reopen({ name: first(seen) })}>
    <p>{m.member_reopen_words({ name: first(seen), roles: roleWords(seen.roles) })}</p>
    <Button busy={busy === 'reopening'} onClick={() => void ask('reopening', { what: 'periods', until: null })}>{m.member_reopen({ name: first(seen) })}</Button>
    <div role="status">{said('reopening')}</div>
  </Card>
))

const first = ({ name }: MemberSeen) => name.split(' ')[0]!

const refusals: Record<string, () => string> = {
  'owners-only': m.member_owners_only, 'owners-together': m.member_owners_together, 'person-stays': m.member_person_stays, 'already-ended': m.member_already_ended,
  'already-member': m.member_already, 'no-such-group': m.member_group_gone, 'until-passed': m.member_last_day_wrong,
}

function Said({ is }: { is: Decided }) {
  if (is === 'done') return <Banner tone="green" icon="done" inLine><p>{m.member_done()}</p></Banner>
  const words = is === 'offline' ? m.member_offline() : is === 'sign-in' ? m.waiting_sign_in() : is === 'broken' ? m.member_broken() : (refusals[is.refused] ?? m.member_broken)()
  return <Banner tone={is === 'offline' ? 'amber' : 'red'} icon={is === 'offline' ? 'offline' : 'alert'} inLine><p>{words}</p>{is === 'sign-in' && <ButtonLink to="/sign-in">{m.sign_in_enter()}</ButtonLink>}</Banner>
}

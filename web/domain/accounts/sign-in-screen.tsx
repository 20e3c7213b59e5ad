// Signing in: e-mail and password, and in the demo the cast as buttons. Says what went wrong and keeps what was typed.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { focusFirstError } from '../../platform/page-focus.ts'
import { roleWord } from '../../platform/role-words.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Face } from '../../ui/frame.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { readCast, shownAccount, signIn, type CastMember, type SignInResult } from './accounts.data.ts'

const problems: Record<Exclude<SignInResult, 'signed-in'>, () => string> = {
  'no-binder': m.sign_in_no_binder, 'wrong': m.sign_in_wrong, 'too-many': m.sign_in_too_many, 'offline': m.sign_in_offline, 'captive': m.sign_in_captive, 'broken': m.sign_in_broken,
}

/** `arrived`: signed in, and this phone now shows that account. */
export function SignInScreen({ arrived }: { arrived: (account: string) => void }) {
  const [busy, work] = useState(false)
  const [problem, tell] = useState<Exclude<SignInResult, 'signed-in'> | null>(null)
  const [demo, show] = useState<{ password: string; cast: CastMember[] } | null>(null)
  useEffect(() => void readCast().then(show), [])
  const enter = async (email: string, password: string, person?: string) => {
    work(true)
    tell(null)
    const result = await signIn(email, password, person)
    const account = result === 'signed-in' ? await shownAccount() : null
    work(false)
    if (account) arrived(account)
    else if (result !== 'signed-in') tell(result)
  }
  return (
    <>
      <p className="brand"><img src="/icons/icon.svg" alt="" width="48" height="48" /> ViewMe</p>
      <PageHeading>{m.sign_in_title()}</PageHeading>
      {problem && <Banner tone={problem === 'wrong' ? 'red' : 'amber'} icon={problem === 'offline' ? 'offline' : 'alert'}><p>{problems[problem]()}</p></Banner>}
      <LiveRegion urgent>{problem && problems[problem]()}</LiveRegion>
      <LiveRegion>{busy && m.sign_in_busy()}</LiveRegion>
      <PasswordForm busy={busy} enter={enter} />
      {demo && <Cast cast={demo.cast} busy={busy} choose={({ email, accountPersons }) => void enter(email, demo.password, accountPersons[0])} />}
    </>
  )
}

function PasswordForm({ busy, enter }: { busy: boolean; enter: (email: string, password: string) => Promise<void> }) {
  const form = useRef<HTMLFormElement>(null)
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [asked, ask] = useState(false)
  const emailError = asked && !/.+@.+/.test(email.trim()) ? m.sign_in_email_missing() : null
  const passwordError = asked && password === '' ? m.sign_in_password_missing() : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (/.+@.+/.test(email.trim()) && password !== '') void enter(email.trim(), password)
    else focusFirstError(form.current)
  }
  return (
    <form ref={form} className="form" onSubmit={submit} noValidate>
      <Field label={m.sign_in_email()} type="email" name="email" autoComplete="username" value={email} onChange={setEmail} error={emailError} inputMode="email" />
      <Field label={m.sign_in_password()} type="password" name="password" autoComplete="current-password" value={password} onChange={setPassword} error={passwordError} />
      <Button look="main" wide type="submit" busy={busy}>{busy ? m.sign_in_busy() : m.sign_in_enter()}</Button>
    </form>
  )
}

function Cast({ cast, busy, choose }: { cast: CastMember[]; busy: boolean; choose: (member: CastMember) => void }) {
  const around = Map.groupBy(cast, (member) => member.accountPersons[0] ?? null)
  return (
    <section className="list" aria-labelledby="cast">
      <h2 id="cast">{m.demo_title()}</h2>
      <Banner tone="amber" icon="info"><p>{m.demo_banner()}</p></Banner>
      {[...around].map(([person, members]) => (
        <section key={person} className="list" aria-label={person ? m.demo_around({ person }) : m.demo_operator()}>
          <h3>{person ? m.demo_around({ person }) : m.demo_operator()}</h3>
          <ul className={person ? 'cast' : 'cast single'}>
            {members.map((member) => (
              <li key={member.email}>
                <Button busy={busy} onClick={() => choose(member)}>
                  <Face name={member.firstName} />
                  <span>
                    {member.firstName}
                    <span className="small"> {[roleWord(member.role), ...member.accountPersons.slice(1).map((other) => m.demo_also({ person: other }))].join(', ')}</span>
                  </span>
                </Button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  )
}

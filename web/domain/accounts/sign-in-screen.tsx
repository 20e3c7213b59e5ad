// Signing in: e-mail and password, and in the demo the cast as buttons. Says what went wrong and keeps what was typed.
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { go } from '../../platform/location.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { roleWord } from '../../platform/role-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { ChooseOne } from '../../ui/choices.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { Face } from '../../ui/frame.tsx'
import { Link } from '../../ui/link.tsx'
import { OtherLanguage } from '../../ui/other-language.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { enter, readCast, shownAccount, signIn, type CastMember, type SignInResult } from './accounts.data.ts'
import { DestroyedNote } from './destroyed-note.tsx'
import { NotHeardNote } from './not-heard-note.tsx'
import { ClearedNote } from './troubles.tsx'
import { readBrowser, turnBack, type Browser } from './who.data.ts'

type Problem = Exclude<SignInResult, 'signed-in' | object>
const problems: Record<Problem, () => string> = {
  'no-binder': m.sign_in_no_binder, 'no-cookies': m.sign_in_no_cookies, 'wrong': m.sign_in_wrong, 'too-many': m.sign_in_too_many, 'offline': m.sign_in_offline, 'captive': m.sign_in_captive, 'broken': m.sign_in_broken,
}

/** `arrived`: signed in, and this phone now shows that account. */
export function SignInScreen({ arrived }: { arrived: (at: { account: string; mustSetPin: boolean }) => void }) {
  const [busy, work] = useState(false)
  const [problem, tell] = useState<Problem | null>(null)
  const [browser, know] = useState<Browser | null>(null)
  const [shared, share] = useState(false)
  const [losing, lose] = useState<{ count: number; person: string | undefined } | null>(null)
  const [demo, show] = useState<{ password: string; cast: CastMember[] } | null>(null)
  useEffect(() => void readCast().then(show), [])
  useEffect(() => void readBrowser().then((found) => { know(found); share(found.shared) }), [])
  const come = async (entering: Promise<SignInResult>, person: string | undefined) => {
    work(true)
    tell(null)
    const result = await entering.catch((): Problem => 'broken')
    const at = result === 'signed-in' ? await shownAccount() : null
    work(false)
    lose(typeof result === 'object' ? { count: result.wouldLose, person } : null)
    if (at) arrived(at)
    // Nobody's binder is here either: there is a page for that.
    else if (result === 'no-binder' && browser?.here.length === 0) go('/me')
    else if (typeof result !== 'object' && result !== 'signed-in') tell(result)
  }
  const byPassword = (email: string, password: string, person?: string) => come(signIn(email, password, { person, shared }), person)
  const stay = () => { lose(null); void turnBack() }
  return (
    <>
      <p className="brand"><img src="/icons/icon.svg" alt="" width="48" height="48" /> ViewMe</p>
      <PageHeading>{m.sign_in_title()}</PageHeading>
      {problem && <Banner tone={problem === 'wrong' ? 'red' : 'amber'} icon={problem === 'offline' ? 'offline' : 'alert'}><p>{problems[problem]()}</p></Banner>}
      <LiveRegion urgent>{problem && problems[problem]()}</LiveRegion>
      <LiveRegion>{busy && m.sign_in_busy()}</LiveRegion>
      <DestroyedNote />
      <NotHeardNote />
      <ClearedNote />
      {browser !== null && browser.here.length > 0 && <OthersHere shared={browser.shared} />}
      <PasswordForm busy={busy} enter={byPassword}>
        <ChooseOne
          label={m.sign_in_whose()}
          choices={[{ id: 'own', word: m.sign_in_own() }, { id: 'shared', word: m.sign_in_shared(), help: m.sign_in_shared_help() }]}
          chosen={shared ? 'shared' : 'own'}
          onChange={(id) => share(id === 'shared')}
        />
      </PasswordForm>
      <ButtonLink wide to="/register">{m.register_title()}</ButtonLink>
      <OtherLanguage />
      {demo && <Cast cast={demo.cast} busy={busy} choose={({ email, accountPersons }) => void byPassword(email, demo.password, accountPersons[0])} />}
      <ul className="row">
        <li><Link className="link" to="/policy/terms">{m.policy_terms()}</Link></li>
        <li><Link className="link" to="/policy/privacy-notice">{m.policy_notice()}</Link></li>
      </ul>
      <Dialog title={m.would_lose_title()} open={losing !== null} onClose={stay} urgent>
        <p><b>{losing?.count === 1 ? m.would_lose_one() : m.would_lose({ count: losing?.count ?? 0 })}</b> {m.would_lose_words()}</p>
        <div className="buttons">
          <Button look="tall" onClick={stay}>{m.cancel()}</Button>
          <Button look="danger" busy={busy} onClick={() => void come(enter({ person: losing?.person, shared, evenSo: true }), losing?.person)}>{m.would_lose_go()}</Button>
        </div>
      </Dialog>
    </>
  )
}

/** Said before: what signing in does to whoever is here. */
const OthersHere = ({ shared }: { shared: boolean }) => (shared
  ? <ButtonLink look="tall" wide to="/unlock">{m.sign_in_who()}</ButtonLink>
  : <Banner icon="people"><p>{m.sign_in_others()}</p></Banner>)

function PasswordForm({ busy, enter, children }: { busy: boolean; enter: (email: string, password: string) => Promise<void>; children: ReactNode }) {
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
      {children}
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
                    <span className="small"> {[saidAlready(member) ? '' : roleWord(member.role), ...member.accountPersons.slice(1).map((other) => m.demo_also({ person: other }))].filter(Boolean).join(', ')}</span>
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

/** "Support support" says the same twice. */
const saidAlready = ({ firstName, role }: CastMember): boolean => roleWord(role).toLocaleLowerCase().split(' ').includes(firstName.toLocaleLowerCase())

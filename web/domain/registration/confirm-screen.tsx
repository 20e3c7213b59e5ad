// The page that the letter's link opens. Opening it changes nothing: it says what is confirmed, and a press with a password confirms it.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Asked } from '../../platform/ask-server.ts'
import { go } from '../../platform/location.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { troubleWords } from '../../platform/trouble-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, Card, Coming, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { confirm, readLink, tokenHere, type LinkSays } from './registration.data.ts'

const shortest = 12

/** A text by its name, to where it can be read. */
type TextLink = (text: LinkSays['texts'][number]) => React.ReactNode

export function ConfirmScreen({ textLink }: { textLink: TextLink }) {
  const [token] = useState(tokenHere)
  const [asked, hear] = useState<Asked<LinkSays>>()
  const [again, askAgain] = useState(0)
  const [isDone, done] = useState(false)
  useEffect(() => {
    let stays = true
    if (token !== null) void readLink(token).then((answer) => { if (stays) hear(answer) })
    return () => { stays = false }
  }, [token, again])
  if (isDone) return <><PageHeading key="done">{m.confirm_done_title()}</PageHeading><p>{m.confirm_done_words()}</p><ButtonLink look="main" wide to="/sign-in">{m.sign_in_enter()}</ButtonLink></>
  if (token === null || asked?.is === 'refused') return asked?.is === 'refused' && asked.status === 429 ? <NoLink title={m.confirm_title()} words={m.register_too_many()} /> : <NoLink title={m.confirm_old_title()} words={m.confirm_old_words()} />
  if (asked === undefined) return <><PageHeading>{m.confirm_title()}</PageHeading><Coming>{m.confirm_coming()}</Coming></>
  if (asked.is !== 'ok') {
    return (
      <>
        <PageHeading>{m.confirm_title()}</PageHeading>
        <Banner tone="amber" icon={asked.is === 'offline' ? 'offline' : 'alert'}><p>{troubleWords(asked.is)} {m.confirm_not_spent()}</p></Banner>
        <Button look="main" wide onClick={() => { hear(undefined); askAgain(again + 1) }}>{m.try_again()}</Button>
      </>
    )
  }
  return <ChoosePassword token={token} says={asked.value} textLink={textLink} over={() => hear({ is: 'refused', status: 404, name: 'link-not-valid' })} done={(entered) => (entered ? go('/me', { replace: true }) : done(true))} />
}

const NoLink = ({ title, words }: { title: string; words: string }) => (
  <>
    <PageHeading key="no-link">{title}</PageHeading>
    <p>{words}</p>
    <ButtonLink look="main" wide to="/register">{m.register_title()}</ButtonLink>
    <ButtonLink wide to="/sign-in">{m.sign_in_enter()}</ButtonLink>
  </>
)

function ChoosePassword({ token, says, textLink, over, done }: { token: string; says: LinkSays; textLink: TextLink; over: () => void; done: (entered: boolean) => void }) {
  const form = useRef<HTMLFormElement>(null)
  const [password, write] = useState('')
  const [isShown, show] = useState(false)
  const [isAsked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [obvious, refuse] = useState<string | null>(null)
  const [failed, fail] = useState<string | null>(null)
  const isShort = [...password.normalize('NFC')].length < shortest
  const error = isAsked && isShort ? m.confirm_password_short() : obvious !== null && obvious === password ? m.confirm_password_obvious() : null
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (isShort) return focusFirstError(form.current)
    work(true)
    fail(null)
    const answer = await confirm(token, password)
    work(false)
    if (answer.is === 'ok') return done(answer.value)
    if (answer.is === 'refused' && answer.name === 'obvious-password') {
      refuse(password)
      return focusFirstError(form.current)
    }
    if (answer.is === 'refused' && answer.status === 404) return over()
    fail(answer.is !== 'refused' ? `${troubleWords(answer.is)} ${m.confirm_not_spent()}` : answer.name === 'address-taken' ? m.confirm_taken() : answer.status === 429 ? m.register_too_many() : m.confirm_password_short())
  }
  const agreed = says.texts.filter((one) => one.kind !== 'consent')
  const consent = says.texts.find((one) => one.kind === 'consent')
  return (
    <>
      <PageHeading key="choose">{m.confirm_title()}</PageHeading>
      <Card>
        <p><b>{`${says.firstName} ${says.lastName}`}</b></p>
        <p>{says.email}</p>
        <p>{m.confirm_agreed()}</p>
        <ul className="list">{[...agreed, ...consent ? [consent] : []].map((one) => <li key={one.kind}>{textLink(one)}</li>)}</ul>
        {!consent && <p>{m.confirm_no_consent()}</p>}
      </Card>
      <form ref={form} className="form" onSubmit={(event) => void submit(event)} noValidate autoComplete="on">
        {/* For what keeps passwords: whose it is. */}
        <input type="email" name="email" autoComplete="username" value={says.email} readOnly hidden />
        <Field label={m.confirm_password()} help={m.confirm_password_help()} type={isShown ? 'text' : 'password'} name="password" autoComplete="new-password" maxLength={256} value={password} onChange={write} error={error} />
        <Button aria-pressed={isShown} onClick={() => show(!isShown)}>{m.confirm_show()}</Button>
        <LiveRegion urgent>{failed}</LiveRegion>
        {failed && <Banner tone="amber" icon="alert"><p>{failed}</p></Banner>}
        <LiveRegion>{busy && m.confirm_busy()}</LiveRegion>
        <Button look="main" wide type="submit" busy={busy}>{busy ? m.confirm_busy() : m.confirm_go()}</Button>
      </form>
      <p className="small">{m.confirm_not_you()}</p>
    </>
  )
}

// "Registrera dig": name and address, three questions each by itself, and then a letter. What was typed stands after whatever goes wrong.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Asked } from '../../platform/ask-server.ts'
import { language } from '../../platform/language.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { troubleWords } from '../../platform/trouble-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { OtherLanguage } from '../../ui/other-language.tsx'
import { Field } from '../../ui/field.tsx'
import { Banner, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { readOpen, register, type Text } from './registration.data.ts'
import { TextQuestion } from './text-question.tsx'
import { asked, missingIn, nothingWritten, type Missing, type Written } from './written.ts'

/** For another language, which draws the page anew. What was ticked was ticked to the text in the language before. */
let kept = nothingWritten
const unticked = { terms: false, notice: false, consent: false }

/** `readAgain`: fetches the texts anew, when others have taken their place. */
export function RegisterScreen({ texts, readAgain }: { texts: readonly Text[]; readAgain: () => void }) {
  const [open, know] = useState<boolean>()
  const [written, setWritten] = useState(kept)
  const [sentTo, send] = useState<string | null>(null)
  useEffect(() => void readOpen().then((answer) => know(answer.is !== 'ok' || answer.value)), [])
  const write = (more: Partial<Written>) => setWritten((before) => {
    kept = { ...before, ...more, ...unticked }
    return { ...before, ...more }
  })
  if (sentTo !== null) return <Sent to={sentTo} again={() => send(null)} />
  return (
    <>
      <PageHeading>{m.register_title()}</PageHeading>
      <OtherLanguage />
      {open === false ? <Banner tone="amber" icon="alert"><p>{m.register_no_mail()}</p></Banner> : (
        <>
          <p>{m.register_words()}</p>
          <RegisterForm texts={texts} readAgain={readAgain} written={written} write={write} sent={(to) => { kept = nothingWritten; send(to) }} />
        </>
      )}
      <ButtonLink wide to="/sign-in">{m.register_have_account()}</ButtonLink>
    </>
  )
}

type FormProps = { texts: readonly Text[]; readAgain: () => void; written: Written; write: (more: Partial<Written>) => void; sent: (to: string) => void }

function RegisterForm({ texts, readAgain, written, write, sent }: FormProps) {
  const form = useRef<HTMLFormElement>(null)
  const [isAsked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [failed, fail] = useState<string | null>(null)
  const missing = isAsked ? missingIn(written) : []
  const error = (what: Missing, words: () => string) => (missing.includes(what) ? words() : null)
  const textOf = (kind: Text['kind']) => texts.find((one) => one.kind === kind)!
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (missingIn(written).length > 0) return focusFirstError(form.current)
    work(true)
    fail(null)
    const answer = await register(asked(written, texts, language()))
    work(false)
    if (answer.is === 'refused' && answer.name === 'texts-changed') {
      write(unticked)
      readAgain()
    }
    if (answer.is !== 'ok') return fail(failureWords(answer))
    sent(written.email.trim())
  }
  return (
    <form ref={form} className="form" onSubmit={(event) => void submit(event)} noValidate autoComplete="on">
      <Field label={m.register_first_name()} name="given-name" autoComplete="given-name" maxLength={60} value={written.firstName} onChange={(firstName) => write({ firstName })} error={error('firstName', m.register_first_name_missing)} />
      <Field label={m.register_last_name()} name="family-name" autoComplete="family-name" maxLength={60} value={written.lastName} onChange={(lastName) => write({ lastName })} error={error('lastName', m.register_last_name_missing)} />
      <Field label={m.sign_in_email()} type="email" name="email" autoComplete="email" inputMode="email" maxLength={254} value={written.email} onChange={(email) => write({ email })} error={error('email', m.sign_in_email_missing)} />
      <TextQuestion text={textOf('terms')} title={m.policy_terms()} word={m.register_accept_terms()} error={error('terms', m.register_terms_missing)} isChosen={written.terms} choose={(terms) => write({ terms })} />
      <TextQuestion text={textOf('privacy-notice')} title={m.policy_notice()} word={m.register_seen_notice()} error={error('notice', m.register_notice_missing)} isChosen={written.notice} choose={(notice) => write({ notice })} />
      <TextQuestion text={textOf('consent')} title={m.policy_consent()} word={m.register_give_consent()} help={m.register_consent_free()} error={null} isChosen={written.consent} choose={(consent) => write({ consent })} />
      <LiveRegion urgent>{failed}</LiveRegion>
      {failed && <Banner tone="amber" icon="alert"><p>{failed}</p></Banner>}
      <LiveRegion>{busy && m.register_busy()}</LiveRegion>
      <Button look="main" wide type="submit" busy={busy}>{busy ? m.register_busy() : m.register_send()}</Button>
    </form>
  )
}

function failureWords(answer: Exclude<Asked<true>, { is: 'ok' }>): string {
  if (answer.is !== 'refused') return troubleWords(answer.is)
  if (answer.status === 429) return m.register_too_many()
  return answer.name === 'texts-changed' ? m.register_texts_changed() : answer.name === 'no-mail' ? m.register_no_mail() : m.register_not_understood()
}

const Sent = ({ to, again }: { to: string; again: () => void }) => (
  <>
    <PageHeading key="sent">{m.register_sent_title()}</PageHeading>
    <p>{m.register_sent_to({ email: to })}</p>
    <p>{m.register_sent_words()}</p>
    <Banner icon="info"><p>{m.register_sent_none()}</p></Banner>
    <Button wide onClick={again}>{m.register_other_address()}</Button>
  </>
)

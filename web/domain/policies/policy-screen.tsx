// One of the texts, whole: what is most important first. Readable by anybody, signed in or not.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import type { Asked } from '../../platform/ask-server.ts'
import { language } from '../../platform/language.ts'
import { go } from '../../platform/location.ts'
import { sectionsOf, titleOf } from '../../platform/markdown.ts'
import { troubleWords } from '../../platform/trouble-words.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { OtherLanguage } from '../../ui/other-language.tsx'
import { TextSections } from '../../ui/markdown.tsx'
import { Banner, Coming, PageHeading } from '../../ui/parts.tsx'
import { readText, type PolicyKind, type PolicyLanguage } from './policies.data.ts'
import { policyName } from './policy-words.ts'

const kinds: readonly string[] = ['terms', 'privacy-notice', 'consent'] satisfies PolicyKind[]

/** As its address says it, whatever stands there. Without more than the kind: the version in force, in the language of the screen. */
export function PolicyScreen({ kind, version, language: chosen, sha256 }: { kind: string; version?: string; language?: string; sha256?: string }) {
  if (!kinds.includes(kind)) return <><PageHeading>{m.no_such_page()}</PageHeading><p>{m.no_such_page_words()}</p><Back /></>
  return <One kind={kind as PolicyKind} version={Number(version) || undefined} shown={chosen === 'sv' || chosen === 'en' ? chosen : language()} sha256={sha256} />
}

function One({ kind, version, shown, sha256 }: { kind: PolicyKind; version: number | undefined; shown: PolicyLanguage; sha256: string | undefined }) {
  const [asked, hear] = useState<Asked<string>>()
  const [again, askAgain] = useState(0)
  useEffect(() => {
    let stays = true
    hear(undefined)
    void readText({ kind, language: shown, ...version ? { version } : {}, ...sha256 ? { sha256 } : {} }).then((answer) => { if (stays) hear(answer) })
    return () => { stays = false }
  }, [kind, shown, version, sha256, again])
  if (asked === undefined) return <><PageHeading>{policyName(kind)}</PageHeading><Coming>{m.policy_coming()}</Coming></>
  if (asked.is === 'refused') return <><PageHeading>{m.no_such_page()}</PageHeading><p>{m.no_such_page_words()}</p><Back /></>
  if (asked.is !== 'ok') {
    return (
      <>
        <PageHeading>{policyName(kind)}</PageHeading>
        <Banner tone="amber" icon={asked.is === 'offline' ? 'offline' : 'alert'}><p>{troubleWords(asked.is)}</p></Banner>
        <Button look="main" wide onClick={() => askAgain(again + 1)}>{m.try_again()}</Button>
        <Back />
      </>
    )
  }
  const [inForce, short, ...rest] = sectionsOf(asked.value)
  return (
    <div className="list" lang={shown}>
      <PageHeading>{titleOf(asked.value)}</PageHeading>
      {inForce && <TextSections sections={[inForce]} level={2} />}
      {/* A text that somebody answered to is shown in the language they answered in. */}
      {!sha256 && <OtherLanguage then={() => go(`/policy/${kind}`, { replace: true })} />}
      {short && <div className="card"><TextSections sections={[short]} level={2} /></div>}
      <div><TextSections sections={rest} level={2} /></div>
      <div lang={language()}><Back /></div>
    </div>
  )
}

/** To where one came from; opened by its address alone there is nothing behind it. */
const Back = () => (history.length > 1 ? <Button wide onClick={() => history.back()}>{m.back()}</Button> : <ButtonLink wide to="/">{m.lock_to_now()}</ButtonLink>)

// One change of something that stands, in its place on a page: what it means, its questions, and save or leave it.
import { useRef, useState, type FormEvent, type ReactNode } from 'react'
import { useNotByEnter } from '../platform/not-by-enter.ts'
import { focusFirstError } from '../platform/page-focus.ts'
import { Button } from './button.tsx'
import { ChooseSeveral } from './choices.tsx'
import { Banner, LiveRegion } from './parts.tsx'

/** `keep`: null when it is saved, else why not, in words. `done`: whether it was. */
type Shared = { done: (isSaved: boolean) => void }
type Props = Shared & { words: string; save: string; cancel: string; problem: string | null; keep: () => Promise<string | null>; children: (problem: string | null) => ReactNode }

export function ChangeForm({ words, save, cancel, problem, keep, done, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [failed, fail] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    ask(true)
    if (busy) return
    if (problem) return focusFirstError(form.current)
    work(true)
    const fault = await keep()
    work(false)
    if (fault === null) done(true)
    else fail(fault)
  }
  return (
    <form autoComplete="off" ref={form} className="card form" onSubmit={submit} noValidate>
      <p className="soft">{words}</p>
      {children(asked ? problem : null)}
      <LiveRegion urgent>{failed}</LiveRegion>
      {failed && <Banner tone="red" icon="warning"><p>{failed}</p></Banner>}
      <div className="buttons">
        <Button look="main" type="submit" busy={busy}>{save}</Button>
        <Button look="tall" onClick={() => done(false)}>{cancel}</Button>
      </div>
    </form>
  )
}

type AudienceProps = Shared & {
  words: { intro: string; label: string; help: string; missing: string; save: string; cancel: string }
  groups: readonly { id: string; name: string }[]
  audience: { groups: string[]; members: string[] }
  keep: (groups: string[]) => Promise<string | null>
}

/** Who may read it, chosen anew: groups. Those who read it by themselves stay, and then no group need be chosen. */
export function AudienceForm({ words, groups, audience, keep, done }: AudienceProps) {
  const [chosen, choose] = useState(audience.groups)
  const nobody = chosen.length === 0 && audience.members.length === 0
  return (
    <ChangeForm words={words.intro} save={words.save} cancel={words.cancel} problem={nobody ? words.missing : null} keep={() => keep(chosen)} done={done}>
      {(problem) => <ChooseSeveral label={words.label} help={words.help} choices={groups.map(({ id, name }) => ({ id, word: name, isSaid: true }))} chosen={chosen} onChange={choose} error={problem} />}
    </ChangeForm>
  )
}

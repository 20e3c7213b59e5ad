// Writing a note: text, when, who may read. Saved on the phone first; what is half written survives a closed app.
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { otherWords } from '../../platform/draft-words.ts'
import { useHalfWritten } from '../../platform/half-written.ts'
import { useNotByEnter } from '../../platform/not-by-enter.ts'
import { focusFirstError } from '../../platform/page-focus.ts'
import { savedWords } from '../../platform/saved-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { OtherDrafts } from '../../ui/other-drafts.tsx'
import { Banner, LiveRegion } from '../../ui/parts.tsx'
import { AudienceChoice } from './audience-choice.tsx'
import { keepDraft, readDraft, watchGroups, watchOtherDrafts, writeNote, type Saved } from './journal.data.ts'
import { roomWords, textProblem } from './note-rules.ts'
import { WhenChoice, type When } from './when-choice.tsx'

export function NoteForm() {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const groups = useWatched(watchGroups)
  const [text, show] = useState('')
  // What the form holds at this moment, for whoever has waited meanwhile.
  const typed = useRef('')
  const write = (value: string) => {
    typed.current = value
    show(value)
  }
  const [happenedAt, happen] = useState<When>(null)
  const [chosen, choose] = useState<string[] | null>(null)
  const [asked, ask] = useState(false)
  const [busy, work] = useState(false)
  const [saved, tell] = useState<Saved | null>(null)
  const [isDraft, call] = useState(false)
  const readers = chosen ?? groups?.filter((group) => group.preset).map((group) => group.id) ?? []
  const [other, open] = useState<string | null>(null)
  const others = useWatched(watchOtherDrafts, [other]) ?? []
  useKeptDraft({ text, happenedAt: happenedAt === 'unreadable' ? null : happenedAt, groups: readers }, other, () => typed.current === '', (draft) => {
    write(draft.text)
    happen(draft.happenedAt)
    if (draft.groups.length > 0) choose(draft.groups)
  })
  const problem = textProblem(text)
  const nobody = Boolean(groups?.length) && readers.length === 0
  /** In no group: nothing that is written here would reach anybody. */
  const alone = groups?.length === 0
  const [waits, wait] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    ask(true)
    tell(null)
    if (problem || nobody || happenedAt === 'unreadable') return focusFirstError(form.current)
    // Who reads it is not known yet: it is saved when that is, and never for its writer alone.
    if (!groups) return wait(true)
    if (alone) {
      await keepDraft({ text, happenedAt, groups: [] })
      return call(true)
    }
    work(true)
    const result = await writeNote({ text, happenedAt, audience: { groups: readers, members: [] } })
    work(false)
    tell(result)
    if (result !== 'saved') return
    ask(false)
    happen(null)
    // What has been typed while it was being saved belongs to the next note. Else nothing is half written any more, at once: a saved note
    // must not stand in the form again after a restart.
    if (typed.current !== text) return
    write('')
    await keepDraft(null)
  }
  useEffect(() => {
    if (!waits || !groups) return
    wait(false)
    form.current?.requestSubmit()
  }, [waits, groups])
  return (
    <form autoComplete="off" ref={form} className="form note" onSubmit={submit} noValidate>
      <TextArea label={m.note_text()} value={text} onChange={(value) => { write(value); if (saved === 'saved') tell(null); call(false) }} error={asked ? problem : null} help={asked && problem ? undefined : roomWords(text)} />
      <WhenChoice value={happenedAt} onChange={happen} asked={asked} />
      {groups && groups.length > 0 && <AudienceChoice groups={groups} chosen={readers} onChange={choose} error={asked && nobody ? m.note_audience_missing() : null} />}
      {alone && <Banner tone="amber" icon="warning" title={m.note_alone_title()}><p>{m.note_alone()}</p></Banner>}
      {alone && isDraft && <Banner tone="amber" icon="clock"><p>{m.note_alone_kept()}</p></Banner>}
      <LiveRegion>{alone && isDraft ? m.note_alone_kept() : saved === 'saved' ? m.note_saved() : waits && m.note_waits_for_groups()}</LiveRegion>
      {waits && <Banner tone="amber" icon="clock"><p>{m.note_waits_for_groups()}</p></Banner>}
      <LiveRegion urgent>{saved && saved !== 'saved' && savedWords(saved)}</LiveRegion>
      {saved && <Banner tone={saved === 'saved' ? 'green' : 'red'} icon={saved === 'saved' ? 'done' : 'warning'}><p>{savedWords(saved)}</p></Banner>}
      <Button look="main" wide type="submit" busy={busy}>{alone ? m.note_alone_save() : m.note_save()}</Button>
      {/* Below: it may come while one writes. */}
      <OtherDrafts others={otherWords(others)} open={(id) => { open(id); form.current?.querySelector('textarea')?.focus() }} />
    </form>
  )
}

type Draft = { text: string; happenedAt: string | null; groups: string[] }

/** Puts back what was half written (`other`: the draft of this id; else the newest, where nothing has been typed before it was read), then keeps every pause in the typing, and what is there when the screen is left. */
function useKeptDraft(draft: Draft, other: string | null, isEmpty: () => boolean, restore: (draft: Draft) => void): void {
  const [ready, begin] = useState(false)
  const unkept = useRef<Draft | null>(null)
  const keptAt = useRef(0)
  const keep = () => {
    const last = unkept.current
    unkept.current = null
    keptAt.current = now().getTime()
    if (last) void keepDraft(last.text.trim() ? last : null)
  }
  useEffect(() => {
    let left = false
    // What stands in the form is kept in its own place first; nothing is kept until the other stands there.
    if (other) keep()
    begin(false)
    void readDraft(other, () => other !== null || isEmpty()).then((kept) => {
      if (left) return
      if (kept) restore(kept)
      begin(true)
    })
    return () => {
      left = true
    }
  }, [other])
  const key = JSON.stringify(draft)
  useHalfWritten(draft.text.trim() !== '')
  useEffect(() => {
    if (!ready) return
    unkept.current = draft
    // The first key after a pause at once; then each pause in the typing.
    if (now().getTime() - keptAt.current >= 400) keep()
    const soon = setTimeout(keep, 400)
    return () => clearTimeout(soon)
  }, [ready, key])
  useEffect(() => {
    const hidden = () => { if (document.visibilityState === 'hidden') keep() }
    document.addEventListener('visibilitychange', hidden)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      keep()
    }
  }, [])
}

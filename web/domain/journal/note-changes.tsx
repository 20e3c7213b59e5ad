// What can be done with a note: correct it, write a refused one anew, change who reads it, hide it. The old text always stays.
import { useState, type ReactNode } from 'react'
import { m } from '../../paraglide/messages.js'
import { audienceWords } from '../../platform/reader-words.ts'
import { faultWords, savedWords } from '../../platform/saved-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { AudienceForm, ChangeForm } from '../../ui/change-form.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Banner } from '../../ui/parts.tsx'
import { AudienceChoice } from './audience-choice.tsx'
import { changeNoteAudience, correctNote, rewriteNote, watchGroups, withdrawNote, type Note, type NoteText, type Saved } from './journal.data.ts'
import { textProblem } from './note-rules.ts'
import { DateAndTime } from './when-choice.tsx'

type Props = { note: Note; done: (words: string | null) => void }

export const CorrectNote = ({ note, done }: Props) => (
  <TextChange from={note.current} done={done} words={m.note_correct_words()} save={m.note_correct_save()} keep={(text, happenedAt) => correctNote(note.subject, { text, happenedAt })} />
)

export function RewriteNote({ note, stopped, done }: Props & { stopped: NoteText }) {
  const [chosen, choose] = useState(note.audience.groups)
  const groups = useWatched(watchGroups) ?? []
  return (
    <TextChange from={stopped} done={done} words={m.note_rewrite_words()} save={m.note_save()} keep={(text, happenedAt) => rewriteNote(stopped.fact, { text, happenedAt, audience: { ...note.audience, groups: chosen } })}>
      {groups.length > 0 && <AudienceChoice groups={groups} chosen={chosen} onChange={choose} error={null} />}
    </TextChange>
  )
}

type TextChangeProps = Pick<Props, 'done'> & { from: NoteText; words: string; save: string; keep: (text: string, happenedAt: string) => Promise<Saved>; children?: ReactNode }

function TextChange({ from, done, words, save, keep, children }: TextChangeProps) {
  const [text, write] = useState(from.text)
  const [happenedAt, happen] = useState(from.happenedAt)
  const problem = textProblem(text) ?? (happenedAt === 'unreadable' ? m.note_when_wrong() : null)
  return (
    <ChangeForm words={words} save={save} cancel={m.cancel()} done={(isSaved) => done(isSaved ? m.note_saved() : null)} problem={problem} keep={async () => faultWords(await keep(text, happenedAt))}>
      {(shown) => (
        <>
          <TextArea label={m.note_text()} value={text} onChange={write} error={shown && textProblem(text)} autoFocus />
          <DateAndTime begin={from.happenedAt} onChange={happen} asked={shown !== null} />
          {children}
        </>
      )}
    </ChangeForm>
  )
}

export function ChangeAudience({ note, done }: Props) {
  const groups = useWatched(watchGroups) ?? []
  return <AudienceForm words={audienceWords()} groups={groups} audience={note.audience} keep={async (chosen) => faultWords(await changeNoteAudience(note.subject, { ...note.audience, groups: chosen }))} done={(isSaved) => done(isSaved ? m.note_saved() : null)} />
}

export function WithdrawNote({ note, open, done }: Props & { open: boolean }) {
  const [busy, work] = useState(false)
  const [failed, fail] = useState<Saved | null>(null)
  const hide = async () => {
    work(true)
    const result = await withdrawNote(note.subject)
    work(false)
    if (result === 'saved') done(m.note_withdrawn_saved())
    else fail(result)
  }
  return (
    <Dialog title={m.note_withdraw_title()} open={open} onClose={() => done(null)} urgent>
      <p>{m.note_withdraw_words()}</p>
      {failed && <Banner tone="red" icon="warning"><p>{savedWords(failed)}</p></Banner>}
      <div className="buttons">
        <Button look="tall" onClick={() => done(null)}>{m.note_withdraw_keep()}</Button>
        <Button look="danger" busy={busy} onClick={() => void hide()}>{m.note_withdraw()}</Button>
      </div>
    </Dialog>
  )
}

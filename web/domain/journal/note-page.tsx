// One note: its text, what it said before, who may read it, and what this reader may do with it.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { reasonWords } from '../../platform/reason-words.ts'
import { stateSentence } from '../../platform/state-words.ts'
import { momentWords } from '../../platform/time-words.ts'
import { useWatched } from '../../platform/watch.ts'
import { contentLanguage } from '../../platform/language.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Banner, Card, LiveRegion, PageHeading } from '../../ui/parts.tsx'
import { WithOwnWords } from '../../ui/own-words.tsx'
import { StatePill } from '../../ui/state-pill.tsx'
import { chooseText, noteOpened, watchNote, type Note, type NoteText } from './journal.data.ts'
import { ChangeAudience, CorrectNote, RewriteNote, WithdrawNote } from './note-changes.tsx'

/** `rewrite`: the stopped text that is written anew. */
type Doing = 'correct' | 'audience' | 'withdraw' | { rewrite: NoteText } | null

export function NotePage({ subject }: { subject: string }) {
  const note = useWatched(watchNote(subject), [subject])
  const [doing, begin] = useState<Doing>(null)
  const [said, say] = useState<string | null>(null)
  useEffect(() => void noteOpened(subject), [subject])
  if (note === undefined) return null
  if (note === null) return <NotHere />
  const done = (words: string | null) => {
    begin(null)
    say(words)
  }
  return (
    <>
      <PageHeading>{m.note_title()}</PageHeading>
      <LiveRegion>{said}</LiveRegion>
      {said && <Banner tone="green" icon="done"><p>{said}</p></Banner>}
      {note.withdrawal ? <Withdrawn note={note} /> : <Text version={note.current} />}
      {!note.withdrawal && note.siblings.map((version) => <Sibling key={version.fact} note={note} version={version} />)}
      <p className="small">{note.audienceWords.length > 0 ? <WithOwnWords words={m.note_read_by({ who: note.audienceWords.join(', ') })} said={note.audienceWords.join(', ')} /> : m.note_read_by_writer()}</p>
      <Earlier note={note} />
      {doing === 'correct' && <CorrectNote note={note} done={done} />}
      {doing !== null && typeof doing === 'object' && <RewriteNote note={note} stopped={doing.rewrite} done={done} />}
      {doing === null && stoppedTexts(note).map((version) => <Stopped key={version.fact} note={note} version={version} rewrite={() => begin({ rewrite: version })} />)}
      {doing === 'audience' && <ChangeAudience note={note} done={done} />}
      <WithdrawNote note={note} open={doing === 'withdraw'} done={done} />
      {(doing === null || doing === 'withdraw') && !note.withdrawal && <Actions note={note} begin={(next) => { say(null); begin(next) }} />}
      {/* Last: when it is sent this line goes, and nothing that a finger is about to touch may move. */}
      {note.pending.map(({ fact, what, state }) => (
        <p key={fact} className="row"><StatePill state={state.word} /><span className="small">{what === 'audience' ? m.note_pending_audience() : m.note_pending_withdrawal()} {stateSentence(state)}</span></p>
      ))}
    </>
  )
}

const Text = ({ version }: { version: NoteText }) => (
  <Card>
    <p className="row spread"><b>{version.by ?? m.someone()} · {momentWords(new Date(version.happenedAt), now())}</b><StatePill state={version.state.word} /></p>
    <p className="written" lang={contentLanguage}>{version.text}</p>
    <p className="small">{m.note_written({ when: momentWords(new Date(version.writtenAt), now()) })}{version.state.word !== 'sent' && ` · ${stateSentence(version.state)}`}</p>
  </Card>
)

/** Two corrections made apart: both stand until someone chooses; neither is lost. */
const Sibling = ({ note, version }: { note: Note; version: NoteText }) => (
  <>
    <Banner tone="amber" icon="eye" title={m.note_two_title()}><p>{m.note_two_words()}</p></Banner>
    <Text version={version} />
    {note.may.correct === true && (
      <div className="buttons">
        <Button onClick={() => void chooseText(note.subject, note.current.fact)}>{m.note_keep_first()}</Button>
        <Button onClick={() => void chooseText(note.subject, version.fact)}>{m.note_keep_second()}</Button>
      </div>
    )}
  </>
)

const Withdrawn = ({ note }: { note: Note }) => (
  <Card>
    <p className="row spread"><b>{m.note_withdrawn({ who: note.withdrawal!.by ?? m.someone(), when: momentWords(new Date(note.withdrawal!.at), now()) })}</b><StatePill state={note.withdrawal!.state.word} /></p>
    <details>
      <summary>{m.note_show_withdrawn()}</summary>
      <p className="written" lang={contentLanguage}>{note.current.text}</p>
    </details>
  </Card>
)

const Earlier = ({ note }: { note: Note }) => note.earlier.length === 0 ? null : (
  <details className="card">
    <summary>{m.note_earlier()}</summary>
    <ul className="list">
      {note.earlier.map((version) => (
        <li key={version.fact}>
          <p className="small">{version.by ?? m.someone()} · {momentWords(new Date(version.writtenAt), now())}</p>
          <p className="written" lang={contentLanguage}>{version.text}</p>
        </li>
      ))}
    </ul>
  </details>
)

const isStopped = ({ state }: NoteText) => state.word === 'refused' || (state.word === 'waiting' && state.reason !== null)
/** Own texts that the server has not accepted, the first one included. */
const stoppedTexts = (note: Note): NoteText[] => (note.mine && isStopped(note.current) ? [note.current, ...note.stopped] : note.stopped)

const Stopped = ({ note, version, rewrite }: { note: Note; version: NoteText; rewrite: () => void }) => (
  <Banner tone={version.state.word === 'refused' ? 'red' : 'amber'} icon="warning" title={stateSentence(version.state)}>
    {version !== note.current && <p className="written" lang={contentLanguage}>{version.text}</p>}
    <p>{m.note_stopped_words()}</p>
    <Button onClick={rewrite}>{m.note_rewrite()}</Button>
  </Banner>
)

function Actions({ note, begin }: { note: Note; begin: (doing: Doing) => void }) {
  // What has not been accepted can only be written anew.
  if (isStopped(note.current)) return null
  const { correct, changeAudience, withdraw } = note.may
  return (
    <div className="list actions-list">
      {correct === true && <Button wide onClick={() => begin('correct')}>{m.note_correct()}</Button>}
      {changeAudience === true && <Button wide onClick={() => begin('audience')}>{m.note_change_audience()}</Button>}
      {withdraw === true && <Button look="danger" wide onClick={() => begin('withdraw')}>{m.note_withdraw()}</Button>}
      {correct !== true && changeAudience !== true && withdraw !== true && <p className="small">{reasonWords(correct)}</p>}
    </div>
  )
}

const NotHere = () => (
  <>
    <PageHeading>{m.note_not_here()}</PageHeading>
    <p>{m.note_not_here_words()}</p>
    <ButtonLink to="/write">{m.to_write()}</ButtonLink>
  </>
)

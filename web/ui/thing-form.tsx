// The frame of a form over one thing: its name, what is half written elsewhere, two versions where two stand, the fields, and how it ends. No care words in here.
import type { FormEvent, ReactNode } from 'react'
import { keptWords, otherWords } from '../platform/draft-words.ts'
import type { ThingForm } from '../platform/thing-form.ts'
import { removeTitle, thingWords } from '../platform/thing-words.ts'
import { ButtonLink } from './button.tsx'
import { FormEnd } from './form-end.tsx'
import { OtherDrafts } from './other-drafts.tsx'
import { Banner, EmptyState, PageHeading } from './parts.tsx'
import { Removal } from './removal.tsx'

type Props = {
  of: Pick<ThingForm<any, any>, 'form' | 'kept' | 'others' | 'saving'>
  title: string
  /** What of the title somebody has written. */
  said: string | undefined
  /** One's own that was not accepted. */
  isRewriting: boolean
  /** Where two versions stand: each as it is read. */
  two: ReactNode
  open: (id: string) => void
  onSubmit: (event: FormEvent) => void
  back: string
  children: ReactNode
  /** What can be done with what stands: below the buttons. */
  beneath?: ReactNode
}

export const ThingFrame = ({ of: { form, kept, others, saving }, title, said, isRewriting, two, open, onSubmit, back, children, beneath }: Props) => (
  <form autoComplete="off" ref={form} className="form" data-kept={kept.all ? 'all' : 'not-yet'} onSubmit={onSubmit} noValidate>
    <PageHeading said={said}>{title}</PageHeading>
    {isRewriting && <p className="soft">{thingWords.rewriting()}</p>}
    <OtherDrafts others={otherWords(others)} open={open} />
    {two && <Banner tone="amber" icon="eye" title={thingWords.two()}>{two}<p>{thingWords.takesBoth()}</p></Banner>}
    {children}
    <FormEnd failed={saving.failed} busy={saving.busy} kept={keptWords(kept.at)} onCancel={() => void kept.letGo()} cancel={thingWords.cancel()} cancelTo={back} save={thingWords.save()} />
    {beneath}
  </form>
)

export const ThingRemoval = ({ name, press, words, busy, onRemove }: { name: string; press: string; words: string; busy: boolean; onRemove: () => void }) => (
  <Removal press={press} title={removeTitle(name)} words={words} keep={thingWords.keep()} remove={thingWords.remove()} busy={busy} onRemove={onRemove} />
)

/** In the form's place, where it cannot be opened: why, and the way back. */
export const Closed = ({ title, words, back }: { title: string; words: string; back: string }) => (
  <>
    <PageHeading>{title}</PageHeading>
    <EmptyState><p>{words}</p><ButtonLink to={back}>{thingWords.back()}</ButtonLink></EmptyState>
  </>
)

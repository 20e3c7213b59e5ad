// What every form over one thing of the binder does: it opens what stands, or one's own that was not accepted, goes on from what was half written,
// keeps it while one types, and saves nothing twice.
import { useRef, useState, type FormEvent, type RefObject } from 'react'
import type { OtherDraft, Place } from './draft-place.ts'
import type { Found } from './found-draft.ts'
import { useKeptDraft, type Kept } from './kept-draft.ts'
import { useNotByEnter } from './not-by-enter.ts'
import { focusFirstError } from './page-focus.ts'
import { useSaving } from './saving.ts'
import { useWatched, type Watch } from './watch.ts'

type Read<Seen, Stopped> = { standing: readonly Seen[]; stopped: readonly Stopped[] }

/** `id` null: a new one. `rewrite`: one's own that the server has not accepted. What is being written anew stays under these hands, also when it is accepted meanwhile. */
export function useOpened<Seen extends { id: string }, Stopped extends { factId: string }>(read: Read<Seen, Stopped> | undefined, id: string | null, rewrite: string | null): { standing: Seen[]; stopped: Stopped | null } {
  const [begun, begin] = useState<Stopped | null>(null)
  const stopped = begun ?? read?.stopped.find((one) => one.factId === rewrite) ?? null
  if (stopped !== begun) begin(stopped)
  return { stopped, standing: stopped ? [] : read?.standing.filter((one) => one.id === id) ?? [] }
}

/** All that a form goes on from: what was typed, and what it was typed over. */
export type Draft<Fields, Seen> = { begun: Fields; typed: Fields; opened: Seen[] }
/** Where drafts are kept: the phone's. */
export type Drafts = { keepDraft(place: Place, draft: object | null): Promise<Place | null>; watchOtherDrafts(name: string): Watch<OtherDraft[]> }
export type Saving = ReturnType<typeof useSaving>

export type ThingForm<Fields, Seen> = {
  form: RefObject<HTMLFormElement | null>
  kept: Kept<Draft<Fields, Seen>>
  others: OtherDraft[]
  typed: Fields
  set(next: Partial<Fields>): void
  /** Somebody has tried to save: what is missing is said. */
  asked: boolean
  /** As it stood when its words were read into the form. */
  opened: Seen[]
  saving: Saving
  /** `wrong`: it cannot be saved as it is. */
  submit(wrong: boolean, write: Parameters<Saving['keep']>[0]): (event: FormEvent) => void
}

/** `fields`: of what stands, or of nothing. `after`: where one is taken when it is saved. */
export function useThingForm<Fields, Seen>({ found, standing, fields, after, drafts }: { found: Found<Draft<Fields, Seen>>; standing: Seen[]; fields: () => Fields; after: string; drafts: Drafts }): ThingForm<Fields, Seen> {
  const form = useRef<HTMLFormElement>(null)
  useNotByEnter(form)
  const [opened] = useState(found.draft?.opened ?? standing)
  const [begun] = useState(() => found.draft?.begun ?? fields())
  const [typed, type] = useState(found.draft?.typed ?? begun)
  const [asked, ask] = useState(false)
  const changed = JSON.stringify(typed) !== JSON.stringify(begun)
  const kept = useKeptDraft<Draft<Fields, Seen>>(found, changed ? { begun, typed, opened } : null, drafts.keepDraft)
  const others = useWatched(drafts.watchOtherDrafts(kept.name), [kept.name], () => found.others) ?? []
  const saving = useSaving(after, kept.letGo)
  return {
    form, kept, others, typed, set: (next) => type({ ...typed, ...next }), asked, opened, saving,
    submit: (wrong, write) => (event) => {
      event.preventDefault()
      ask(true)
      if (saving.busy) return
      if (wrong) return focusFirstError(form.current)
      void saving.keep(write)
    },
  }
}

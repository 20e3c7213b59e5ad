// Who may read a thing, in words; and the words of choosing anew.
import type { Audience } from '@viewme/contract/fact.ts'
import { m } from '../paraglide/messages.js'

type Named = readonly { id: string; name: string }[]

/** "Hemma", "Sara Mallqvist": the groups, and those beside them who did not write it. What this phone has no name for is left out. */
export const readerWords = (audience: Audience, { groups, people }: { groups: Named; people: Named }, author: string | null): string[] => [
  ...audience.groups.flatMap((id) => groups.find((one) => one.id === id)?.name ?? []),
  ...audience.members.filter((id) => id !== author).flatMap((id) => people.find((one) => one.id === id)?.name ?? []),
]

export const audienceWords = () => ({ intro: m.note_audience_words(), label: m.note_audience(), help: m.note_audience_help(), missing: m.note_audience_missing(), save: m.note_audience_save(), cancel: m.cancel() })

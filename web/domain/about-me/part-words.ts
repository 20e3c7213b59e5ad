// What each part of the page is called, what will stand there, and a line to begin with. The person is always named.
import type { ProfilePartName } from '@viewme/contract/about-me.ts'
import { m } from '../../paraglide/messages.js'

type Named = (inputs: { name: string }) => string
const words: Record<ProfilePartName, { title: Named; empty: Named; example: () => string }> = {
  who: { title: m.about_who, empty: m.about_who_empty, example: m.about_who_example },
  matters: { title: m.about_matters, empty: m.about_matters_empty, example: m.about_matters_example },
  calms: { title: m.about_calms, empty: m.about_calms_empty, example: m.about_calms_example },
  stresses: { title: m.about_stresses, empty: m.about_stresses_empty, example: m.about_stresses_example },
  support: { title: m.about_support, empty: m.about_support_empty, example: m.about_support_example },
  strengths: { title: m.about_strengths, empty: m.about_strengths_empty, example: m.about_strengths_example },
  lifeStory: { title: m.about_story, empty: m.about_story_empty, example: m.about_story_example },
}

const nameOf = (person: string): string => person || m.about_person()
export const partTitle = (part: string, person: string): string => words[part as ProfilePartName].title({ name: nameOf(person) })
export const partEmpty = (part: ProfilePartName, person: string): string => words[part].empty({ name: nameOf(person) })
export const partExample = (part: ProfilePartName): string => words[part].example()
export const aboutTitle = (person: string): string => m.about_title({ name: nameOf(person) })
export const saysTitle = (person: string): string => m.about_says({ name: nameOf(person) })

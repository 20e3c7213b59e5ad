// The life areas of IBIC and the times of the day in everyday words, in their order.
import type { InstructionVersionBody } from '@viewme/contract/instructions.ts'
import { m } from '../../paraglide/messages.js'

export type LifeArea = InstructionVersionBody['lifeAreas'][number]

const words: Record<LifeArea, () => string> = {
  learning: m.area_learning, generalTasks: m.area_tasks, communication: m.area_communication, mobility: m.area_mobility, selfCare: m.area_self_care, domesticLife: m.area_home,
  relationships: m.area_relationships, majorLifeAreas: m.area_work, communityLife: m.area_community, senseOfSafety: m.area_safety, carerSupport: m.area_carers,
}
export const lifeAreaWords = (area: LifeArea): string => words[area]()
export const lifeAreaChoices = (): { id: LifeArea; word: string }[] => (Object.keys(words) as LifeArea[]).map((id) => ({ id, word: words[id]() }))

export type DayTime = NonNullable<InstructionVersionBody['dayTimes']>[number]
const times: Record<DayTime, () => string> = { morning: m.time_morning, day: m.time_day, evening: m.time_evening, night: m.time_night }
export const dayTimeWords = (time: DayTime): string => times[time]()
export const dayTimeChoices = (): { id: DayTime; word: string }[] => (Object.keys(times) as DayTime[]).map((id) => ({ id, word: times[id]() }))

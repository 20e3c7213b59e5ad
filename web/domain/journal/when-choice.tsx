// When it happened: now, or a date and a time typed as people type them.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { now } from '../../platform/clock.ts'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'
import { readDate, readTime, wallOf } from './when-words.ts'

/** `null` = now; `unreadable` = something is typed that is not a time yet. */
export type When = string | null | 'unreadable'

export const WhenChoice = ({ value, onChange, asked }: { value: When; onChange: (when: When) => void; asked: boolean }) => (
  <>
    <ChooseOne
      short
      label={m.note_when()}
      choices={[{ id: 'now', word: m.note_when_now() }, { id: 'other', word: m.note_when_other() }]}
      chosen={value === null ? 'now' : 'other'}
      onChange={(one) => onChange(one === 'now' ? null : wallOf(now()))}
    />
    {value !== null && <DateAndTime begin={value === 'unreadable' ? wallOf(now()) : value} onChange={onChange} asked={asked} />}
  </>
)

/** `begin`: what stands there from the start. Errors are said when the form has been asked to save. */
export function DateAndTime({ begin, onChange, asked }: { begin: string; onChange: (wall: string | 'unreadable') => void; asked: boolean }) {
  const [[date, time], type] = useState(() => begin.split('T') as [string, string])
  const write = (nextDate: string, nextTime: string) => {
    type([nextDate, nextTime])
    const [day, clock] = [readDate(nextDate, now()), readTime(nextTime)]
    onChange(day && clock ? `${day}T${clock}` : 'unreadable')
  }
  return (
    <div className="two-fields">
      <Field label={m.note_date()} value={date} onChange={(next) => write(next, time)} autoComplete="off" error={asked && !readDate(date, now()) ? m.note_date_wrong() : null} />
      <Field label={m.note_time()} value={time} onChange={(next) => write(date, next)} autoComplete="off" error={asked && !readTime(time) ? m.note_time_wrong() : null} />
    </div>
  )
}

// When it happened: now, or a date and a time that can be typed.
import { m } from '../../paraglide/messages.js'
import { ChooseOne } from '../../ui/choices.tsx'
import { Field } from '../../ui/field.tsx'

type Props = { value: string | null; onChange: (wall: string | null) => void; now: Date }

const two = (n: number) => String(n).padStart(2, '0')
export const wallOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`

export function WhenChoice({ value, onChange, now }: Props) {
  const [date, time] = (value ?? wallOf(now)).split('T') as [string, string]
  return (
    <>
      <ChooseOne
        short
        label={m.note_when()}
        choices={[{ id: 'now', word: m.note_when_now() }, { id: 'other', word: m.note_when_other() }]}
        chosen={value === null ? 'now' : 'other'}
        onChange={(one) => onChange(one === 'now' ? null : wallOf(now))}
      />
      {value !== null && <DateAndTime date={date} time={time} onChange={onChange} />}
    </>
  )
}

/** An emptied field keeps the last value that was a date: the list can never show an absurd one. */
export const DateAndTime = ({ date, time, onChange }: { date: string; time: string; onChange: (wall: string) => void }) => (
  <div className="two-fields">
    <Field label={m.note_date()} type="date" value={date} onChange={(next) => /^(19|20|21)\d\d-\d\d-\d\d$/.test(next) && onChange(`${next}T${time}`)} />
    <Field label={m.note_time()} type="time" value={time} onChange={(next) => /^\d\d:\d\d/.test(next) && onChange(`${date}T${next.slice(0, 5)}`)} />
  </div>
)

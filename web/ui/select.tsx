// One of many, as the phone itself lets one choose.
import { useId } from 'react'
import type { Choice } from './choices.tsx'

export function Select({ label, choices, chosen, error, onChange }: { label: string; choices: readonly Choice[]; chosen: string; error?: string | null; onChange: (id: string) => void }) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} autoComplete="off" aria-invalid={error ? true : undefined} aria-describedby={error ? `${id}-error` : undefined} value={chosen} onChange={(event) => onChange(event.target.value)}>
        {choices.map((choice) => <option key={choice.id} value={choice.id}>{choice.word}</option>)}
      </select>
      {error && <span id={`${id}-error`} className="field-error">{error}</span>}
    </div>
  )
}

// Beside an instruction, where there is room: all the others, so that the next one is one press away.
import { Link } from '../ui/link.tsx'
import { OwnWords } from '../ui/own-words.tsx'
import { addressIn } from './address.ts'
import type { Findable } from './moment.data.ts'

export const InstructionLinks = ({ instructions, current }: { instructions: readonly Findable[]; current: string }) => (
  <ul className="list">
    {instructions.map(({ subject, title }) => (
      <li key={subject}><Link className="card" to={addressIn(subject, null, null)} aria-current={subject === current ? 'page' : undefined}><b><OwnWords>{title}</OwnWords></b></Link></li>
    ))}
  </ul>
)

// One of the four words as a pill, in the same colour wherever it stands.
import { stateWord, type StateName } from '../platform/state-words.ts'
import { Pill, type Tone } from './parts.tsx'

const tones: Record<StateName, Tone> = { waiting: 'amber', sent: 'green', refused: 'red', stale: 'amber' }

export const StatePill = ({ state }: { state: StateName }) => <Pill tone={tones[state]}>{stateWord(state)}</Pill>

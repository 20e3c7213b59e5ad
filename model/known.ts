// Counter-examples that were found once, as they were made small. Each stays.
import type { Command } from './commands.ts'

export const known: { was: string; commands: Command[] }[] = [
  { was: 'a former member whose phone had heard of the end asked for another round', commands: [
    { do: 'write', who: 'omar', to: 'home' }, { do: 'sync', who: 'omar' }, { do: 'end', who: 'omar' }, { do: 'sync', who: 'omar' }, { do: 'sync', who: 'omar' }, { do: 'write', who: 'omar', to: 'home' }] },
  { was: 'two accounts whose facts one delivery carried were counted as one', commands: [
    { do: 'poison', who: 'sara' }, { do: 'elsewhere', what: 'write' }, { do: 'leave', who: 'sara' }] },
  { was: 'what came forty days after a planned end was looked for among what is taken in', commands: [
    { do: 'write', who: 'omar', to: 'home' }, { do: 'end', who: 'omar', planned: true }, { do: 'wait', days: 40 }] },
]

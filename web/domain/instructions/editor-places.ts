// Places that other instructions name: whoever writes the same word finds both under it.
import { useWatched } from '../../platform/watch.ts'
import { placesOf } from './binder-order.ts'
import { watchInstructions } from './instructions.data.ts'

export const usePlaces = (): string[] => placesOf(useWatched(watchInstructions) ?? [])

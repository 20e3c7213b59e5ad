// Text fields as people type them: trimmed at neither end, never empty, well formed.
import { z } from 'zod'

/** A text of 1 to `max` characters that holds something besides spaces. */
export const text = (max: number) => z.string().min(1).max(max).refine((value) => value.trim().length > 0, { error: 'empty' })

/** A time of day, "08:00". */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** Id of a drawing in the app's one set of symbols. One that an app does not know is left out. */
export const symbolId = z.string().regex(/^[a-z]+(-[a-z]+){0,3}$/).max(30)

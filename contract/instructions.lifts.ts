// Older schemas of instruction versions, lifted one number at a time. Nothing here is ever removed.
import type { Kind } from './kind.ts'

export const lifts: Kind['lifts'] = {}

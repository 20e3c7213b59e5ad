// What was counted of pictures, less those that have gone since without anybody's doing. Pure; imports nothing that runs (the moment path asks it too).
import type { FilesMeta } from '../store.ts'

/** `rows`: files on this phone now. Which ones are gone is not known without opening what names them, so it may say too many, and never too few. */
export function lessLost(counted: FilesMeta | undefined, rows: number): FilesMeta | undefined {
  const lost = Math.min((counted?.here ?? 0) - rows, (counted?.files ?? 0) - (counted?.missing ?? 0))
  if (!counted || lost <= 0) return counted
  const kinds = Object.fromEntries(Object.entries(counted.kinds ?? {}).map(([kind, { subjects, whole }]) => [kind, { subjects, whole: Math.max(0, whole - lost) }]))
  return { ...counted, missing: counted.missing + lost, kinds }
}

// When files are moved: after every round of facts, and again with growing pauses while something stands in the way.
import { backOff, type Trouble } from '../http.ts'
import type { Parts } from '../parts.ts'

export type Mover = { soon(): void; pause(): void }

export function keepMoving(parts: Pick<Parts, 'chance'>, move: (holding: () => boolean) => Promise<Trouble | null>, holding: () => boolean): Mover {
  let timer: ReturnType<typeof setTimeout> | null = null
  let moving = false
  let again = false
  let tries = 0
  const later = (least: number) => { tries++; timer = setTimeout(() => void run(), backOff(tries, parts.chance(), least)) }
  const run = async (): Promise<void> => {
    if (!holding()) return
    if (moving) { again = true; return }
    moving = true
    if (timer) clearTimeout(timer)
    try {
      const trouble = await move(holding)
      if (!trouble) tries = 0
      else later(trouble.is === 'wait' ? trouble.ms : 0)
    } catch { later(0) } finally { moving = false }
    if (again) { again = false; void run() }
  }
  return {
    soon: () => void run(),
    pause() { if (timer) clearTimeout(timer) },
  }
}

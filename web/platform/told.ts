// A value that one part of the app tells and another shows, without either knowing the other. Small: the moment path uses it.
export type Told<T> = {
  tell(next: T): void
  /** What was told last, the first value until then. */
  value(): T
  /** Called at every change until the answer is called. */
  watch(listener: () => void): () => void
}

export function told<T>(first: T): Told<T> {
  let current = first
  const listeners = new Set<() => void>()
  return {
    tell(next) {
      if (Object.is(next, current)) return
      current = next
      for (const listener of listeners) listener()
    },
    value: () => current,
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

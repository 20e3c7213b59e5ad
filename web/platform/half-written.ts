// Whether something typed is not saved yet: a newer version of the app then waits with taking over.
const open = new Set<symbol>()

export const isHalfWritten = (): boolean => open.size > 0

/** Call with true when there is unsaved text, and with false when there is none any more. */
export function halfWritten(mark: symbol, unsaved: boolean): void {
  if (unsaved) open.add(mark)
  else open.delete(mark)
}

// Whether something typed is not saved yet: a newer version of the app then waits with taking over.
import { useEffect, useState } from 'react'

const open = new Set<symbol>()

export const isHalfWritten = (): boolean => open.size > 0

function halfWritten(mark: symbol, unsaved: boolean): void {
  if (unsaved) open.add(mark)
  else open.delete(mark)
}

/** For as long as a form is shown: true when it holds unsaved text. */
export function useHalfWritten(changed: boolean): void {
  const [mark] = useState(() => Symbol('form'))
  useEffect(() => {
    halfWritten(mark, changed)
    return () => halfWritten(mark, false)
  }, [changed])
}

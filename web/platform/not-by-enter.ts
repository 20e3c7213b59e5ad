// Enter in a field of one line or in a choice, or "Klar" on a phone's keyboard, would save what is half written. Only the button does, by Enter too.
import { useEffect, type RefObject } from 'react'

/** For as long as the form is shown. */
export function useNotByEnter(form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    const shown = form.current
    const stay = (event: KeyboardEvent) => { if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault() }
    shown?.addEventListener('keydown', stay)
    return () => shown?.removeEventListener('keydown', stay)
  }, [])
}

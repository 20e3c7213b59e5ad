// Whether the help for whoever is new has been read, or put away, on this device. It holds nothing of who that was.
import { told } from './told.ts'

const place = 'viewme-guide'

const read = (): boolean => {
  // Where nothing can be kept it would come back at every start: it is in "Jag" all the same.
  try { return localStorage.getItem(place) !== null } catch { return true }
}

export const guideSeen = told<boolean>(read())

export function sawGuide(): void {
  try { localStorage.setItem(place, 'seen') } catch { /* Said until the app is closed. */ }
  guideSeen.tell(true)
}

// Whether ViewMe can be put on the home screen of this device, and how. The browser offers it once and early, so the offer is kept from the start.
import { told } from './told.ts'

type Offer = Event & { prompt(): Promise<unknown>; userChoice: Promise<{ outcome: string }> }

/** `there`: opened from it. `offered`: the browser does it when it is told to. `by-hand`: iPhone or iPad, by their own menu. */
export type HomeScreen = 'there' | 'offered' | 'by-hand' | 'none'

let offer: Offer | null = null

/** An iPad says that it is a Mac; a Mac has no touch screen. */
export const isApple = (): boolean => /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)

export const isThere = (): boolean => matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true

export const homeScreen = told<HomeScreen>(isThere() ? 'there' : isApple() ? 'by-hand' : 'none')

/** Called once, before anything is drawn. */
export function keepOffer(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault()
    offer = event as Offer
    homeScreen.tell('offered')
  })
  addEventListener('appinstalled', () => {
    offer = null
    homeScreen.tell('there')
  })
}

/** Asks the browser, which asks the human. False: not now; the browser decides when it offers it again. */
export async function putOnHomeScreen(): Promise<boolean> {
  const asked = offer
  offer = null
  await asked?.prompt()
  const done = (await asked?.userChoice)?.outcome === 'accepted'
  homeScreen.tell(done ? 'there' : 'none')
  return done
}

const place = 'viewme-home-screen'

/** "Inte nu" was said on this device: it is not brought up again by itself. */
export function saidNotNow(): boolean {
  try { return localStorage.getItem(place) !== null } catch { return true }
}

export function sayNotNow(): void {
  try { localStorage.setItem(place, 'not-now') } catch { /* Brought up again at the next start. */ }
}

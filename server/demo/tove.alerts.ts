// What stays on top of every screen about Tove. Seen also by those who meet her elsewhere.
import type { DemoAlert } from './demo.content.ts'

const audience = { groups: ['everyone', 'other-place'] }

export const toveAlerts: DemoAlert[] = [
  { key: 'epilepsy', audience, body: { order: 0, text: 'Epilepsi', more: 'Fokala anfall och tonisk-kloniska. Anfall i 5 min eller mer: akutmedicin i röd påse och 112.' } },
  { key: 'allergy', audience, body: { order: 1, text: 'Allergi: penicillin, latex', more: 'FIKTIV uppgift. Penicillin ger utslag. Handskar utan latex.' } },
  { key: 'swallowing', audience, body: { order: 2, text: 'Sväljrisk', more: 'Passerad kost, bara när hon är pigg. Inget i munnen vid påverkad vakenhet.' } },
]

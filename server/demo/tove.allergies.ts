// What Tove reacts to. Seen by the same as the alerts, also by those who meet her elsewhere.
import type { DemoAllergy } from './demo.content.ts'

const audience = { groups: ['everyone', 'other-place'] }

export const toveAllergies: DemoAllergy[] = [
  { key: 'penicillin', audience, body: { to: 'Penicillin', severity: 'serious', signs: 'FIKTIV uppgift. Röda utslag på magen och armarna inom ett dygn.', act: 'FIKTIV. Säg det till alla i vården innan de ger något. Ring sjuksköterskan vid utslag.' } },
  { key: 'latex', audience, body: { to: 'Latex', severity: 'mild', signs: 'FIKTIV uppgift. Röd och torr hud där handsken har suttit.', act: 'FIKTIV. Byt till handskar utan latex. Skölj huden med ljummet vatten.' } },
]

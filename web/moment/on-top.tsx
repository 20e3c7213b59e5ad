// What stands on top of every screen, here and in a step: the alerts in the team's order, then every allergy that is life-threatening. Where not all have room those come first.
import { AlertsStrip } from '../ui/frame.tsx'
import type { Alert, Allergy } from './moment.data.ts'
import { useTexts } from './use-texts.ts'

export function OnTop({ alerts, allergies }: { alerts: readonly Alert[]; allergies: readonly Allergy[] }) {
  const texts = useTexts()
  return <AlertsStrip title={texts.alerts} alerts={[...alerts.map((one) => ({ ...one, said: one.text })), ...allergies.filter((one) => one.onTop).map(({ id, to, more }) => ({ id, text: texts.allergicTo(to), said: to, more, grave: true }))]} />
}

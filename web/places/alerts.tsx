// "Viktigt att veta": the alerts, for those who put them there.
import { AlertForm, AlertList } from '../domain/alerts/alerts.tsx'
import { m } from '../paraglide/messages.js'
import { PageHeading } from '../ui/parts.tsx'

export const Alerts = () => (
  <>
    <PageHeading>{m.alerts_title()}</PageHeading>
    <AlertList />
  </>
)

export const EditAlert = ({ id }: { id: string | null }) => <AlertForm id={id} />

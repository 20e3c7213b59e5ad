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

/** `rewrite`: what the server has not accepted, to be written anew. */
export const EditAlert = ({ id, rewrite = null }: { id: string | null; rewrite?: string | null }) => <AlertForm id={id} rewrite={rewrite} />

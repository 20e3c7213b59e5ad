// An alert that was found.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { alertSource } from './alerts.data.ts'

const FoundAlert = ({ hit: { title, reasons } }: { hit: Hit<null> }) => (
  <FoundCard to="/alerts" title={<Marked pieces={title} />} whys={reasons.map(({ where, pieces }) => ({ where: where === 'title' ? m.search_in_title() : m.search_in_more(), pieces }))} />
)

export const searchedAlerts = { ...alertSource, title: m.alerts_title, Hit: FoundAlert }

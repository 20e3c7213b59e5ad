// An alert that was found.
import { m } from '../../paraglide/messages.js'
import type { Hit } from '../../platform/searched.ts'
import { FoundCard, Marked } from '../../ui/found.tsx'
import { OwnWords } from '../../ui/own-words.tsx'
import { alertSource } from './alerts.data.ts'

const FoundAlert = ({ hit: { title, reasons } }: { hit: Hit<null> }) => (
  <FoundCard to="/alerts" title={<OwnWords><Marked pieces={title} /></OwnWords>} whys={reasons.map(({ where, pieces }) => ({ where: where === 'title' ? m.search_in_title() : m.search_in_more(), pieces }))} />
)

export const searchedAlerts = { ...alertSource, title: m.alerts_title, Hit: FoundAlert }

// Signed out here without network: the server does not know yet, and it is said until it does.
import { m } from '../../paraglide/messages.js'
import { useWatched } from '../../platform/watch.ts'
import { Banner } from '../../ui/parts.tsx'
import { watchEndOwed } from './who.data.ts'

export const NotHeardNote = () => useWatched(watchEndOwed) === true && (
  <Banner tone="amber" icon="offline"><p>{m.sign_in_not_heard()}</p></Banner>
)

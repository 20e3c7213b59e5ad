// A copy that went away by itself: what happened, what went with it, and what to do. Until its human has signed in again.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { ButtonLink } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'
import { readBrowser, type Browser } from './who.data.ts'

export function DestroyedNote() {
  const [told, tell] = useState<Browser['destroyed']>([])
  useEffect(() => void readBrowser().then((browser) => tell(browser.destroyed)), [])
  return told.map(({ why, lost }, at) => (why === 'ended' ? <Banner key={at} icon="info"><p>{m.who_ended()}</p><ButtonLink to="/ended">{m.who_ended_more()}</ButtonLink></Banner> : (
    <Banner key={at} tone="amber" icon="alert">
      <p>
        {why === 'pin' ? m.sign_in_destroyed_pin() : m.sign_in_destroyed_lease()}
        {lost > 0 && ` ${lost === 1 ? m.sign_in_destroyed_lost_one() : m.sign_in_destroyed_lost({ count: lost })}`}
      </p>
    </Banner>
  )))
}

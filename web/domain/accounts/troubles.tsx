// What stands in the way just now, each in a few words: a network that wants a login, a clock that is wrong, a copy that the browser has cleared.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { useWatched } from '../../platform/watch.ts'
import { Button } from '../../ui/button.tsx'
import { Banner } from '../../ui/parts.tsx'
import { haveRead, readCleared, watchTroubles, type Cleared, type Troubles as All } from './troubles.data.ts'

export function Troubles() {
  const all = useWatched(watchTroubles)
  return (
    <div role="status" className="list">
      {all?.captive && <Banner tone="amber" icon="offline"><p>{m.net_captive()}</p></Banner>}
      {all?.clock && <Banner tone="amber" icon="clock"><p>{clockWords(all.clock)}</p></Banner>}
      {all?.cleared && all.cleared.lost !== 0 && (
        <Banner tone="amber" icon="alert">
          <p>{m.cleared_words()} <b>{lostWords(all.cleared)}</b> {m.cleared_write_again()}</p>
          <Button onClick={() => void haveRead()}>{m.cleared_read()}</Button>
        </Banner>
      )}
    </div>
  )
}

/** Where one signs in: why there is nothing here though there was. */
export function ClearedNote() {
  const [cleared, tell] = useState<Cleared | null>(null)
  useEffect(() => void readCleared().then(tell, () => {}), [])
  return <div role="status">{cleared && <Banner tone="amber" icon="alert"><p>{m.cleared_words()} <b>{lostWords(cleared)}</b> {m.cleared_sign_in()}</p></Banner>}</div>
}

function lostWords({ lost }: Cleared): string {
  if (lost === undefined) return ''
  if (lost === null) return m.cleared_unknown()
  return lost === 0 ? m.cleared_nothing() : lost === 1 ? m.cleared_lost_one() : m.cleared_lost({ count: lost })
}

function clockWords({ by }: NonNullable<All['clock']>): string {
  if (by === null) return m.clock_set()
  return by > 0 ? m.clock_ahead({ much: spanWords(by) }) : m.clock_behind({ much: spanWords(-by) })
}

/** Never one of anything: from five minutes, hours from an hour and a half, days from a day and a half. */
function spanWords(ms: number): string {
  const minutes = Math.round(ms / 60_000)
  if (minutes < 90) return m.clock_minutes({ count: minutes })
  return minutes < 36 * 60 ? m.clock_hours({ count: Math.round(minutes / 60) }) : m.clock_days({ count: Math.round(minutes / 1440) })
}

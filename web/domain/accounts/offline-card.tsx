// What this phone can do without network, what is missing, whether the browser will keep it, and how much more has room.
import { useEffect, useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { askToKeep, littleRoom, readRoom, type Room } from '../../platform/room.ts'
import { Button } from '../../ui/button.tsx'
import { Banner, Card } from '../../ui/parts.tsx'
import type { Offline } from './accounts.data.ts'

export const OfflineCard = ({ offline }: { offline: Offline }) => (
  <Card>
    <h2>{m.me_offline()}</h2>
    <p>{readyWords(offline)}</p>
    {offline.files?.full && <p>{m.me_offline_full()}</p>}
    {offline.waiting > 0 && <p>{offline.waiting === 1 ? m.me_pictures_waiting_one() : m.me_pictures_waiting({ count: offline.waiting })}</p>}
    {offline.refused > 0 && <p>{offline.refused === 1 ? m.me_pictures_refused_one() : m.me_pictures_refused({ count: offline.refused })}</p>}
    <Keeping />
  </Card>
)

function readyWords({ ready, lacks, files }: Offline): string {
  if (ready) return !files || files.subjects === 0 ? m.me_offline_ready_plain() : m.me_offline_ready(files)
  if (files && files.missing > 0) return m.me_offline_missing(files)
  if (lacks !== 'app') return m.me_offline_not_binder()
  return 'serviceWorker' in navigator ? m.me_offline_not_app() : m.me_offline_not_able()
}

function Keeping() {
  const [room, show] = useState<Room | null>(null)
  const [saidNo, hearNo] = useState(false)
  useEffect(() => void readRoom().then(show), [])
  const ask = async () => {
    hearNo(!await askToKeep())
    show(await readRoom())
  }
  if (!room) return null
  const megabytes = room.left === null ? null : Math.floor(room.left / 1_000_000)
  return (
    <>
      {room.left !== null && room.left < littleRoom && <Banner tone="amber" icon="alert" inLine><p>{megabytes ? m.room_little({ count: megabytes }) : m.room_none()}</p></Banner>}
      {room.kept !== null && <p>{room.kept ? m.room_kept() : m.room_not_kept()}</p>}
      <div role="status">{saidNo && <p>{m.room_no()}</p>}</div>
      {room.kept === false && <div className="buttons"><Button onClick={() => void ask()}>{m.room_ask()}</Button></div>}
    </>
  )
}

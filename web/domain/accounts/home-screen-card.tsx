// Putting ViewMe on the home screen: by the browser's own offer where there is one, by hand on iPhone and iPad; nothing where it is there already.
// And what those phones cannot do, said plainly and only there.
import { useState } from 'react'
import { m } from '../../paraglide/messages.js'
import { homeScreen, isApple, putOnHomeScreen, saidNotNow, sayNotNow } from '../../platform/home-screen.ts'
import { useTold } from '../../platform/use-told.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/parts.tsx'

/** `byItself`: brought up without being looked for, until somebody on this device says "Inte nu". */
export function HomeScreenCard({ byItself = false }: { byItself?: boolean }) {
  const screen = useTold(homeScreen)
  const [leftOut, leaveOut] = useState(() => byItself && saidNotNow())
  const [put, tell] = useState<boolean | null>(null)
  const notNow = () => {
    sayNotNow()
    leaveOut(true)
  }
  const add = async () => {
    if (byItself) sayNotNow()
    tell(await putOnHomeScreen().catch(() => false))
  }
  if (put !== null) return <p role="status">{put ? m.home_done() : m.home_no()}</p>
  if (leftOut || screen === 'there' || screen === 'none') return null
  return (
    <Card>
      <h2>{m.home_title()}</h2>
      <p>{m.home_why()}</p>
      {screen === 'by-hand' && (byItself ? <p>{m.apple_week()}</p> : <ByHand />)}
      {(byItself || screen === 'offered') && (
        <div className="buttons">
          {screen === 'offered' ? <Button onClick={() => void add()}>{m.home_put()}</Button> : <ButtonLink to="/me">{m.home_how()}</ButtonLink>}
          {byItself && <Button look="quiet" onClick={notNow}>{m.home_not_now()}</Button>}
        </div>
      )}
    </Card>
  )
}

const ByHand = () => (
  <>
    <ol className="plain-steps">
      <li>{m.home_share()} {m.home_share_where()}</li>
      <li>{m.home_choose()}</li>
      <li>{m.home_again()}</li>
    </ol>
    <p>{m.home_send_first()}</p>
  </>
)

export function AppleLimits() {
  const there = useTold(homeScreen) === 'there'
  if (!isApple()) return null
  return (
    <Card>
      <h2>{m.apple_title()}</h2>
      <ul className="plain-steps">
        {!there && <li>{m.apple_week()} {m.apple_week_home()}</li>}
        <li>{m.apple_closed()}</li>
        <li>{m.apple_clock()}</li>
        <li>{m.apple_screen()}</li>
      </ul>
    </Card>
  )
}
